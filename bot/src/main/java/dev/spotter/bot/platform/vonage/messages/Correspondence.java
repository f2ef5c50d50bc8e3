package dev.spotter.bot.platform.vonage.messages;

import dev.spotter.bot.chat.Conversation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation of the Messages API, which has no id of its own: the messages between two
 * addresses on a channel. An address is a phone number, a page's or person's id on Messenger, a
 * person's id on WhatsApp (which takes the number's place for those with a user name), an id on
 * Viber or an agent's name on RCS.
 *
 * @param channel as {@link Channel#ofConversation}
 * @param bot the address that people write to
 * @param person the address of who writes
 */
record Correspondence(Channel channel, String bot, String person) {

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._+/=@-]{1,150}");
  private static final Pattern ID =
      Pattern.compile("([a-z_]+):(%1$s):(%1$s)".formatted(ADDRESS.pattern()));

  /** Tells whether a text can be an address. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** Returns the correspondence that {@link #in} made a conversation of, if it did. */
  static Optional<Correspondence> of(Conversation conversation) {
    Matcher id = ID.matcher(conversation.id());
    return id.matches()
        ? Channel.named(id.group(1))
            .map(channel -> new Correspondence(channel, id.group(2), id.group(3)))
        : Optional.empty();
  }

  /** Returns this as a conversation of a connection. */
  Conversation in(String connection) {
    return new Conversation(connection, channel.wireName() + ":" + bot + ":" + person);
  }
}
