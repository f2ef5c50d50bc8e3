package dev.spotter.bot.chat;

/**
 * Problem code: a picture is larger than its platform lets bots fetch, which people should know.
 *
 * @param megabytes the most that bots may fetch
 */
public record SizeLimit(int megabytes) {}
