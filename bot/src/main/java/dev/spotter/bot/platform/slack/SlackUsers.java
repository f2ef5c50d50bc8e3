package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.chat.VisibleName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is who: people's names, and the bot's own id. Names are asked for again and again, so they
 * are cached; calls for the same person share one lookup. Thread-safe.
 */
final class SlackUsers {

  private static final int MAX_ENTRIES = 10_000;
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final String OWN = "";

  private final SlackApi api;
  private final Cache<String, Future<Optional<String>>> names;
  private final Cache<String, Future<Own>> own;

  /**
   * The bot itself.
   *
   * @param user its user id
   * @param bot its bot id, which its messages carry too
   */
  record Own(String user, String bot) {

    /** Tells whether the bot wrote a message. */
    boolean wrote(JsonNode message) {
      return message.path("user").asText("").equals(user)
          || (!bot.isEmpty() && message.path("bot_id").asText("").equals(bot));
    }
  }

  SlackUsers(String connection, SlackApi api, MeterRegistry registry) {
    this.api = api;
    Cache<String, Future<Optional<String>>> cache =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(LIFETIME)
            .recordStats()
            .build();
    this.names = CaffeineCacheMetrics.monitor(registry, cache, connection + ".user-names");
    this.own = Caffeine.newBuilder().maximumSize(1).expireAfterWrite(LIFETIME).build();
  }

  /** Returns the name that a person chose to be shown, or else the full or the account's name. */
  Future<Optional<String>> name(String user) {
    Future<Optional<String>> name =
        names.get(
            user,
            missing -> api.read("users.info", Map.of("user", missing)).map(SlackUsers::nameOf));
    return name.onFailure(failure -> names.asMap().remove(user, name));
  }

  /** Tells whether a person runs the workspace; it is asked for anew each time. */
  Future<Boolean> isAdmin(String person) {
    return api.read("users.info", Map.of("user", person))
        .map(answer -> answer.path("user"))
        .map(user -> user.path("is_admin").asBoolean() || user.path("is_owner").asBoolean());
  }

  /** Returns who the bot is. */
  Future<Own> own() {
    Future<Own> known =
        own.get(
            OWN,
            missing ->
                api.read("auth.test", Map.of())
                    .map(
                        me ->
                            new Own(me.path("user_id").asText(""), me.path("bot_id").asText(""))));
    return known.onFailure(failure -> own.asMap().remove(OWN, known));
  }

  private static Optional<String> nameOf(JsonNode answer) {
    JsonNode user = answer.path("user");
    JsonNode profile = user.path("profile");
    return Stream.of(
            profile.path("display_name"),
            profile.path("real_name"),
            user.path("real_name"),
            user.path("name"))
        .map(JsonNode::asText)
        .flatMap(name -> VisibleName.of(name).stream())
        .findFirst();
  }
}
