package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Emoji;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Message;
import dev.spotter.sim.chat.References;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Methods that post, change, delete and react to messages. */
final class SlackMessages {

  private final Chat chat;
  private final SlackWorkspace workspace;
  private final SlackJson json;

  SlackMessages(Chat chat, SlackWorkspace workspace, SlackJson json) {
    this.chat = chat;
    this.workspace = workspace;
    this.json = json;
  }

  /** {@code chat.postMessage}. */
  JsonObject post(SlackCall call) {
    Conversation channel = channel(call);
    SlackBody body = SlackBody.of(call);
    References thread =
        call.argument("thread_ts").map(ts -> thread(channel, ts)).orElse(References.NONE);
    Event posted = say(channel, new Content.Text(json.plain(body)), thread);
    json.bodies().put(posted.conversation(), posted.seq(), body);
    return written(channel, posted.seq());
  }

  /** A reply's own time is none of a thread. */
  private References thread(Conversation channel, String ts) {
    Event first =
        workspace.messages(channel).stream()
            .filter(event -> SlackIds.ts(event).equals(ts))
            .findFirst()
            .orElseThrow(() -> SlackException.of("thread_not_found"));
    if (first.references().thread().isPresent()) {
      throw SlackException.of("cannot_reply_to_message");
    }
    return References.inThread(first.seq());
  }

  /** {@code chat.update}: only what the app has posted. */
  JsonObject update(SlackCall call) {
    Conversation channel = channel(call);
    Message message = own(channel, call, "cant_update_message");
    SlackBody body = SlackBody.of(call);
    json.bodies().put(channel.id(), message.posted().seq(), body);
    if (!json.plain(body).equals(message.text())) {
      say(channel, new Content.Edit(message.posted().seq(), json.plain(body)), References.NONE);
    }
    return written(channel, message.posted().seq()).put("text", body.text());
  }

  /** {@code chat.delete}: only what the app has posted. */
  JsonObject delete(SlackCall call) {
    Conversation channel = channel(call);
    Message message = own(channel, call, "cant_delete_message");
    say(channel, new Content.Deletion(message.posted().seq()), References.NONE);
    return new JsonObject()
        .put("channel", SlackIds.channel(channel.id()))
        .put("ts", SlackIds.ts(message.posted()));
  }

  private Message own(Conversation channel, SlackCall call, String otherwise) {
    Message message = workspace.message(channel, call.required("ts", "message_not_found"));
    if (!message.posted().member().equals(workspace.bot())) {
      throw SlackException.of(otherwise);
    }
    return message;
  }

  /** {@code reactions.add}. */
  JsonObject react(SlackCall call) {
    return react(call, true, "already_reacted");
  }

  /** {@code reactions.remove}. */
  JsonObject unreact(SlackCall call) {
    return react(call, false, "no_reaction");
  }

  private JsonObject react(SlackCall call, boolean added, String already) {
    Conversation channel = channel(call);
    Message message = workspace.message(channel, call.required("timestamp", "no_item_specified"));
    Emoji emoji = emoji(call.required("name", "invalid_name"));
    List<Member> reactors = message.reactions().getOrDefault(emoji, List.of());
    if (reactors.contains(workspace.bot()) == added) {
      throw SlackException.of(already);
    }
    Content reaction = new Content.Reaction(message.posted().seq(), emoji, added);
    say(channel, reaction, References.NONE);
    return new JsonObject();
  }

  private static Emoji emoji(String name) {
    try {
      return Emoji.named(name);
    } catch (IllegalArgumentException notOne) {
      throw SlackException.of("invalid_name");
    }
  }

  /** {@code reactions.get}. */
  JsonObject reactions(SlackCall call) {
    Conversation channel = channel(call);
    Message message = workspace.message(channel, call.required("timestamp", "no_item_specified"));
    return new JsonObject()
        .put("type", "message")
        .put("channel", SlackIds.channel(channel.id()))
        .put("message", json.message(message, workspace.thread(message.posted())));
  }

  private Event say(Conversation channel, Content content, References references) {
    return chat.post(channel.id(), workspace.botIn(channel).id(), content, references);
  }

  private JsonObject written(Conversation channel, int seq) {
    Message message = workspace.timeline(channel).message(seq).orElseThrow();
    return new JsonObject()
        .put("channel", SlackIds.channel(channel.id()))
        .put("ts", SlackIds.ts(message.posted()))
        .put("message", json.message(message, workspace.thread(message.posted())));
  }

  private Conversation channel(SlackCall call) {
    return workspace.channel(call.required("channel", "channel_not_found"));
  }
}
