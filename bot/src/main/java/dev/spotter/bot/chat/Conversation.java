package dev.spotter.bot.chat;

/**
 * A conversation: a channel, group, room or private chat.
 *
 * @param connection the name of the connection to a platform that it is reached over
 * @param id the platform's id of it
 */
public record Conversation(String connection, String id) {

  @Override
  public String toString() {
    return connection + " " + id;
  }
}
