package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.platform.vonage.Submissions.Submission;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The chat's events as webhooks of the Messages API, version 1, on WhatsApp. */
final class MessagesJson {

  /** The statuses of a message that arrives, in their order. */
  static final List<String> STATUSES = List.of("submitted", "delivered");

  private static final String CHANNEL = "whatsapp";

  private final Chat chat;
  private final MessagesIds ids;
  private final URI apiUrl;

  MessagesJson(Chat chat, MessagesIds ids, URI apiUrl) {
    this.chat = chat;
    this.ids = ids;
    this.apiUrl = apiUrl;
  }

  /** What a person wrote, for the inbound URL. */
  JsonObject inbound(Event event) {
    JsonObject message =
        envelope(event)
            .put("to", ids.business(event.conversation()))
            .put("from", ids.person(event.member()))
            .put("profile", new JsonObject().put("name", event.member().name()));
    answered(event)
        .ifPresentOrElse(
            context -> message.put("context_status", "available").put("context", context),
            () -> message.put("context_status", "none"));
    return event.content() instanceof Content.Photos photos
        ? picture(message, photos.pictures().get(0)) // WhatsApp takes one file in a message
        : message.put("message_type", "text").put("text", ((Content.Text) event.content()).text());
  }

  /** What became of a message that the bot sent, for the status URL. */
  JsonObject status(Event event, Submission submitted, String status) {
    JsonObject json =
        envelope(event)
            .put("to", submitted.to())
            .put("from", ids.business(event.conversation()))
            .put("status", status);
    submitted.clientRef().ifPresent(reference -> json.put("client_ref", reference));
    return json;
  }

  private JsonObject envelope(Event event) {
    return new JsonObject()
        .put("channel", CHANNEL)
        .put("message_uuid", ids.message(event).toString())
        .put("timestamp", event.at().toString());
  }

  private Optional<JsonObject> answered(Event event) {
    return event
        .references()
        .answers()
        .flatMap(chat.timeline(event.conversation())::get)
        .map(
            answered ->
                new JsonObject()
                    .put("message_uuid", ids.message(answered).toString())
                    .put("message_from", from(answered)));
  }

  private String from(Event event) {
    return event.member().bot() ? ids.business(event.conversation()) : ids.person(event.member());
  }

  /** What is no picture WhatsApp sends as a document. */
  private JsonObject picture(JsonObject message, Picture picture) {
    JsonObject media =
        new JsonObject()
            .put("url", apiUrl + "/v3/media/" + picture.original().id())
            .put("name", picture.name());
    String type = picture.readable() ? "image" : "file";
    return message.put("message_type", type).put(type, media);
  }
}
