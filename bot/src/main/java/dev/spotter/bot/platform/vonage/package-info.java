/**
 * Vonage's Conversation API: signed conversation events in, text messages out. The formats are
 * those of Vonage's published SDKs; where no source confirms one, the code says so.
 */
package dev.spotter.bot.platform.vonage;
