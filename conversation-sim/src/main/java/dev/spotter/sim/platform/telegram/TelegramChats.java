package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Conversation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Methods about chats and who is in them; everybody is a plain member. */
final class TelegramChats {

  private final TelegramIds ids;
  private final TelegramJson json;

  TelegramChats(TelegramIds ids, TelegramJson json) {
    this.ids = ids;
    this.json = json;
  }

  /** Answers getChat. */
  void chat(TelegramCall call) {
    call.answer(
        json.chat(ids.conversation(call)).put("accent_color_id", 0).put("max_reaction_count", 11));
  }

  /** Answers getChatMember. */
  void member(TelegramCall call) {
    Conversation conversation = ids.conversation(call);
    long user = call.number("user_id").orElse(0L);
    JsonObject found =
        user == json.bot().getLong("id")
            ? json.bot()
            : conversation.members().stream()
                .map(json::user)
                .filter(member -> member.getLong("id") == user)
                .findFirst()
                .orElseThrow(() -> TelegramException.badRequest("user not found"));
    call.answer(new JsonObject().put("status", "member").put("user", found));
  }

  /** Answers getChatMemberCount. */
  void count(TelegramCall call) {
    call.answer(ids.conversation(call).members().size());
  }

  /** Answers getChatAdministrators: there are none. */
  void administrators(TelegramCall call) {
    ids.conversation(call);
    call.answer(new JsonArray());
  }
}
