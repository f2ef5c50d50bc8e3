package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.delivery.Notification;
import dev.spotter.sim.platform.EmulatedApi;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import dev.spotter.sim.platform.vonage.Submissions.Submission;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chat as a bot on the Messages API sees it. Not thread-safe: it belongs to the chat's event
 * loop.
 *
 * <p>Where it is kinder than Vonage: every number can be written to at any time, not only within a
 * day of the person's last message, and every message arrives.
 */
final class MessagesEmulation implements PlatformEmulation {

  private final MessagesJson json;
  private final VonageSigner signer;
  private final MessagesApi api;
  private final MediaApi media;
  private final Submissions submissions = new Submissions();

  MessagesEmulation(EmulationContext context, VonageCredentials credentials) {
    MessagesIds ids = new MessagesIds(context.chat(), context.ids());
    ApplicationTokens tokens = new ApplicationTokens(credentials, context.clock());
    this.json = new MessagesJson(context.chat(), ids, context.url());
    this.signer = new VonageSigner(credentials, context.clock(), context.ids());
    this.api = new MessagesApi(context, ids, tokens, submissions);
    this.media = new MediaApi(context.pictures(), tokens);
  }

  @Override
  public EmulatedApi api() {
    return EmulatedApi.of(
        MessagesApi.PATH,
        List.of("POST " + MessagesApi.PATH, MediaApi.METHOD),
        "text",
        "image",
        "file",
        "submitted",
        "delivered");
  }

  /** Of what a person writes the bot hears by one webhook, of what it wrote itself by statuses. */
  @Override
  public List<Notification> notifications(Event event) {
    if (event.content() instanceof Content.Change) {
      return List.of();
    }
    return event.member().bot()
        ? submissions.take(event).stream().flatMap(message -> statuses(event, message)).toList()
        : List.of(signed(json.inbound(event)));
  }

  private Stream<Notification> statuses(Event event, Submission message) {
    return MessagesJson.STATUSES.stream()
        .map(status -> signed(json.status(event, message, status)));
  }

  /** The body is the same each time, its signature is not. */
  private Notification signed(JsonObject webhook) {
    Buffer body = webhook.toBuffer();
    return attempt -> signer.sign(body);
  }

  @Override
  public void mount(Router router, EventDelivery delivery) {
    api.mount(router);
    media.mount(router);
  }
}
