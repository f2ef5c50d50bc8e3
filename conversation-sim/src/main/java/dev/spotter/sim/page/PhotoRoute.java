package dev.spotter.sim.page;

import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.http.RawBody;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** The route that takes photos: a bounded number at a time, each of a bounded length. */
final class PhotoRoute {

  private static final String PHOTOS = "/api/conversations/:conversation/photos";
  private static final int MAX_AT_A_TIME = 8;

  private final PhotoUpload upload;
  private final Function<Event, JsonObject> json;
  private int open;

  PhotoRoute(PhotoUpload upload, Function<Event, JsonObject> json) {
    this.upload = upload;
    this.json = json;
  }

  void mount(Router router) {
    router.post(PHOTOS).handler(this::admit);
    router.post(PHOTOS).handler(new RawBody(PhotoUpload.MAX_BYTES)).handler(this::post);
  }

  private void admit(RoutingContext http) {
    if (open >= MAX_AT_A_TIME) {
      http.response().putHeader("Retry-After", "1");
      throw new PageException(503, "Too many uploads at a time. Try again in a second.");
    }
    open++;
    http.addEndHandler(ended -> open--);
    http.next();
  }

  private void post(RoutingContext http) {
    byte[] file = RawBody.of(http).getBytes();
    if (file.length == 0) {
      throw new PageException(400, "The file is empty.");
    }
    String name = Optional.ofNullable(http.queryParams().get("name")).orElse("");
    String member = Optional.ofNullable(http.queryParams().get("member")).orElse("");
    upload
        .post(http.pathParam("conversation"), member, name, file)
        .onSuccess(event -> PageReply.json(http, 201, json.apply(event).toBuffer()))
        .onFailure(http::fail);
  }
}
