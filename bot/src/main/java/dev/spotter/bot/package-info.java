/** The event-driven server; start reading at {@code SpotterBot}. */
package dev.spotter.bot;
