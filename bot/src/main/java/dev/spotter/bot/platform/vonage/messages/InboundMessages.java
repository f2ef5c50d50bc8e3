package dev.spotter.bot.platform.vonage.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.chat.VisibleName;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.RefusedRequestException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parser of inbound messages, version 1 of the webhook. Stateless and thread-safe.
 *
 * <p>Of interest are pictures, see {@link InboundPictures}, and texts. Whoever writes to the bot
 * writes to nobody else, so every text is meant for it. Stickers, reactions, locations, buttons,
 * orders and what Vonage calls unsupported are not of interest.
 */
final class InboundMessages {

  private static final Pattern UUID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final String connection;
  private final BotName name;

  /**
   * Creates the parser.
   *
   * @param connection the connection's name
   * @param name what people call the bot in plain text, although they need not
   */
  InboundMessages(String connection, BotName name) {
    this.connection = connection;
    this.name = name;
  }

  /**
   * Reads one message.
   *
   * @param message the webhook's body
   * @return the event; empty when the message is of no interest
   * @throws RefusedRequestException with status 400 when it cannot be understood
   */
  Optional<ChatEvent> parse(JsonNode message) {
    refuseVersionZero(message);
    Optional<Channel> channel = Channel.named(message.path("channel").asText(""));
    if (channel.isEmpty()) {
      return Optional.empty();
    }
    List<Picture> pictures = InboundPictures.of(message);
    if (!pictures.isEmpty()) {
      return Optional.of(photos(message, channel.get(), pictures));
    }
    String text = message.path("text").asText("");
    boolean isText = message.path("message_type").asText("").equals("text");
    return isText && !text.isBlank() && text.length() <= Platform.MAX_TEXT
        ? Optional.of(text(message, channel.get(), text))
        : Optional.empty();
  }

  private static void refuseVersionZero(JsonNode message) {
    if (message.path("from").isObject() && message.has("message")) {
      throw RefusedRequestException.malformed(
          "the webhook is of version v0.1; set the version of the application's Messages"
              + " capability to v1");
    }
  }

  private PhotosPosted photos(JsonNode message, Channel channel, List<Picture> pictures) {
    Correspondence with = correspondence(message, channel);
    String uuid = uuid(message);
    return new PhotosPosted(
        new EventId(connection, uuid),
        with.in(connection),
        sender(message, with),
        uuid,
        service(channel),
        Optional.empty(),
        Optional.empty(),
        pictures);
  }

  private TextPosted text(JsonNode message, Channel channel, String text) {
    Correspondence with = correspondence(message, channel);
    String uuid = uuid(message);
    return new TextPosted(
        new EventId(connection, uuid),
        with.in(connection),
        sender(message, with),
        uuid,
        service(channel),
        Optional.empty(),
        name.removedFrom(text),
        Optional.of(message.at("/context/message_uuid").asText(""))
            .filter(answered -> UUID.matcher(answered).matches()),
        true);
  }

  /** Within a conversation of both, an MMS is answered by MMS: that is the answer's thread. */
  private static Optional<String> service(Channel channel) {
    return Optional.of(channel).filter(own -> own != own.ofConversation()).map(Channel::wireName);
  }

  private static Correspondence correspondence(JsonNode message, Channel channel) {
    return new Correspondence(
        channel.ofConversation(),
        address(message.path("to").asText(""), "to"),
        address(
            message.hasNonNull("from")
                ? message.path("from").asText("")
                : message.at("/whatsapp/sender/user_id").asText(""),
            "from"));
  }

  private static String address(String text, String field) {
    if (!Correspondence.isAddress(text)) {
      throw RefusedRequestException.malformed("the message has no usable " + field);
    }
    return text;
  }

  private static String uuid(JsonNode message) {
    String uuid = message.path("message_uuid").asText("");
    if (!UUID.matcher(uuid).matches()) {
      throw RefusedRequestException.malformed("the message has no usable message_uuid");
    }
    return uuid;
  }

  /** WhatsApp tells names; a number is none. */
  private static Member sender(JsonNode message, Correspondence with) {
    JsonNode profile = message.path("profile");
    return new Member(
        with.person(),
        Stream.of("name", "username")
            .flatMap(field -> VisibleName.of(profile.path(field).asText("")).stream())
            .findFirst());
  }
}
