package dev.spotter.bot.platform.matrix;

import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * Gate in front of look-ups and downloads that opens when the homeserver answers: names and
 * pictures come from the very server that a caption is posted to, so that nothing is gained by
 * going on without them while it is restarted. Callers share one look. Thread-safe.
 */
final class HomeserverPresence {

  private static final int LOOKS = 20;
  private static final long MILLIS_BETWEEN = 500;

  private final Vertx vertx;
  private final MatrixApi api;
  private Future<Void> look = Future.succeededFuture();

  HomeserverPresence(Vertx vertx, MatrixApi api) {
    this.vertx = vertx;
    this.api = api;
  }

  /** Waits for the homeserver, at most some ten seconds; fails as the last look did. */
  synchronized Future<Void> await() {
    if (look.isComplete()) {
      look = look(LOOKS);
    }
    return look;
  }

  private Future<Void> look(int left) {
    return api.read("versions", "/versions")
        .<Void>mapEmpty()
        .recover(
            failure ->
                left > 1 && mayPass(failure)
                    ? vertx
                        .timer(MILLIS_BETWEEN, TimeUnit.MILLISECONDS)
                        .compose(elapsed -> look(left - 1))
                    : Future.failedFuture(failure));
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof PlatformException p && p.reaction() == Reaction.RETRY;
  }
}
