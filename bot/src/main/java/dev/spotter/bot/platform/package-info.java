/**
 * The seam to chat platforms: a raw webhook request in, {@link dev.spotter.bot.chat.ChatEvent}s
 * out; a {@link dev.spotter.bot.chat.OutgoingMessage} in, a posted message out. Each platform is
 * one package below.
 */
package dev.spotter.bot.platform;
