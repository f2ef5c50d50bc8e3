package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.chat.VisibleName;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Cache of people's names in rooms, where each may have another. Calls for the same person share
 * one lookup; a change that the homeserver tells of is forgotten at once. Thread-safe.
 */
final class MatrixMembers {

  private static final int MAX_ENTRIES = 10_000;
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final MatrixApi api;
  private final Cache<Membership, Future<Optional<String>>> names;

  private record Membership(String room, String user) {}

  MatrixMembers(String connection, MatrixApi api, MeterRegistry registry) {
    this.api = api;
    Cache<Membership, Future<Optional<String>>> cache =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(LIFETIME)
            .recordStats()
            .build();
    this.names = CaffeineCacheMetrics.monitor(registry, cache, connection + ".user-names");
  }

  /** Returns the name that a person has in a room, or else the account's. */
  Future<Optional<String>> name(String room, String user) {
    Membership member = new Membership(room, user);
    Future<Optional<String>> name = names.get(member, this::lookUp);
    return name.onFailure(failure -> names.asMap().remove(member, name));
  }

  /** Forgets a name that may have changed. */
  void forget(String room, String user) {
    names.invalidate(new Membership(room, user));
  }

  /** Returns the name that a profile or a membership shows, if it shows one. */
  static Optional<String> displayName(JsonNode profile) {
    return VisibleName.of(profile.path("displayname").asText(""));
  }

  /** Who left, or whom a server does not show, still has the account's name. */
  private Future<Optional<String>> lookUp(Membership member) {
    Optional<String> account = VisibleName.of(MatrixIds.localpart(member.user()));
    return api.read(
            "state/m.room.member",
            "/v3/rooms" + MatrixIds.path(member.room(), "state", "m.room.member", member.user()))
        .map(membership -> displayName(membership).or(() -> account))
        .recover(
            failure ->
                failure instanceof PlatformException p && p.reaction() == Reaction.GIVE_UP
                    ? Future.succeededFuture(account)
                    : Future.failedFuture(failure));
  }
}
