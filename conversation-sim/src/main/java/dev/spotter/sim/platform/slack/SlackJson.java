package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Emoji;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Messages, people and channels as Slack's Web API returns them. Not thread-safe. */
final class SlackJson {

  private final SlackWorkspace workspace;
  private final SlackFileJson files;
  private final SlackBodies bodies = new SlackBodies();

  SlackJson(SlackWorkspace workspace, SlackFileJson files) {
    this.workspace = workspace;
    this.files = files;
  }

  /** What bots have posted, word for word. */
  SlackBodies bodies() {
    return bodies;
  }

  /** A message as it is now. */
  JsonObject message(Message message, Optional<String> thread) {
    JsonObject json = head(message.posted(), thread);
    write(message, json);
    message
        .edited()
        .ifPresent(
            edit ->
                json.put(
                    "edited",
                    new JsonObject()
                        .put("user", SlackIds.user(edit.member().id()))
                        .put("ts", SlackIds.ts(edit))));
    if (!message.reactions().isEmpty()) {
      JsonArray reactions = new JsonArray();
      message.reactions().forEach((emoji, who) -> reactions.add(reaction(emoji, who)));
      json.put("reactions", reactions);
    }
    return json;
  }

  private static JsonObject head(Event event, Optional<String> thread) {
    JsonObject message =
        new JsonObject()
            .put("type", "message")
            .put("user", SlackIds.user(event.member().id()))
            .put("team", SlackIds.TEAM)
            .put("ts", SlackIds.ts(event));
    thread.ifPresent(ts -> message.put("thread_ts", ts));
    if (event.member().bot()) {
      message.put("bot_id", SlackIds.BOT).put("app_id", SlackIds.APP);
    }
    return message;
  }

  private void write(Message message, JsonObject json) {
    Event posted = message.posted();
    if (posted.content() instanceof Content.Photos photos) {
      JsonArray list = new JsonArray();
      photos.pictures().forEach(picture -> list.add(files.file(picture, posted)));
      json.put("subtype", "file_share")
          .put("text", "")
          .put("files", list)
          .put("upload", false)
          .put("display_as_bot", false);
      return;
    }
    bodies
        .of(posted.conversation(), posted.seq())
        .filter(body -> plain(body).equals(message.text())) // not what came before or after
        .ifPresentOrElse(
            body -> body.writeTo(json), () -> json.put("text", text(posted, message.text())));
  }

  /** What a bot has posted, as people see it. */
  String plain(SlackBody body) {
    return SlackMarkup.plain(body.fallback(), workspace::nameOf);
  }

  /** A person's words, with mentions and addresses in Slack's form. */
  private String text(Event posted, String words) {
    return SlackMarkup.written(words, workspace.membersOf(posted.conversation()));
  }

  private static JsonObject reaction(Emoji emoji, List<Member> who) {
    JsonArray users = new JsonArray();
    who.forEach(member -> users.add(SlackIds.user(member.id())));
    return new JsonObject()
        .put("name", emoji.name())
        .put("users", users)
        .put("count", users.size());
  }

  /** A member as the API returns it. */
  JsonObject user(Member member) {
    JsonObject profile =
        new JsonObject()
            .put("real_name", member.name())
            .put("real_name_normalized", member.name())
            .put("display_name", member.name())
            .put("display_name_normalized", member.name())
            .put("team", SlackIds.TEAM);
    return new JsonObject()
        .put("id", SlackIds.user(member.id()))
        .put("team_id", SlackIds.TEAM)
        .put("name", handle(member.name()))
        .put("deleted", false)
        .put("real_name", member.name())
        .put("profile", profile)
        .put("is_bot", member.bot())
        .put("is_app_user", false);
  }

  /** A channel as the API returns it. */
  JsonObject channel(Conversation conversation) {
    boolean joined = conversation.has(workspace.bot().id());
    return new JsonObject()
        .put("id", SlackIds.channel(conversation.id()))
        .put("name", handle(conversation.name()))
        .put("name_normalized", handle(conversation.name()))
        .put("is_channel", true)
        .put("is_group", false)
        .put("is_im", false)
        .put("is_mpim", false)
        .put("is_private", false)
        .put("is_archived", false)
        .put("is_member", joined)
        .put("context_team_id", SlackIds.TEAM)
        .put("num_members", conversation.members().size());
  }

  private static String handle(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", ".");
  }
}
