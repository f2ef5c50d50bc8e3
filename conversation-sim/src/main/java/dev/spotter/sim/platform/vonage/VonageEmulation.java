package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.ChatException;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.delivery.Notification;
import dev.spotter.sim.delivery.SignedRequest;
import dev.spotter.sim.http.BodyTooLargeException;
import dev.spotter.sim.platform.EmulatedApi;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import dev.spotter.sim.platform.Throttle;
import dev.spotter.sim.platform.UnknownCalls;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chat as a bot on Vonage sees it. Not thread-safe: it belongs to the chat's event loop.
 *
 * <p>Where it is kinder than Vonage: a user that joins by name is created when it is new.
 */
final class VonageEmulation implements PlatformEmulation {

  private static final Logger LOG = LoggerFactory.getLogger(VonageEmulation.class);

  private static final List<String> METHODS =
      List.of(
          "GET /v1/conversations",
          "GET /v1/conversations/:id/events",
          "GET /v1/conversations/:id/events/:id",
          "POST /v1/conversations/:id/events",
          "DELETE /v1/conversations/:id/events/:id",
          "GET /v1/conversations/:id/members",
          "GET /v1/conversations/:id/members/:id",
          "POST /v1/conversations/:id/members",
          MediaApi.METHOD);

  /** All but the Messages API, which is emulated by itself. */
  private static final List<String> APIS = List.of("/v1/(?!messages).*", "/v3/.*");

  private final Chat chat;
  private final Throttle throttle;
  private final MediaApi media;
  private final VonageJson json;
  private final VonageCredentials credentials;
  private final VonageSigner signer;
  private final ApplicationTokens tokens;
  private final UnknownCalls unknown;

  VonageEmulation(EmulationContext context, VonageCredentials credentials) {
    this.chat = context.chat();
    this.throttle = context.throttle();
    this.json = new VonageJson(context.url(), context.options().imageEvents());
    this.credentials = credentials;
    this.signer = new VonageSigner(credentials, context.clock(), context.ids());
    this.tokens = new ApplicationTokens(credentials, context.clock());
    this.media = new MediaApi(context.pictures(), tokens);
    this.unknown = context.unknown();
  }

  @Override
  public EmulatedApi api() {
    return EmulatedApi.of("/v1", METHODS, "message", "image", "event:delete");
  }

  @Override
  public List<Notification> notifications(Event event) {
    return List.of(attempt -> webhook(event));
  }

  /** The webhook that tells of an event; its body is the same each time, its signature is not. */
  SignedRequest webhook(Event event) {
    return signer.sign(json.webhook(event, credentials.applicationId()).toBuffer());
  }

  @Override
  public void mount(Router router, EventDelivery delivery) {
    media.mount(router);
    for (String api : APIS) {
      router.routeWithRegex(api).handler(this::authenticate).failureHandler(this::fail);
    }
    new ConversationsApi(chat, json).mount(router);
    new EventsApi(chat, json, throttle).mount(router);
    new MembersApi(chat, json).mount(router);
    for (String api : APIS) {
      router.routeWithRegex(api).handler(this::unknown);
    }
  }

  private void authenticate(RoutingContext http) {
    tokens.check(http.request().getHeader(HttpHeaders.AUTHORIZATION));
    http.next();
  }

  private void unknown(RoutingContext http) {
    String path = http.request().path().replaceAll("/[A-Z]{3}-[^/]+|/[0-9]+", "/:id");
    unknown.note("Vonage", http.request().method() + " " + path);
    throw VonageException.notFound("http:error:not-found", "The simulator has no such route.");
  }

  private void fail(RoutingContext http) {
    VonageException refused = translate(http);
    new VonageCall(http).answer(refused.status(), refused.toJson());
  }

  private static VonageException translate(RoutingContext http) {
    Throwable failure = http.failure();
    if (failure instanceof VonageException refused) {
      return refused;
    }
    if (failure instanceof ChatException refused) {
      return VonageException.of(refused);
    }
    if (failure instanceof DecodeException) {
      return VonageException.badRequest("The body is no JSON.");
    }
    if (failure instanceof BodyTooLargeException tooLarge) {
      return VonageException.tooLarge(tooLarge.getMessage());
    }
    LOG.error("{} {} failed", http.request().method(), http.request().path(), failure);
    return VonageException.internal();
  }
}
