package dev.spotter.sim.web;

import dev.spotter.sim.caption.Wording;
import dev.spotter.sim.caption.Wordings;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.PlatformProfile;
import dev.spotter.sim.chat.PlatformProfile.Feature;
import dev.spotter.sim.delivery.Delivery;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Samples;
import dev.spotter.sim.picture.Size;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Locale;

/** The model as the page reads it. */
final class PageJson {

  private PageJson() {}

  static JsonObject conversation(Conversation conversation) {
    return new JsonObject()
        .put("id", conversation.id())
        .put("name", conversation.name())
        .put("platform", conversation.platform())
        .put("members", new JsonArray(conversation.members().stream().map(Member::id).toList()));
  }

  static JsonObject platform(PlatformProfile platform) {
    return new JsonObject()
        .put("name", platform.name())
        .put("title", platform.title())
        .put("maxFiles", platform.maxFiles())
        .put("reactions", platform.has(Feature.REACTIONS));
  }

  static JsonObject member(Member member) {
    return new JsonObject()
        .put("id", member.id())
        .put("name", member.name())
        .put("bot", member.bot());
  }

  static JsonArray samples(Samples samples) {
    JsonArray json = new JsonArray();
    samples
        .names()
        .forEach(
            name -> {
              String url = "/samples/" + samples.file(name).orElseThrow();
              json.add(new JsonObject().put("name", name).put("url", url));
            });
    return json;
  }

  static JsonArray wordings(Wordings wordings) {
    return new JsonArray(wordings.all().stream().map(PageJson::wording).toList());
  }

  /** Templates in which a page finds what was recognised; the more special ones come first. */
  private static JsonObject wording(Wording wording) {
    JsonArray named = new JsonArray(new ArrayList<>(wording.severalNamed())).add(wording.named());
    JsonArray plain = new JsonArray(new ArrayList<>(wording.several())).add(wording.plain());
    return new JsonObject().put("named", named).put("plain", plain);
  }

  /** An event; {@code type} is image, text, edit, deletion or reaction. */
  static JsonObject event(Event event, Delivery delivery) {
    JsonObject json =
        new JsonObject()
            .put("seq", event.seq())
            .put("conversation", event.conversation())
            .put("member", event.member().id())
            .put("name", event.member().name())
            .put("bot", event.member().bot())
            .put("at", event.at().toString())
            .put("thread", event.references().thread().orElse(null))
            .put("answers", event.references().answers().orElse(null))
            .put("delivery", delivery(delivery));
    write(event.content(), json);
    return json;
  }

  private static void write(Content content, JsonObject json) {
    if (content instanceof Content.Photos photos) {
      JsonArray pictures =
          new JsonArray(photos.pictures().stream().map(PageJson::picture).toList());
      json.put("type", "image").put("pictures", pictures).put("picture", pictures.getValue(0));
      json.putNull("text");
    } else if (content instanceof Content.Text words) {
      json.put("type", "text").put("text", words.text()).putNull("picture");
    } else if (content instanceof Content.Edit edit) {
      json.put("type", "edit").put("target", edit.target()).put("text", edit.text());
    } else if (content instanceof Content.Deletion deletion) {
      json.put("type", "deletion").put("target", deletion.target());
    } else if (content instanceof Content.Reaction reaction) {
      json.put("type", "reaction")
          .put("target", reaction.target())
          .put("emoji", reaction.emoji().name())
          .put("symbol", reaction.emoji().symbol())
          .put("added", reaction.added());
    }
  }

  static JsonObject delivery(Delivery delivery) {
    return new JsonObject()
        .put("conversation", delivery.conversation())
        .put("seq", delivery.seq())
        .put("state", delivery.state().name().toLowerCase(Locale.ROOT))
        .put("attempts", delivery.attempts())
        .put("status", delivery.status())
        .put("detail", delivery.detail());
  }

  private static JsonObject picture(Picture picture) {
    Rendition original = picture.original();
    JsonObject json =
        new JsonObject()
            .put("id", picture.id())
            .put("name", picture.name())
            .put("width", original.width())
            .put("height", original.height())
            .put("bytes", original.bytes())
            .put("readable", picture.readable());
    for (Size size : Size.values()) {
      String name = size.name().toLowerCase(Locale.ROOT);
      String url = "/api/pictures/" + picture.id() + "/" + name;
      json.put(name, picture.rendition(size).map(there -> url).orElse(null));
    }
    return json;
  }
}
