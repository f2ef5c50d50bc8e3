/**
 * Vonage's Conversation API, whose messaging Vonage switched off on 30 April 2026: signed
 * conversation events in, text messages out.
 */
package dev.spotter.bot.platform.vonage.conversations;
