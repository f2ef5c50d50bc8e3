package dev.spotter.sim.chat;

/**
 * A platform that conversations can belong to.
 *
 * @param name one word in lower case, as on the command line
 * @param title as people write it
 * @param maxFiles the most files it takes in one message
 */
public record PlatformProfile(String name, String title, int maxFiles) {}
