package dev.spotter.bot.platform;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.Picture;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Adapter of one connection to a chat platform: one workspace, bot account or application. Methods
 * that return a future fail it with {@link PlatformException}; all methods may be called from any
 * event loop.
 */
public interface Platform {

  /** The longest text that may be meant for the bot, in characters; longer ones are dropped. */
  int MAX_TEXT = 1_000;

  /**
   * Returns the connection's name: lower case, unique among the bot's connections, the platform's
   * own name for its first one. It is part of webhook paths, of keys and of metrics.
   */
  String name();

  /** Returns the endpoints that the platform calls. */
  default List<Route> routes() {
    return List.of(Route.webhook(name()));
  }

  /**
   * Verifies that the platform itself sent a request, then reads the events out of it.
   *
   * @param request a raw request to one of {@link #routes}
   * @return the events to keep, and the answer to give once they are kept
   * @throws RefusedRequestException when the sender is not proven, or the request cannot be
   *     understood
   */
  WebhookEvents receive(WebhookRequest request);

  /**
   * Tells how to download a picture now.
   *
   * @param picture a picture of an event of this connection
   * @param shortSide the short side in pixels from which a smaller rendition is good enough
   * @return its addresses with the credential for them
   */
  Future<DownloadSpec> download(Picture picture, int shortSide);

  /**
   * Looks up a member's display name.
   *
   * @param in a conversation that the member takes part in
   * @param member a member as an event named it
   * @return the name as its owner wrote it, or nothing when the platform knows none
   */
  Future<Optional<String>> memberName(Conversation in, Member member);

  /**
   * Looks up whether a member runs a conversation.
   *
   * @param in a conversation that the member takes part in
   * @param member a member as an event named it
   * @return empty when the platform does not tell
   */
  default Future<Optional<Boolean>> isAdmin(Conversation in, Member member) {
    return Future.succeededFuture(Optional.empty());
  }

  /**
   * Posts a message, once: it does not try again by itself.
   *
   * @param in where to
   * @param message what to post
   * @return the platform's id of the posted message
   */
  Future<String> post(Conversation in, OutgoingMessage message);

  /**
   * Edits a message of the bot's own.
   *
   * @param in where it is
   * @param messageId the id that {@link #post} returned
   * @param message what it is to say now
   * @return fails with {@link PlatformException.Reaction#GIVE_UP} when the platform cannot edit,
   *     see {@link Capabilities#edits}
   */
  default Future<Void> edit(Conversation in, String messageId, OutgoingMessage message) {
    return Future.failedFuture(
        PlatformException.of(
            PlatformException.Reaction.GIVE_UP, name() + " cannot edit a message"));
  }

  /**
   * Deletes a message of the bot's own; one that is gone already is as good as deleted.
   *
   * @param in where it is
   * @param messageId the id that {@link #post} returned
   * @return fails with {@link PlatformException.Reaction#GIVE_UP} when it cannot be deleted, see
   *     {@link Capabilities#deletes}
   */
  default Future<Void> delete(Conversation in, String messageId) {
    return Future.failedFuture(
        PlatformException.of(
            PlatformException.Reaction.GIVE_UP, name() + " cannot delete a message"));
  }

  /**
   * Looks in the conversation for a message that may have been posted, for when the answer to
   * {@link #post} was lost.
   *
   * @param in where it was to be posted
   * @param message the message that may be there
   * @param after id of the bot's last message there that answers an earlier event, if any
   * @return the id of the bot's own message with this text, after the message that it answers and
   *     after {@code after}
   */
  Future<Optional<String>> findPosted(
      Conversation in, OutgoingMessage message, Optional<String> after);

  /** Returns what the platform can do beyond posting. */
  Capabilities capabilities();

  /**
   * Returns the connection that the bot has to keep up towards the platform while it runs, if any.
   */
  default Optional<PlatformConnection> connection() {
    return Optional.empty();
  }

  /**
   * Returns what an operator should have looked at when something does not work, the most basic
   * first: tokens, permissions, the webhook's registration. Looking changes nothing.
   */
  default List<Check> checks() {
    return List.of();
  }

  /** Releases its HTTP connections; the platform is not used afterwards. */
  void close();
}
