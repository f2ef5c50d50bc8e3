/** Raw requests of platforms in; uploads that are kept, and an answer, out. */
package dev.spotter.bot.webhook;
