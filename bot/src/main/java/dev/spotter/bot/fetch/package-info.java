/**
 * A {@link dev.spotter.bot.chat.DownloadSpec} in, the picture's bytes out, within limits of size,
 * time and number; start reading at {@link dev.spotter.bot.fetch.PictureFetcher}.
 */
package dev.spotter.bot.fetch;
