package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Message;
import dev.spotter.sim.http.RawBody;
import dev.spotter.sim.platform.Throttle;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Events of the Conversations API v1: post a text, list, read or delete one. Its handlers run on
 * the chat's event loop and throw {@link VonageException} or {@code ChatException}.
 */
final class EventsApi {

  private static final int MAX_BODY = 64 * 1024;
  private static final String EVENTS = "/v1/conversations/:conversation/events";

  private final Chat chat;
  private final VonageJson json;
  private final Throttle throttle;

  EventsApi(Chat chat, VonageJson json, Throttle throttle) {
    this.chat = chat;
    this.json = json;
    this.throttle = throttle;
  }

  void mount(Router router) {
    router
        .post(EVENTS)
        .handler(new RawBody(MAX_BODY))
        .handler(http -> create(new VonageCall(http)));
    router.get(EVENTS).handler(http -> list(new VonageCall(http)));
    router.get(EVENTS + "/:event").handler(http -> get(new VonageCall(http)));
    router.delete(EVENTS + "/:event").handler(http -> delete(new VonageCall(http)));
  }

  private void create(VonageCall request) {
    throttle.refusal().ifPresent(wait -> refuse(request, wait));
    JsonObject event = request.body();
    JsonObject message = VonageCall.object(event, "body");
    boolean text = "text".equals(message.getValue("message_type"));
    if (!text || !"message".equals(event.getValue("type"))) {
      throw VonageException.badRequest("The simulator takes text messages only.");
    }
    Content.Text words = new Content.Text(VonageCall.string(message, "text"));
    String from = VonageCall.string(event, "from");
    request.answer(201, json.event(chat.post(request.path("conversation"), from, words)));
  }

  private static void refuse(VonageCall request, Duration wait) {
    request.http().response().putHeader("Retry-After", String.valueOf(wait.toSeconds()));
    throw VonageException.tooManyRequests();
  }

  private void list(VonageCall request) {
    List<Event> all = chat.timeline(request.path("conversation")).after(0);
    List<Event> rest = request.descending() ? before(request, all) : after(request, all);
    request.answer(200, request.list("events", request.page(rest), this::now, Event::seq, json));
  }

  private static List<Event> after(VonageCall request, List<Event> all) {
    int cursor = request.cursor().orElse(0);
    return all.stream().filter(event -> event.seq() > cursor).toList();
  }

  private static List<Event> before(VonageCall request, List<Event> all) {
    int cursor = request.cursor().orElse(Integer.MAX_VALUE);
    Comparator<Event> newestFirst = Comparator.comparing(Event::seq).reversed();
    return all.stream().filter(event -> event.seq() < cursor).sorted(newestFirst).toList();
  }

  private void get(VonageCall request) {
    request.answer(200, now(event(request)));
  }

  /** Deletes what a bot has posted; the event stays, without its body. */
  private void delete(VonageCall request) {
    Event event = event(request);
    if (!event.member().bot()) {
      throw VonageException.forbidden("The simulator deletes what bots have posted only.");
    }
    Content deletion = new Content.Deletion(event.seq());
    chat.post(event.conversation(), event.member().id(), deletion);
    request.http().response().setStatusCode(204).end();
  }

  private Event event(VonageCall request) {
    return chat.timeline(request.path("conversation")).after(0).stream()
        .filter(kept -> String.valueOf(kept.seq()).equals(request.path("event")))
        .findFirst()
        .orElseThrow(
            () -> VonageException.notFound("event:error:not-found", "There is no such event."));
  }

  private JsonObject now(Event event) {
    boolean deleted =
        chat.timeline(event.conversation())
            .message(event.seq())
            .filter(Message::deleted)
            .isPresent();
    return json.event(event, deleted);
  }
}
