package dev.spotter.bot.platform.matrix;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * The ping of the application service API, since Matrix 1.7: asked by the bot, the homeserver calls
 * the address of its registration and tells how that went. Thread-safe.
 *
 * @param api asks
 * @param serviceId the id of the registration
 */
record ServicePing(MatrixApi api, String serviceId) {

  /**
   * Has the homeserver call the bot.
   *
   * @return the milliseconds that it took; nothing when the homeserver knows no ping. Fails when
   *     the homeserver does not reach the bot, or has no such registration
   */
  Future<Optional<Long>> send() {
    String path = "/v1/appservice" + MatrixIds.path(serviceId, "ping");
    return api.write("appservice/ping", path, MatrixApi.nothing())
        .map(answer -> Optional.of(answer.path("duration_ms").asLong()))
        .recover(
            failure ->
                MatrixErrors.is(failure, "M_UNRECOGNIZED")
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }
}
