package dev.spotter.bot.platform;

/**
 * What a platform can do beyond posting a message.
 *
 * @param edits whether the bot can edit its own messages
 * @param history whether the bot can look up whether a message of its own was posted
 * @param deletes whether the bot can delete its own messages
 */
public record Capabilities(boolean edits, boolean history, boolean deletes) {

  /** Creates those of a platform where the bot cannot delete its own messages. */
  public Capabilities(boolean edits, boolean history) {
    this(edits, history, false);
  }
}
