package dev.spotter.bot.chat;

/**
 * Idempotency key of an event: however often a platform delivers the event, the key stays the same.
 *
 * @param connection the connection that the event came over
 * @param key the platform's own key of the event; unique within the connection
 */
public record EventId(String connection, String key) {

  @Override
  public String toString() {
    return connection + " " + key;
  }
}
