package dev.spotter.sim.face.vonage;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.ChatException;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.WebhookRequest;
import dev.spotter.sim.http.BodyTooLargeException;
import dev.spotter.sim.picture.PictureStore;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chat as a bot on Vonage sees it. Not thread-safe: it belongs to the chat's event loop.
 *
 * <p>Where it is kinder than Vonage: a user that joins by name is created when it is new.
 */
public final class VonageFace {

  private static final Logger LOG = LoggerFactory.getLogger(VonageFace.class);

  private final Chat chat;
  private final PictureStore pictures;
  private final VonageJson json;
  private final VonageCredentials credentials;
  private final WebhookSigner signer;
  private final ApplicationTokens tokens;

  /**
   * Creates the face of a chat.
   *
   * @param chat the chat
   * @param pictures the bytes of its pictures
   * @param credentials the one application and account it knows
   * @param apiUrl where {@link #mount} makes it reachable, without a slash at the end
   * @param shape the form of image events
   * @param clock for the times in tokens
   * @param ids for the ids of tokens
   */
  public VonageFace(
      Chat chat,
      PictureStore pictures,
      VonageCredentials credentials,
      URI apiUrl,
      EventShape shape,
      Clock clock,
      Supplier<UUID> ids) {
    this.chat = chat;
    this.pictures = pictures;
    this.json = new VonageJson(apiUrl, shape);
    this.credentials = credentials;
    this.signer = new WebhookSigner(credentials, clock, ids);
    this.tokens = new ApplicationTokens(credentials, clock);
  }

  /**
   * Makes the webhook that tells of an event, signed now.
   *
   * @param event the event
   * @return the request; its body is the same each time, its signature is not
   */
  public WebhookRequest webhook(Event event) {
    return signer.sign(json.webhook(event, credentials.applicationId()).toBuffer());
  }

  /**
   * Adds the API's routes.
   *
   * @param router the server's router
   */
  public void mount(Router router) {
    for (String api : new String[] {"/v1/*", "/v3/*"}) {
      router.route(api).handler(this::authenticate).failureHandler(this::fail);
    }
    new EventsApi(chat, json).mount(router);
    new MembersApi(chat, json).mount(router);
    router.get("/v3/media/:media").handler(this::media);
    for (String api : new String[] {"/v1/*", "/v3/*"}) {
      router.route(api).handler(VonageFace::unknown);
    }
  }

  private void authenticate(RoutingContext http) {
    tokens.check(http.request().getHeader(HttpHeaders.AUTHORIZATION));
    http.next();
  }

  private void media(RoutingContext http) {
    PictureStore.Media found =
        pictures
            .media(http.pathParam("media"))
            .orElseThrow(
                () -> VonageException.notFound("media:error:not-found", "There is no such media."));
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, found.type()).end(found.bytes());
  }

  private static void unknown(RoutingContext http) {
    throw VonageException.notFound("http:error:not-found", "The simulator has no such route.");
  }

  private void fail(RoutingContext http) {
    VonageException refused = translate(http);
    new ApiRequest(http).answer(refused.status(), refused.toJson());
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
