/**
 * Telegram's Bot API in front of the chat: updates out, by webhook or by getUpdates; messages and
 * downloads in.
 */
package dev.spotter.sim.platform.telegram;
