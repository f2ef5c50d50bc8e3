package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms that the bot is in: it accepts invitations, and leaves rooms that are encrypted, since
 * it can read nothing there. The reason is told to the room as that of leaving. Thread-safe.
 */
final class MatrixRooms {

  /** Told to the people of a room that the bot leaves. */
  static final String ENCRYPTED =
      "this room is encrypted, so I cannot see its photos; invite me to a room that is not";

  private static final Logger LOG = LoggerFactory.getLogger(MatrixRooms.class);

  /** Invitations that could not be accepted yet; more are left to the people who sent them. */
  private static final int MAX_PENDING = 1_000;

  private final MatrixApi api;
  private final Set<String> pending = ConcurrentHashMap.newKeySet();

  /** Rooms that have been left, or were found not to be encrypted: asked about once. */
  private final Cache<String, Future<Boolean>> looked =
      Caffeine.newBuilder().maximumSize(10_000).build();

  MatrixRooms(String connection, MatrixApi api, MeterRegistry registry) {
    this.api = api;
    Gauge.builder("spotter.matrix.invitations.pending", pending, Set::size)
        .description("Invitations that the bot could not accept yet")
        .tag("platform", connection)
        .register(registry);
  }

  /**
   * Accepts an invitation.
   *
   * @return succeeds in any case; what may pass is tried again by {@link #acceptPending}
   */
  Future<Void> accept(String room) {
    if (pending.size() < MAX_PENDING) {
      pending.add(room);
    }
    return api.write("join", "/v3/rooms" + MatrixIds.path(room, "join"), MatrixApi.nothing())
        .onSuccess(joined -> pending.remove(room))
        .onSuccess(joined -> LOG.info("Joined the room {}", room))
        .compose(joined -> look(room))
        .recover(failure -> notJoined(room, failure));
  }

  /** Accepts the invitations that an answer of {@code /sync} tells of. */
  Future<Void> acceptAll(JsonNode sync) {
    return Future.all(
            sync.path("rooms")
                .path("invite")
                .propertyStream()
                .map(Map.Entry::getKey)
                .map(this::accept)
                .toList())
        .mapEmpty();
  }

  /** Tries again what could not be accepted. */
  Future<Void> acceptPending() {
    return Future.all(List.copyOf(pending).stream().map(this::accept).toList()).mapEmpty();
  }

  /** Leaves a room in which something encrypted was seen, if the room itself is. */
  Future<Void> sawEncryption(String room) {
    Future<Boolean> look = looked.get(room, this::leaveIfEncrypted);
    return look.onFailure(failure -> looked.asMap().remove(room, look))
        .<Void>mapEmpty()
        .otherwise(
            failure -> {
              LOG.warn("The encrypted room {} is not left yet: {}", room, failure.getMessage());
              return null;
            });
  }

  /** Takes note that a room is encrypted from now on, whatever it was before. */
  Future<Void> becameEncrypted(String room) {
    looked.invalidate(room);
    return sawEncryption(room);
  }

  /** A room that was left before may be another one now. */
  private Future<Void> look(String room) {
    looked.invalidate(room);
    return sawEncryption(room);
  }

  private Future<Boolean> leaveIfEncrypted(String room) {
    return isEncrypted(room).compose(encrypted -> encrypted ? leave(room) : no());
  }

  private Future<Boolean> isEncrypted(String room) {
    String path = "/v3/rooms" + MatrixIds.path(room, "state", "m.room.encryption");
    return api.read("state/m.room.encryption", path)
        .map(state -> true)
        .recover(
            failure ->
                MatrixErrors.is(failure, "M_NOT_FOUND") ? no() : Future.failedFuture(failure));
  }

  private Future<Boolean> leave(String room) {
    LOG.warn("The room {} is encrypted, which this bot cannot read, so it leaves", room);
    return api.write(
            "leave",
            "/v3/rooms" + MatrixIds.path(room, "leave"),
            JsonNodeFactory.instance.objectNode().put("reason", ENCRYPTED))
        .map(left -> true);
  }

  private static Future<Boolean> no() {
    return Future.succeededFuture(false);
  }

  private Future<Void> notJoined(String room, Throwable failure) {
    LOG.warn("The room {} could not be joined: {}", room, failure.getMessage());
    if (failure instanceof PlatformException p && p.reaction() == Reaction.GIVE_UP) {
      pending.remove(room);
    }
    return Future.succeededFuture();
  }
}
