package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.ChatException;
import dev.spotter.sim.http.RawBody;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.Throttle;
import dev.spotter.sim.platform.UnknownCalls;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Web API: one route, a method's name at its end. Every answer but "too many requests" has
 * status 200 and says by {@code ok} whether it is a success.
 */
final class SlackWebApi {

  private static final Logger LOG = LoggerFactory.getLogger(SlackWebApi.class);
  private static final int MAX_BODY = 256 * 1024;
  private static final String SCOPES =
      "app_mentions:read,channels:history,channels:read,chat:write,files:read,groups:history,"
          + "im:history,mpim:history,reactions:read,reactions:write,users:read";

  /** Slack's tier 4: more than 100 a minute. */
  private static final int PER_MINUTE = 100;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** One a second in a channel, and more for a moment. */
  private static final int POSTS_AT_ONCE = 10;

  private final SlackCredentials credentials;
  private final Map<String, Function<SlackCall, JsonObject>> methods;
  private final Throttle throttle;
  private final UnknownCalls unknown;
  private final SlackRateLimit calls;
  private final SlackRateLimit posts;

  /**
   * Creates the API.
   *
   * @param methods what each method answers, without {@code ok}
   */
  SlackWebApi(
      EmulationContext context,
      SlackCredentials credentials,
      Map<String, Function<SlackCall, JsonObject>> methods) {
    this.credentials = credentials;
    this.methods = Map.copyOf(methods);
    this.throttle = context.throttle();
    this.unknown = context.unknown();
    this.calls = new SlackRateLimit(context.clock(), MINUTE.dividedBy(PER_MINUTE), PER_MINUTE);
    this.posts = new SlackRateLimit(context.clock(), Duration.ofSeconds(1), POSTS_AT_ONCE);
  }

  void mount(Router router) {
    router
        .route(SlackEmulation.API + "/:method")
        .handler(new RawBody(MAX_BODY))
        .handler(this::answer)
        .failureHandler(SlackWebApi::fail);
  }

  private void answer(RoutingContext http) {
    SlackCall call = new SlackCall(http);
    authenticate(call);
    Function<SlackCall, JsonObject> method = methods.get(call.method());
    if (method == null) {
      unknown.note("Slack", call.method());
      throw SlackException.of("unknown_method");
    }
    limit(call);
    http.response().putHeader("X-OAuth-Scopes", SCOPES);
    send(http.response(), 200, method.apply(call).put("ok", true));
  }

  private void authenticate(SlackCall call) {
    boolean opening = call.method().equals(SocketMode.METHOD);
    String expected = opening ? credentials.appToken() : credentials.botToken();
    String token = call.token().orElseThrow(() -> SlackException.of("not_authed"));
    if (!token.equals(expected)) {
      boolean other = token.equals(credentials.appToken()) || token.equals(credentials.botToken());
      throw SlackException.of(other ? "not_allowed_token_type" : "invalid_auth");
    }
  }

  private void limit(SlackCall call) {
    if (call.method().equals("chat.postMessage")) {
      throttle
          .refusal()
          .ifPresent(
              wait -> {
                throw SlackException.rateLimited(wait);
              });
      posts.take(call.argument("channel").orElse(""));
    } else {
      calls.take(call.method());
    }
  }

  private static void fail(RoutingContext http) {
    SlackException refused = translate(http);
    refused
        .retryAfter()
        .ifPresent(
            wait -> http.response().putHeader("Retry-After", String.valueOf(wait.toSeconds())));
    int status = refused.retryAfter().isPresent() ? 429 : 200;
    JsonObject error = new JsonObject().put("ok", false).put("error", refused.error());
    send(http.response(), status, error);
  }

  private static SlackException translate(RoutingContext http) {
    if (http.failure() instanceof SlackException refused) {
      return refused;
    }
    if (http.failure() instanceof ChatException refused) {
      return SlackException.of(
          switch (refused.reason()) {
            case NOT_JOINED -> "not_in_channel";
            case NO_CONVERSATION -> "channel_not_found";
            case NO_MESSAGE -> "message_not_found";
            case INVALID -> "msg_too_long";
            default -> "invalid_arguments";
          });
    }
    if (http.statusCode() == 413) {
      return SlackException.of("request_entity_too_large");
    }
    LOG.error("{} {} failed", http.request().method(), http.request().path(), http.failure());
    return SlackException.of("internal_error");
  }

  private static void send(HttpServerResponse response, int status, JsonObject json) {
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(json.toBuffer());
  }
}
