/**
 * The seam to chat platforms: a raw webhook request in, {@link dev.spotter.bot.chat.ImageUpload}s
 * out; a {@link dev.spotter.bot.chat.Caption} in, a posted message out. Each platform is one
 * package below.
 */
package dev.spotter.bot.platform;
