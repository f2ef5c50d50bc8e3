/**
 * The seam to chat platforms: a raw webhook request in, {@link dev.spotter.bot.ImageUpload}s out; a
 * {@link dev.spotter.bot.Caption} in, a posted message out. Each platform is one package below.
 */
package dev.spotter.bot.platform;
