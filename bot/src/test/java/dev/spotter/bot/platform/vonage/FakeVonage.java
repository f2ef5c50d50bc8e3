package dev.spotter.bot.platform.vonage;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.platform.WebhookRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The part of Vonage's API that the bot uses, in memory. */
public final class FakeVonage {

  private final HttpServer server;

  /** The bodies of the messages that were sent. */
  public final List<JsonObject> sent = new CopyOnWriteArrayList<>();

  private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
  private final Map<String, Buffer> media = new ConcurrentHashMap<>();

  /** Every request but media, as METHOD path. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** What to do with the next posts instead of answering them; they are not posted. */
  public final Queue<Consumer<RoutingContext>> mishaps = new ConcurrentLinkedQueue<>();

  /** The same for the next lists of events. */
  public final Queue<Consumer<RoutingContext>> listMishaps = new ConcurrentLinkedQueue<>();

  /** Whether the next post is kept but its answer is lost. */
  public volatile boolean loseNextAnswer;

  /** The most items on one page of a list. */
  public volatile int pageSize = 100;

  /** Called with the id of each picture that is downloaded. */
  public volatile Consumer<String> onDownload = id -> {};

  /** Called with the text of each post. */
  public volatile Consumer<String> onPost = text -> {};

  private FakeVonage(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false)).handler(this::authorise);
    router.get("/v3/media/:id").handler(this::download);
    router.route("/v1/*").handler(this::record);
    router.get("/v1/conversations").handler(context -> context.json(new JsonObject()));
    router.get("/v1/conversations/:c/members").handler(this::listMembers);
    router.post("/v1/conversations/:c/members").handler(this::join);
    router.get("/v1/conversations/:c/members/:m").handler(this::member);
    router.get("/v1/conversations/:c/events").handler(this::listEvents);
    router.post("/v1/conversations/:c/events").handler(this::post);
    router.post("/v1/messages").handler(this::send);
    server = vertx.createHttpServer().requestHandler(router);
  }

  /** Starts it on any free port. */
  public static Future<FakeVonage> start(Vertx vertx) {
    FakeVonage fake = new FakeVonage(vertx);
    return fake.server.listen(0, "localhost").map(fake);
  }

  /** Stops listening. */
  public Future<Void> stop() {
    return server.close();
  }

  /** An event as the bot gets it. */
  public static WebhookRequest webhook(JsonObject event) {
    String signature = VonageAccount.sign(event.toBuffer().getBytes(), Instant.now());
    return new WebhookRequest(
        MultiMap.caseInsensitiveMultiMap().add("Authorization", signature), event.toBuffer());
  }

  /** The API's address. */
  public String url() {
    return "http://localhost:" + server.actualPort();
  }

  /** Adds a picture, and returns its address. */
  public String addMedia(String id, String content) {
    return addMedia(id, Buffer.buffer(content));
  }

  /** Adds a picture, and returns its address. */
  public String addMedia(String id, Buffer content) {
    media.put(id, content);
    return url() + "/v3/media/" + id;
  }

  /** Adds a member with a name to a conversation, and returns the member's id. */
  public String addMember(String conversation, String user, String displayName) {
    return conversation(conversation).add(user, displayName);
  }

  /** Adds an image event, and returns its webhook's body. */
  public JsonObject addImage(String conversation, String member, String url) {
    JsonObject body =
        new JsonObject()
            .put("message_type", "image")
            .put("image", new JsonObject().put("url", url));
    JsonObject event = conversation(conversation).append("message", member, body);
    return event.copy().put("application_id", VonageAccount.APPLICATION);
  }

  /** A member's text, as the bot hears of it. */
  public JsonObject addWords(String conversation, String member, String words) {
    JsonObject body = new JsonObject().put("message_type", "text").put("text", words);
    JsonObject event = conversation(conversation).append("message", member, body);
    return event.copy().put("application_id", VonageAccount.APPLICATION);
  }

  /** Adds a text that a member wrote. */
  public void addText(String conversation, String member, String text) {
    conversation(conversation).append("message", member, new JsonObject().put("text", text));
  }

  /** The texts in a conversation, in their order. */
  public List<String> texts(String conversation) {
    return conversation(conversation).texts();
  }

  private Conversation conversation(String id) {
    return conversations.computeIfAbsent(id, Conversation::new);
  }

  private Conversation conversation(RoutingContext context) {
    return conversation(context.pathParam("c"));
  }

  private void authorise(RoutingContext context) {
    try {
      String header = context.request().getHeader("Authorization");
      JWT.require(Algorithm.RSA256(VonageAccount.publicKey(), null))
          .withClaim("application_id", VonageAccount.APPLICATION)
          .build()
          .verify(header.substring("Bearer ".length()));
      context.next();
    } catch (JWTVerificationException | NullPointerException e) {
      context.response().setStatusCode(401).end();
    }
  }

  private void record(RoutingContext context) {
    requests.add(context.request().method() + " " + context.request().path());
    context.next();
  }

  private void download(RoutingContext context) {
    Buffer content = media.get(context.pathParam("id"));
    if (content == null) {
      context.response().setStatusCode(404).end();
    } else {
      onDownload.accept(context.pathParam("id"));
      context.response().end(content);
    }
  }

  private void listMembers(RoutingContext context) {
    page(context, "members", conversation(context).memberList());
  }

  private void join(RoutingContext context) {
    String user = context.body().asJsonObject().getJsonObject("user").getString("name");
    Conversation conversation = conversation(context);
    String id = conversation.add(user, null);
    context.response().setStatusCode(201);
    context.json(conversation.members.get(id));
  }

  private void member(RoutingContext context) {
    JsonObject member = conversation(context).members.get(context.pathParam("m"));
    if (member == null) {
      context.response().setStatusCode(404).end();
    } else {
      context.json(member);
    }
  }

  private void listEvents(RoutingContext context) {
    Consumer<RoutingContext> mishap = listMishaps.poll();
    if (mishap != null) {
      mishap.accept(context);
      return;
    }
    List<JsonObject> events = new ArrayList<>(conversation(context).events);
    if ("desc".equals(context.queryParams().get("order"))) {
      Collections.reverse(events);
    }
    page(context, "events", events);
  }

  private void page(RoutingContext context, String name, List<JsonObject> all) {
    String cursor = context.queryParams().get("cursor");
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(all.size(), from + pageSize);
    JsonObject links = new JsonObject();
    if (to < all.size()) {
      String order = context.queryParams().get("order");
      String next = "http://elsewhere.invalid/list?cursor=" + to + "&order=" + order;
      links.put("next", new JsonObject().put("href", next));
    }
    JsonArray items = new JsonArray(all.subList(from, to));
    context.json(
        new JsonObject().put("_embedded", new JsonObject().put(name, items)).put("_links", links));
  }

  private void post(RoutingContext context) {
    Consumer<RoutingContext> mishap = mishaps.poll();
    if (mishap != null) {
      mishap.accept(context);
      return;
    }
    JsonObject event = context.body().asJsonObject();
    JsonObject body = event.getJsonObject("body");
    JsonObject posted = conversation(context).append("message", event.getString("from"), body);
    onPost.accept(body.getString("text"));
    if (loseNextAnswer) {
      loseNextAnswer = false;
      context.request().connection().close();
    } else {
      context.response().setStatusCode(201);
      context.json(posted);
    }
  }

  private void send(RoutingContext context) {
    JsonObject message = context.body().asJsonObject();
    Consumer<RoutingContext> mishap = mishaps.poll();
    if (mishap != null) {
      mishap.accept(context);
      return;
    }
    if (message.isEmpty()) {
      context.response().setStatusCode(422);
      context.json(new JsonObject().put("title", "Invalid params"));
      return;
    }
    sent.add(message);
    onPost.accept(message.getString("text"));
    if (loseNextAnswer) {
      loseNextAnswer = false;
      context.request().connection().close();
    } else {
      context.response().setStatusCode(202);
      context.json(new JsonObject().put("message_uuid", "sent-" + sent.size()));
    }
  }

  private static final class Conversation {
    private final String id;
    private final Map<String, JsonObject> members = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();

    Conversation(String id) {
      this.id = id;
    }

    List<JsonObject> memberList() {
      return members.values().stream()
          .sorted(Comparator.comparing(m -> m.getString("id")))
          .toList();
    }

    String add(String user, String displayName) {
      String member = "MEM-" + user;
      JsonObject name = new JsonObject().put("name", user).put("display_name", displayName);
      members.put(
          member,
          new JsonObject()
              .put("id", member)
              .put("state", "JOINED")
              .put("_embedded", new JsonObject().put("user", name)));
      return member;
    }

    synchronized JsonObject append(String type, String from, JsonObject body) {
      JsonObject event =
          new JsonObject()
              .put("id", events.size() + 1)
              .put("type", type)
              .put("conversation_id", id)
              .put("from", from)
              .put("body", body);
      events.add(event);
      return event;
    }

    List<String> texts() {
      return events.stream()
          .map(event -> event.getJsonObject("body").getString("text"))
          .filter(text -> text != null)
          .toList();
    }
  }
}
