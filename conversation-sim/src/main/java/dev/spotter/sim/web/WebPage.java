package dev.spotter.sim.web;

import dev.spotter.sim.caption.Wordings;
import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.delivery.Deliveries;
import dev.spotter.sim.picture.PictureStore;
import dev.spotter.sim.picture.Samples;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The web page and the API behind it. Not thread-safe: it belongs to the chat's event loop.
 *
 * <p>The API asks for no password and is meant for this machine alone; see {@link PageGuard}.
 */
public final class WebPage implements ChatListener {

  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";
  private static final String DEFAULT_BOT_NAME = "Spotter";

  private final Chat chat;
  private final PictureStore pictures;
  private final Deliveries delivery;
  private final PhotoUpload upload;
  private final Samples samples;
  private final EventStream stream;
  private final PageGuard guard;
  private final Set<String> connected = new TreeSet<>();
  private final List<JsonObject> unknownCalls = new ArrayList<>();
  private Optional<BotPreview> preview = Optional.empty();

  /**
   * Creates the page of a chat; it shows what the chat tells it as a listener.
   *
   * @param vertx where its timer lives
   * @param chat the chat
   * @param pictures the bytes of its pictures
   * @param delivery tells how far the bot has been told of each event
   * @param upload takes photos
   * @param bindHost the address the server listens on
   * @param run names this run of the simulator, so that a browser notices another one
   */
  public WebPage(
      Vertx vertx,
      Chat chat,
      PictureStore pictures,
      Deliveries delivery,
      PhotoUpload upload,
      String bindHost,
      String run) {
    this.chat = chat;
    this.pictures = pictures;
    this.delivery = delivery;
    this.upload = upload;
    this.samples = Samples.load();
    this.stream = new EventStream(vertx, run);
    this.guard = new PageGuard(bindHost);
    delivery.listen(changed -> stream.publish("delivery", PageJson.delivery(changed)));
  }

  /**
   * Adds the page's routes: {@code /api} and, for everything not routed before, the static files.
   *
   * @param router the server's router
   */
  public void mount(Router router) {
    router.route().failureHandler(PageReply::abandoned);
    router.route("/api/*").handler(guard::check).failureHandler(PageReply::failure);
    router.get("/api/state").handler(this::state);
    router.get("/api/stream").handler(stream::connect);
    new ChatRoutes(chat, this::json).mount(router);
    new PhotoRoute(upload, this::json).mount(router);
    new PictureRoute(pictures).mount(router);
    router.route("/api/*").handler(PageReply::unknown);
    router
        .route()
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(WebPage::protect)
        .handler(new PageFiles());
  }

  /**
   * Tells the page that a platform's bot came or went.
   *
   * @param platform the platform's name
   * @param listens whether the bot listens
   */
  public void botChanged(String platform, boolean listens) {
    if (listens) {
      connected.add(platform);
    } else {
      connected.remove(platform);
    }
    stream.publish("bot", bot());
  }

  /**
   * Links to a page of the bot's own on which pictures can be tried without a chat.
   *
   * @param offered that page
   */
  public void offerPreview(BotPreview offered) {
    preview = Optional.of(offered);
    stream.publish("bot", bot());
  }

  /**
   * Shows that a bot has called what is not emulated.
   *
   * @param platform the platform's title
   * @param method the method's name
   */
  public void showUnknownCall(String platform, String method) {
    JsonObject call = new JsonObject().put("platform", platform).put("method", method);
    unknownCalls.add(call);
    stream.publish("unknown", call);
  }

  /** Ends every stream. */
  public void close() {
    stream.close();
  }

  @Override
  public void onConversation(Conversation conversation) {
    stream.publish("conversation", PageJson.conversation(conversation));
  }

  @Override
  public void onMember(Member member) {
    stream.publish("member", PageJson.member(member));
    if (member.bot()) {
      stream.publish("bot", bot());
    }
  }

  @Override
  public void onEvent(Event event) {
    stream.publish("message", json(event));
  }

  private void state(RoutingContext http) {
    JsonObject state =
        new JsonObject()
            .put(
                "conversations",
                new JsonArray(chat.conversations().stream().map(PageJson::conversation).toList()))
            .put(
                "members",
                new JsonArray(chat.members().all().stream().map(PageJson::member).toList()))
            .put(
                "platforms",
                new JsonArray(chat.platforms().stream().map(PageJson::platform).toList()))
            .put("bot", bot())
            .put("unknown", new JsonArray(List.copyOf(unknownCalls)))
            .put("samples", PageJson.samples(samples))
            .put("wordings", PageJson.wordings(Wordings.known()));
    PageReply.json(http, 200, state.toBuffer());
  }

  private JsonObject bot() {
    String name =
        chat.members().all().stream()
            .filter(Member::bot)
            .map(Member::name)
            .findFirst()
            .orElse(DEFAULT_BOT_NAME);
    JsonObject bot =
        new JsonObject()
            .put("connected", !connected.isEmpty())
            .put("platforms", new JsonArray(List.copyOf(connected)))
            .put("name", name);
    preview.ifPresent(
        it ->
            bot.put("preview", it.address().toString())
                .put("wider", new JsonArray(it.widerWords())));
    return bot;
  }

  private JsonObject json(Event event) {
    return PageJson.event(event, delivery.of(event));
  }

  private static void protect(RoutingContext http) {
    http.response()
        .putHeader("Content-Security-Policy", CONTENT_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cache-Control", "no-cache");
    http.next();
  }
}
