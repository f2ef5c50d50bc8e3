package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * How far an account has synced, kept in the account's own data on the homeserver: durable, and
 * found again from any machine, as Telegram keeps the offset of its bots. It is stored only after
 * the events before it are in the inbox. Thread-safe.
 *
 * @param api stores and reads it
 * @param account whose it is
 */
record SyncPosition(MatrixApi api, MatrixAccount account) {

  private static final String TYPE = "dev.spotter.sync";
  private static final String FIELD = "next_batch";

  /** Reads the position; nothing when the account has never synced for a bot. */
  Future<Optional<String>> load() {
    return path()
        .compose(path -> api.read("account_data", path))
        .map(data -> Optional.of(data.path(FIELD).asText("")).filter(token -> !token.isEmpty()))
        .recover(
            failure ->
                MatrixErrors.is(failure, "M_NOT_FOUND")
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }

  /** Stores the position. */
  Future<Void> store(String nextBatch) {
    return path()
        .compose(
            path ->
                api.store(
                    "account_data",
                    path,
                    JsonNodeFactory.instance.objectNode().put(FIELD, nextBatch)))
        .mapEmpty();
  }

  /** Tells whether the homeserver does not know a position, or not any more. */
  static boolean isUnknown(Throwable failure) {
    return failure instanceof PlatformException p && p.reaction() == Reaction.GIVE_UP;
  }

  private Future<String> path() {
    return account.own().map(own -> "/v3/user" + MatrixIds.path(own.user(), "account_data", TYPE));
  }
}
