package dev.spotter.bot.platform.vonage.messages;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A channel of the Messages API: the service that a message came by and is answered by.
 *
 * <p>An MMS and an SMS between the same two numbers are one conversation: whoever sends a picture
 * and then writes about it sends the one and then the other.
 */
enum Channel {
  /** WhatsApp, the only channel whose messages can answer one another. */
  WHATSAPP(4_096),
  /** Facebook Messenger. */
  MESSENGER(640),
  /** Viber. */
  VIBER_SERVICE(1_000),
  /** RCS. */
  RCS(3_072),
  /** SMS. */
  SMS(1_000),
  /** MMS. */
  MMS(1_000);

  private final int maxText;

  Channel(int maxText) {
    this.maxText = maxText;
  }

  /** Returns the channel of this name, if there is one. */
  static Optional<Channel> named(String name) {
    return Stream.of(values()).filter(channel -> channel.wireName().equals(name)).findFirst();
  }

  /** Returns the name as the API writes it. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the channel that conversations of this one are kept under. */
  Channel ofConversation() {
    return this == MMS ? SMS : this;
  }

  /** Returns whether an answer can name the message it answers. */
  boolean answersInContext() {
    return this == WHATSAPP;
  }

  /** Returns a text that is short enough; what is too long ends in an ellipsis. */
  String cut(String text) {
    if (text.length() <= maxText) {
      return text;
    }
    int end = maxText - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
