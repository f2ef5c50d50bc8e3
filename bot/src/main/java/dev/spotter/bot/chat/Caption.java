package dev.spotter.bot.chat;

/**
 * The text the bot posts for one upload.
 *
 * @param text plain text, not yet escaped for a platform
 */
public record Caption(String text) {}
