package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Size;
import dev.spotter.sim.platform.EventShape;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The model in Vonage's words. The forms are those of the Conversations API v1 as its SDKs read
 * them, and of the In-App messaging SDK's legacy image event.
 */
final class VonageJson {

  private static final List<Size> SIZES = List.of(Size.ORIGINAL, Size.MEDIUM, Size.THUMBNAIL);

  private final URI apiUrl;
  private final EventShape shape;

  VonageJson(URI apiUrl, EventShape shape) {
    this.apiUrl = apiUrl;
    this.shape = shape;
  }

  /** An event as the API returns it; of a deleted one the body is gone. */
  JsonObject event(Event event, boolean deleted) {
    return deleted ? event(event).put("body", new JsonObject()) : event(event);
  }

  /** An event as it was when it happened. */
  JsonObject event(Event event) {
    String self = "/v1/conversations/" + event.conversation() + "/events/" + event.seq();
    JsonObject body = body(event);
    return new JsonObject()
        .put("id", event.seq())
        .put("type", type(event, body))
        .put("from", event.member().id())
        .put("body", body)
        .put("timestamp", event.at().toString())
        .put("_embedded", sender(event.member()))
        .put("_links", link(self));
  }

  /** An event as the webhook carries it. */
  JsonObject webhook(Event event, String applicationId) {
    JsonObject json = event(event);
    json.remove("_links");
    return json.put("application_id", applicationId).put("conversation_id", event.conversation());
  }

  /** A member of a conversation as the API returns it. */
  JsonObject member(String conversation, Member member) {
    return new JsonObject()
        .put("id", member.id())
        .put("conversation_id", conversation)
        .put("state", "JOINED")
        .put("channel", new JsonObject().put("type", "app"))
        .put("_embedded", new JsonObject().put("user", user(member)))
        .put("_links", link("/v1/conversations/" + conversation + "/members/" + member.id()));
  }

  JsonObject link(String path) {
    JsonObject self = new JsonObject().put("href", apiUrl + path);
    return new JsonObject().put("self", self);
  }

  /** The id of the user behind a member; each member has a user of its own. */
  static String userId(Member member) {
    return "USR-" + member.id().substring(member.id().indexOf('-') + 1);
  }

  private static String type(Event event, JsonObject body) {
    if (event.content() instanceof Content.Deletion) {
      return "event:delete";
    }
    return body.containsKey("representations") ? "image" : "message";
  }

  private JsonObject body(Event event) {
    if (event.content() instanceof Content.Deletion deletion) {
      return new JsonObject().put("event_id", String.valueOf(deletion.target()));
    }
    if (event.content() instanceof Content.Photos photos) {
      Picture picture = photos.pictures().get(0); // the platform takes one file in a message
      return shape.legacy(event.seq()) ? representations(picture) : image(picture);
    }
    Content.Text words = (Content.Text) event.content();
    return new JsonObject().put("message_type", "text").put("text", words.text());
  }

  private JsonObject image(Picture picture) {
    return new JsonObject()
        .put("message_type", "image")
        .put("image", new JsonObject().put("url", url(picture.original())));
  }

  private JsonObject representations(Picture picture) {
    JsonObject sizes = new JsonObject();
    SIZES.forEach(
        size ->
            picture
                .rendition(size)
                .ifPresent(shown -> sizes.put(name(size), representation(size, shown))));
    return new JsonObject().put("representations", sizes);
  }

  private JsonObject representation(Size size, Rendition rendition) {
    return new JsonObject()
        .put("id", rendition.id())
        .put("size", rendition.bytes())
        .put("type", size.name())
        .put("url", url(rendition));
  }

  private String url(Rendition rendition) {
    return apiUrl + "/v3/media/" + rendition.id();
  }

  private static JsonObject sender(Member member) {
    return new JsonObject()
        .put("from_user", user(member))
        .put("from_member", new JsonObject().put("id", member.id()));
  }

  private static JsonObject user(Member member) {
    return new JsonObject()
        .put("id", userId(member))
        .put("name", member.name())
        .put("display_name", member.name());
  }

  private static String name(Size size) {
    return size.name().toLowerCase(Locale.ROOT);
  }
}
