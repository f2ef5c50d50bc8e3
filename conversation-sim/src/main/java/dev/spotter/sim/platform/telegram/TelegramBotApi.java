package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.ChatException;
import dev.spotter.sim.platform.UnknownCalls;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of the Bot API: the token in the path, the method's name in any case, and
 * downloads.
 *
 * <p>A method that does not exist is answered with 404, as by Telegram. Libraries take that for a
 * wrong token; so a method that exists but is not emulated is refused in other words.
 */
final class TelegramBotApi {

  /** What every path begins with. */
  static final String PATH = "/bot";

  private static final Logger LOG = LoggerFactory.getLogger(TelegramBotApi.class);

  private static final String METHOD = PATH + "([^/]+)/([A-Za-z]+)";
  private static final String DOWNLOAD = "/file/bot([^/]+)/(.+)";
  private static final long MAX_BODY = 1 << 20;

  /** Whatever the Bot API's methods do: what their names begin with. */
  private static final Pattern VERB =
      Pattern.compile(
          "(?i)(add|answer|approve|ban|close|convert|copy|create|decline|delete|edit|export|forward"
              + "|get|gift|hide|leave|log|pin|post|promote|read|refund|remove|reopen|repost|restrict"
              + "|revoke|save|send|set|stop|transfer|unban|unhide|unpin|upgrade|upload|verify)\\w*");

  /** What bots say about themselves; it is taken note of by nobody. */
  private static final List<String> IGNORED =
      List.of(
          "setMyCommands",
          "deleteMyCommands",
          "setMyName",
          "setMyDescription",
          "setMyShortDescription",
          "setMyDefaultAdministratorRights",
          "setChatMenuButton",
          "sendChatAction",
          "answerCallbackQuery");

  private final String token;
  private final TelegramFileStore files;
  private final UnknownCalls unknown;
  private final Map<String, Consumer<TelegramCall>> methods = new HashMap<>();
  private final Collection<String> names = new TreeSet<>();

  TelegramBotApi(String token, TelegramFileStore files, UnknownCalls unknown) {
    this.token = token;
    this.files = files;
    this.unknown = unknown;
    add("getFile", files::describe);
    add("getMyCommands", call -> call.answer(new JsonArray()));
    IGNORED.forEach(name -> add(name, call -> call.answer(true)));
  }

  void add(String name, Consumer<TelegramCall> method) {
    names.add(name);
    methods.put(name.toLowerCase(Locale.ROOT), method);
  }

  Collection<String> methods() {
    return names;
  }

  void mount(Router router) {
    router
        .routeWithRegex(METHOD)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
        .handler(this::call)
        .failureHandler(TelegramBotApi::fail);
    router.getWithRegex(DOWNLOAD).handler(this::download).failureHandler(TelegramBotApi::fail);
  }

  private void call(RoutingContext http) {
    authenticate(http);
    String name = http.pathParam("param1");
    Consumer<TelegramCall> method = methods.get(name.toLowerCase(Locale.ROOT));
    if (method == null) {
      unknown.note("Telegram", name);
      throw VERB.matcher(name).matches()
          ? TelegramException.badRequest("the simulator does not emulate the method " + name)
          : TelegramException.notFound("method not found");
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
