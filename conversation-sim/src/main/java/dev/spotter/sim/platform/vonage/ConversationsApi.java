package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Conversation;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Conversations of the Conversations API v1: the list of those on Vonage. Its handler runs on the
 * chat's event loop and throws {@link VonageException}.
 */
final class ConversationsApi {

  private final Chat chat;
  private final VonageJson json;

  ConversationsApi(Chat chat, VonageJson json) {
    this.chat = chat;
    this.json = json;
  }

  void mount(Router router) {
    router.get("/v1/conversations").handler(http -> list(new VonageCall(http)));
  }

  private void list(VonageCall request) {
    List<Conversation> all =
        chat.conversations().stream()
            .filter(conversation -> conversation.platform().equals(VonageEmulator.PLATFORM.name()))
            .toList();
    int from = Math.max(0, Math.min(all.size(), request.cursor().orElse(0)));
    request.answer(
        200,
        request.list(
            "conversations",
            request.page(all.subList(from, all.size())),
            ConversationsApi::json,
            last -> all.indexOf(last) + 1,
            json));
  }

  private static JsonObject json(Conversation conversation) {
    return new JsonObject()
        .put("id", conversation.id())
        .put("name", conversation.name())
        .put("display_name", conversation.name());
  }
}
