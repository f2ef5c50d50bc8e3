package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cache of who the bot is: its id, which its token tells, and its username, which getMe does.
 * Thread-safe.
 */
final class BotAccount {

  private final Supplier<Future<JsonNode>> getMe;
  private final String id;
  private volatile Optional<String> username = Optional.empty();

  BotAccount(String id, Supplier<Future<JsonNode>> getMe) {
    this.getMe = getMe;
    this.id = id;
  }

  /** Asks who the bot is, unless that is known; fails as the call does. */
  Future<Void> load() {
    return username.isPresent()
        ? Future.succeededFuture()
        : getMe.get().onSuccess(me -> username = name(me)).mapEmpty();
  }

  private static Optional<String> name(JsonNode me) {
    return Optional.of(me.path("username").asText("")).filter(name -> !name.isEmpty());
  }

  /** Returns the bot's id. */
  String id() {
    return id;
  }

  /** Returns the bot's username, without the at sign, once it is known. */
  Optional<String> username() {
    return username;
  }
}
