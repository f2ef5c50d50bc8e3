package dev.spotter.sim.web;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Emoji;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Message;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.chat.Reply;
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

/**
 * Conversations, members, messages and reactions under {@code /api}; on the chat's event loop.
 *
 * <p>What comes to a message is an event of its own: {@code POST .../events/NUMBER/reactions} takes
 * {@code {"member","emoji","added"}} and answers with the event, as posting does.
 */
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
    router.post(CONVERSATION + "/events/:event/reactions").handler(body).handler(this::react);
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
    JsonObject created = PageJson.member(chat.members().create(field(http, "name"), false));
    PageReply.json(http, 201, created.toBuffer());
  }

  private void join(RoutingContext http) {
    Conversation joined = chat.join(http.pathParam("conversation"), field(http, "member"));
    PageReply.json(http, 201, PageJson.conversation(joined).toBuffer());
  }

  private void post(RoutingContext http) {
    String conversation = http.pathParam("conversation");
    String words = field(http, "text");
    Reply said =
        number(http, "reply")
            .map(seq -> replyTo(conversation, seq, words))
            .orElseGet(() -> new Reply(new Content.Text(words), References.NONE));
    Event event = chat.post(conversation, field(http, "member"), said.words(), said.references());
    PageReply.json(http, 201, json.apply(event).toBuffer());
  }

  private Reply replyTo(String conversation, int seq, String words) {
    Message answered =
        chat.timeline(conversation)
            .message(seq)
            .filter(message -> !message.deleted())
            .orElseThrow(() -> new PageException(404, "There is no message " + seq + "."));
    return Reply.to(answered.posted(), words, chat.platformOf(conversation));
  }

  private void react(RoutingContext http) {
    int target = parsed(http.pathParam("event"), "The event");
    boolean added = !(body(http).getValue("added") instanceof Boolean given) || given;
    Content reaction = new Content.Reaction(target, emoji(field(http, "emoji")), added);
    Event event = chat.post(http.pathParam("conversation"), field(http, "member"), reaction);
    PageReply.json(http, 201, json.apply(event).toBuffer());
  }

  private static Emoji emoji(String name) {
    try {
      return Emoji.named(name);
    } catch (IllegalArgumentException notOne) {
      throw new PageException(400, notOne.getMessage());
    }
  }

  private void events(RoutingContext http) {
    List<Event> events = chat.timeline(http.pathParam("conversation")).after(after(http));
    JsonArray list = new JsonArray(events.stream().map(json).toList());
    PageReply.json(http, 200, list.toBuffer());
  }

  private void transcript(RoutingContext http) {
    Transcript transcript = new Transcript(chat);
    String lines =
        chat.timeline(http.pathParam("conversation")).after(0).stream()
            .map(event -> transcript.line(event) + "\n")
            .collect(Collectors.joining());
    http.response().putHeader("Content-Type", "text/plain; charset=utf-8").end(lines);
  }

  private static int after(RoutingContext http) {
    String after = http.queryParams().get("after");
    return after == null ? 0 : Math.max(0, parsed(after, "\"after\""));
  }

  private static int parsed(String number, String what) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException notOne) {
      throw new PageException(400, what + " must be a number.");
    }
  }

  private static String field(RoutingContext http, String key) {
    return optional(http, key)
        .orElseThrow(
            () ->
                new PageException(400, "A JSON object with the text \"" + key + "\" is expected."));
  }

  private static Optional<String> optional(RoutingContext http, String key) {
    return body(http).getValue(key) instanceof String found
        ? Optional.of(found.strip())
        : Optional.empty();
  }

  private static Optional<Integer> number(RoutingContext http, String key) {
    return body(http).getValue(key) instanceof Integer found
        ? Optional.of(found)
        : Optional.empty();
  }

  /** The body; an empty object when it is JSON of another kind. */
  private static JsonObject body(RoutingContext http) {
    return Json.decodeValue(RawBody.of(http)) instanceof JsonObject body ? body : new JsonObject();
  }
}
