package dev.spotter.sim.web;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Transcript;
import dev.spotter.sim.http.RawBody;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Conversations, members and messages under {@code /api}; on the chat's event loop. */
final class ChatRoutes {

  private static final int MAX_BODY = 64 * 1024;
  private static final String CONVERSATION = "/api/conversations/:conversation";

  private final Chat chat;
  private final Function<Event, JsonObject> json;

  ChatRoutes(Chat chat, Function<Event, JsonObject> json) {
    this.chat = chat;
    this.json = json;
  }

  void mount(Router router) {
    RawBody body = new RawBody(MAX_BODY);
    router.post("/api/conversations").handler(body).handler(this::createConversation);
    router.post("/api/members").handler(body).handler(this::createMember);
    router.post(CONVERSATION + "/members").handler(body).handler(this::join);
    router.post(CONVERSATION + "/messages").handler(body).handler(this::post);
    router.get(CONVERSATION + "/events").handler(this::events);
    router.get(CONVERSATION + "/transcript").handler(this::transcript);
  }

  private void createConversation(RoutingContext http) {
    String name = field(http, "name");
    Conversation created =
        optional(http, "platform")
            .map(platform -> chat.createConversation(name, platform))
            .orElseGet(() -> chat.createConversation(name));
    PageReply.json(http, 201, PageJson.conversation(created).toBuffer());
  }

  private void createMember(RoutingContext http) {
    JsonObject created = PageJson.member(chat.createMember(field(http, "name"), false));
    PageReply.json(http, 201, created.toBuffer());
  }

  private void join(RoutingContext http) {
    Conversation joined = chat.join(http.pathParam("conversation"), field(http, "member"));
    PageReply.json(http, 201, PageJson.conversation(joined).toBuffer());
  }

  private void post(RoutingContext http) {
    Content.Text words = new Content.Text(field(http, "text"));
    Event event = chat.post(http.pathParam("conversation"), field(http, "member"), words);
    PageReply.json(http, 201, json.apply(event).toBuffer());
  }

  private void events(RoutingContext http) {
    List<Event> events = chat.events(http.pathParam("conversation"), after(http));
    JsonArray list = new JsonArray(events.stream().map(json).toList());
    PageReply.json(http, 200, list.toBuffer());
  }

  private void transcript(RoutingContext http) {
    String lines =
        chat.events(http.pathParam("conversation"), 0).stream()
            .map(event -> Transcript.line(event) + "\n")
            .collect(Collectors.joining());
    http.response().putHeader("Content-Type", "text/plain; charset=utf-8").end(lines);
  }

  private static int after(RoutingContext http) {
    String after = http.queryParams().get("after");
    try {
      return after == null ? 0 : Math.max(0, Integer.parseInt(after));
    } catch (NumberFormatException notOne) {
      throw new PageException(400, "\"after\" must be a number.");
    }
  }

  private static String field(RoutingContext http, String key) {
    return optional(http, key)
        .orElseThrow(
            () ->
                new PageException(400, "A JSON object with the text \"" + key + "\" is expected."));
  }

  private static Optional<String> optional(RoutingContext http, String key) {
    return Json.decodeValue(RawBody.of(http)) instanceof JsonObject body
            && body.getValue(key) instanceof String found
        ? Optional.of(found.strip())
        : Optional.empty();
  }
}
