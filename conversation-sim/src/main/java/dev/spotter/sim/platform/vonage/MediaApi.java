package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.picture.PictureStore;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The media server, which Vonage's APIs share: pictures for whoever shows the application's token,
 * as with "Secure Inbound Media". Its handlers run on the chat's event loop.
 */
final class MediaApi {

  static final String METHOD = "GET /v3/media/:id";

  private final PictureStore pictures;
  private final ApplicationTokens tokens;

  MediaApi(PictureStore pictures, ApplicationTokens tokens) {
    this.pictures = pictures;
    this.tokens = tokens;
  }

  void mount(Router router) {
    router.get("/v3/media/:media").handler(this::media).failureHandler(MediaApi::fail);
  }

  private void media(RoutingContext http) {
    tokens.check(http.request().getHeader(HttpHeaders.AUTHORIZATION));
    PictureStore.Media found =
        pictures
            .media(http.pathParam("media"))
            .orElseThrow(
                () -> VonageException.notFound("media:error:not-found", "There is no such media."));
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, found.type()).end(found.bytes());
  }

  private static void fail(RoutingContext http) {
    VonageException refused =
        http.failure() instanceof VonageException known ? known : VonageException.internal();
    new VonageCall(http).answer(refused.status(), refused.toJson());
  }
}
