package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.PictureStore;
import dev.spotter.sim.picture.Size;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file store: what each file is, and its bytes for who shows the bot's token. Who shows none or
 * a wrong one is not refused but gets the page to sign in at, as from Slack.
 */
final class SlackFiles implements ChatListener {

  private static final int REMEMBERED = 20_000;
  private static final String SIGN_IN =
      "<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in</body></html>";

  private final PictureStore pictures;
  private final SlackFileJson json;
  private final String authorization;
  private final Map<String, Shared> files =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Shared> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Shared(Picture picture, Event event) {}

  SlackFiles(PictureStore pictures, SlackFileJson json, String token) {
    this.pictures = pictures;
    this.json = json;
    this.authorization = "Bearer " + token;
  }

  @Override
  public void onEvent(Event event) {
    if (event.content() instanceof Content.Photos photos) {
      photos
          .pictures()
          .forEach(picture -> files.put(SlackIds.file(picture.id()), new Shared(picture, event)));
    }
  }

  void mount(Router router) {
    router.get(SlackEmulation.PATH + "/files-pri/:file/:size").handler(this::serve);
    router.get(SlackEmulation.PATH + "/files-pri/:file/:size/download").handler(this::serve);
    router.get(SlackEmulation.PATH + "/files-tmb/:file/:size").handler(this::serve);
  }

  /** {@code files.info}. */
  JsonObject info(SlackCall call) {
    Shared shared =
        Optional.ofNullable(files.get(call.required("file", "file_not_found")))
            .orElseThrow(() -> SlackException.of("file_not_found"));
    if (pictures.picture(shared.picture().id()).isEmpty()) {
      throw SlackException.of("file_deleted");
    }
    return new JsonObject()
        .put("file", json.file(shared.picture(), shared.event()))
        .put("comments", new JsonArray());
  }

  private void serve(RoutingContext http) {
    HttpServerResponse response = http.response();
    if (!authorization.equals(http.request().getHeader("Authorization"))) {
      response.putHeader("Content-Type", "text/html; charset=utf-8").end(SIGN_IN);
      return;
    }
    String file = http.pathParam("file").replaceFirst(SlackIds.TEAM + "-", "");
    Optional.ofNullable(files.get(file))
        .flatMap(shared -> media(shared.picture(), http.pathParam("size")))
        .ifPresentOrElse(
            media -> response.putHeader("Content-Type", media.type()).end(media.bytes()),
            () -> response.setStatusCode(404).end());
  }

  private Optional<PictureStore.Media> media(Picture picture, String name) {
    return Arrays.stream(Size.values())
        .filter(size -> SlackFileJson.path(size).equals(name))
        .findFirst()
        .flatMap(size -> pictures.media(picture.id(), size));
  }
}
