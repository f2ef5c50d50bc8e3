package dev.spotter.bot.platform;

/**
 * What a platform can do beyond posting a message.
 *
 * @param edits whether the bot can edit its own messages
 * @param history whether the bot can look up whether a message of its own was posted
 */
public record Capabilities(boolean edits, boolean history) {}
