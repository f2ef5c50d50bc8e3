package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.ChatException;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.delivery.Notification;
import dev.spotter.sim.delivery.SignedRequest;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chat as a bot on Telegram sees it. Not thread-safe: it belongs to the chat's event loop. */
final class TelegramEmulation implements PlatformEmulation {

  private static final Logger LOG = LoggerFactory.getLogger(TelegramEmulation.class);

  private static final String METHOD = "/bot([^/]+)/([A-Za-z]+)";
  private static final String DOWNLOAD = "/file/bot([^/]+)/(.+)";
  private static final long MAX_BODY = 1 << 20;
  private static final long FIRST_UPDATE = 700_000_001L;

  private final Chat chat;
  private final String token;
  private final TelegramJson json;
  private final TelegramFileStore files;
  private final TelegramWebhook webhook;
  private final Map<String, Consumer<TelegramCall>> methods = new HashMap<>();
  private long nextUpdate = FIRST_UPDATE;

  TelegramEmulation(EmulationContext context, String token, String secret) {
    this.chat = context.chat();
    this.token = token;
    TelegramIds ids = new TelegramIds(chat);
    this.json = new TelegramJson(ids, Long.parseLong(token.replaceFirst(":.*", "")));
    this.files = new TelegramFileStore(context.pictures());
    this.webhook = new TelegramWebhook(new PendingUpdates(context.vertx()), secret);
    TelegramMessages messages = new TelegramMessages(chat, context.throttle(), ids, json);
    methods.put("getme", call -> call.answer(me()));
    methods.put("getfile", files::describe);
    methods.put("sendmessage", messages::send);
    methods.put("getchat", messages::chat);
    methods.put("getchatmember", messages::member);
    methods.put("setwebhook", webhook::set);
    methods.put("deletewebhook", webhook::delete);
    methods.put("getwebhookinfo", webhook::describe);
    methods.put("getupdates", webhook::poll);
  }

  /** A bot is not told of what it said itself. */
  @Override
  public List<Notification> notifications(Event event) {
    if (event.member().bot() || !webhook.wantsMessages()) {
      return List.of();
    }
    return json.messages(event, chat.conversation(event.conversation())).stream()
        .map(this::notification)
        .toList();
  }

  private Notification notification(JsonObject message) {
    JsonObject update = new JsonObject().put("update_id", nextUpdate++).put("message", message);
    Buffer body = update.toBuffer();
    return attempt -> new SignedRequest(headers(), body);
  }

  private Map<String, String> headers() {
    String secret = webhook.secret();
    return secret.isEmpty()
        ? Map.of("Content-Type", "application/json")
        : Map.of("Content-Type", "application/json", "X-Telegram-Bot-Api-Secret-Token", secret);
  }

  @Override
  public void mount(Router router, EventDelivery delivery) {
    webhook.use(delivery);
    router
        .routeWithRegex(METHOD)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
        .handler(this::call)
        .failureHandler(TelegramEmulation::fail);
    router.getWithRegex(DOWNLOAD).handler(this::download).failureHandler(TelegramEmulation::fail);
  }

  private void call(RoutingContext http) {
    authenticate(http);
    Consumer<TelegramCall> method = methods.get(http.pathParam("param1").toLowerCase(Locale.ROOT));
    if (method == null) {
      throw TelegramException.notFound();
    }
    method.accept(new TelegramCall(http));
  }

  private void download(RoutingContext http) {
    authenticate(http);
    files.download(http, http.pathParam("param1"));
  }

  private void authenticate(RoutingContext http) {
    byte[] shown = http.pathParam("param0").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(shown, token.getBytes(StandardCharsets.UTF_8))) {
      throw TelegramException.unauthorized();
    }
  }

  private JsonObject me() {
    return json.bot()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", true)
        .put("supports_inline_queries", false);
  }

  private static void fail(RoutingContext http) {
    TelegramException refusal = translate(http);
    http.response().setStatusCode(refusal.code());
    if (refusal.retryAfter() > 0) {
      http.response().putHeader("Retry-After", String.valueOf(refusal.retryAfter()));
    }
    http.json(refusal.toJson());
  }

  private static TelegramException translate(RoutingContext http) {
    Throwable failure = http.failure();
    if (failure instanceof TelegramException refusal) {
      return refusal;
    }
    if (failure instanceof ChatException refusal) {
      return TelegramException.badRequest(refusal.getMessage());
    }
    if (failure instanceof DecodeException || failure instanceof ClassCastException) {
      return TelegramException.badRequest("can't parse a parameter");
    }
    LOG.error("A call of the Bot API failed", failure);
    return TelegramException.internal();
  }
}
