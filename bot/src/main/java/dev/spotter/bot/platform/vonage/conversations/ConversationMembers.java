package dev.spotter.bot.platform.vonage.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.platform.vonage.VonageApi;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who is who in a conversation: the bot's own member id, and the names of others. Both are asked
 * for again and again, so both are cached; calls for the same key share one lookup. Thread-safe.
 */
final class ConversationMembers {

  private static final int MAX_ENTRIES = 10_000;
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final VonageApi api;
  private final String botUser;
  private final Cache<String, Future<Optional<String>>> names;
  private final Cache<String, Future<String>> own;

  ConversationMembers(String connection, VonageApi api, String botUser, MeterRegistry registry) {
    this.api = api;
    this.botUser = botUser;
    this.names = cache(registry, connection + ".member-names");
    this.own = cache(registry, connection + ".own-members");
  }

  private static <T> Cache<String, Future<T>> cache(MeterRegistry registry, String name) {
    Cache<String, Future<T>> cache =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(LIFETIME)
            .recordStats()
            .build();
    return CaffeineCacheMetrics.monitor(registry, cache, name);
  }

  /** Returns a member's display name, or else the user's name, if there is any. */
  Future<Optional<String>> name(String conversation, String member) {
    String path = members(conversation) + "/" + member;
    return cached(
        names, path, () -> api.get(path).map(json -> ConversationEvents.displayName(user(json))));
  }

  /** Returns the bot's own member id in a conversation, joining it when it is no member yet. */
  Future<String> own(String conversation) {
    return cached(
        own,
        conversation,
        () ->
            find(conversation)
                .compose(
                    found ->
                        found.map(Future::succeededFuture).orElseGet(() -> join(conversation))));
  }

  /** Tells whether a member is known to be the bot itself; asks nobody. */
  boolean isOwn(String conversation, String member) {
    Future<String> known = own.getIfPresent(conversation);
    return known != null && member.equals(known.result());
  }

  /** Forgets the bot's membership, for when the platform does not know it any more. */
  void forgetOwn(String conversation) {
    own.invalidate(conversation);
  }

  private Future<Optional<String>> find(String conversation) {
    return api.find(
        members(conversation), Map.of("page_size", "100"), this::ownMember, page -> false);
  }

  private Optional<String> ownMember(JsonNode page) {
    for (JsonNode member : page.at("/_embedded/members")) {
      boolean present = !"LEFT".equalsIgnoreCase(member.path("state").asText(""));
      if (present && botUser.equals(user(member).path("name").asText(""))) {
        return Optional.of(member.path("id").asText(""));
      }
    }
    return Optional.empty();
  }

  private Future<String> join(String conversation) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("state", "joined");
    body.putObject("user").put("name", botUser);
    body.putObject("channel").put("type", "app");
    return api.post(members(conversation), body).map(member -> member.path("id").asText(""));
  }

  private static JsonNode user(JsonNode member) {
    JsonNode embedded = member.at("/_embedded/user");
    return embedded.isObject() ? embedded : member.path("user");
  }

  private static String members(String conversation) {
    return "/v1/conversations/" + conversation + "/members";
  }

  private static <T> Future<T> cached(
      Cache<String, Future<T>> cache, String key, Supplier<Future<T>> lookup) {
    Future<T> value = cache.get(key, missing -> lookup.get());
    return value.onFailure(failure -> cache.asMap().remove(key, value));
  }
}
