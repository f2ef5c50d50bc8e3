package dev.spotter.sim.web;

import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.chat.PhotoUpload.File;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.http.RawBody;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The route that takes photos, one message a request: a bounded number at a time, each of a bounded
 * length. Query: {@code member}, and for each file {@code name} and, if there are several, {@code
 * size}; body: their bytes, one file after the other.
 */
final class PhotoRoute {

  private static final String PHOTOS = "/api/conversations/:conversation/photos";
  private static final int MAX_AT_A_TIME = 8;
  private static final int MAX_BODY = 2 * PhotoUpload.MAX_BYTES;

  private final PhotoUpload upload;
  private final Function<Event, JsonObject> json;
  private int open;

  PhotoRoute(PhotoUpload upload, Function<Event, JsonObject> json) {
    this.upload = upload;
    this.json = json;
  }

  void mount(Router router) {
    router.post(PHOTOS).handler(this::admit);
    router.post(PHOTOS).handler(new RawBody(MAX_BODY)).handler(this::post);
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
    List<File> files = files(http.queryParams(), RawBody.of(http));
    String member = Optional.ofNullable(http.queryParams().get("member")).orElse("");
    upload
        .post(http.pathParam("conversation"), member, files, References.NONE, false)
        .onSuccess(event -> PageReply.json(http, 201, json.apply(event).toBuffer()))
        .onFailure(http::fail);
  }

  private static List<File> files(MultiMap query, Buffer body) {
    List<String> names = query.getAll("name");
    List<Integer> sizes = sizes(query.getAll("size"), body.length());
    List<File> files = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sizes.size(); i++) {
      int end = Math.addExact(from, check(sizes.get(i)));
      if (end > body.length()) {
        throw new PageException(400, "The files are shorter than their sizes say.");
      }
      files.add(new File(i < names.size() ? names.get(i) : "", body.getBytes(from, end)));
      from = end;
    }
    return files;
  }

  private static List<Integer> sizes(List<String> given, int whole) {
    try {
      return given.isEmpty() ? List.of(whole) : given.stream().map(Integer::valueOf).toList();
    } catch (NumberFormatException notOne) {
      throw new PageException(400, "\"size\" must be a number.");
    }
  }

  private static int check(int size) {
    if (size <= 0) {
      throw new PageException(400, "The file is empty.");
    }
    if (size > PhotoUpload.MAX_BYTES) {
      throw new PageException(413, "That is too large. The limit is 20 MB.");
    }
    return size;
  }
}
