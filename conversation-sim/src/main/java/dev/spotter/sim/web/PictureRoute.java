package dev.spotter.sim.web;

import dev.spotter.sim.picture.MediaTypes;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.PictureStore;
import dev.spotter.sim.picture.Size;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Serves pictures to the page. What is no picture is offered as a download only, so that an
 * uploaded HTML file never runs as a part of the page.
 */
final class PictureRoute {

  private final PictureStore pictures;

  PictureRoute(PictureStore pictures) {
    this.pictures = pictures;
  }

  void mount(Router router) {
    router.get("/api/pictures/:picture/:size").handler(this::serve);
  }

  private void serve(RoutingContext http) {
    PictureStore.Media media =
        size(http.pathParam("size"))
            .flatMap(size -> pictures.media(http.pathParam("picture"), size))
            .orElseThrow(() -> new PageException(404, "This picture is no longer kept."));
    boolean shown =
        pictures.picture(http.pathParam("picture")).filter(Picture::readable).isPresent();
    HttpServerResponse response =
        http.response()
            .putHeader("Content-Type", shown ? media.type() : MediaTypes.UNKNOWN)
            .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
            .putHeader("Cache-Control", "private, max-age=86400, immutable");
    if (!shown) {
      response.putHeader("Content-Disposition", "attachment");
    }
    response.end(media.bytes());
  }

  private static Optional<Size> size(String name) {
    return Arrays.stream(Size.values())
        .filter(size -> size.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
