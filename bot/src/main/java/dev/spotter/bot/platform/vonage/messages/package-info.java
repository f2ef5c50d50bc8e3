/**
 * Vonage's Messages API: signed webhooks of messages and their statuses in, text messages out, to
 * one person each.
 */
package dev.spotter.bot.platform.vonage.messages;
