/** Event handlers: one class a kind of event, each a chain of the stages on one screen. */
package dev.spotter.bot.handle;
