/**
 * Telegram's Bot API: updates, pushed or pulled, in; text messages out. The formats are those of
 * the Bot API and of its server's source; where no source confirms one, the code says so.
 */
package dev.spotter.bot.platform.telegram;
