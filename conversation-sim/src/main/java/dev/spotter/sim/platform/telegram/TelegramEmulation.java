package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.delivery.Notification;
import dev.spotter.sim.delivery.SignedRequest;
import dev.spotter.sim.platform.EmulatedApi;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;

/** The chat as a bot on Telegram sees it. Not thread-safe: it belongs to the chat's event loop. */
final class TelegramEmulation implements PlatformEmulation {

  private static final long FIRST_UPDATE = 700_000_001L;

  private final TelegramEvents events;
  private final TelegramWebhook webhook;
  private final TelegramBotApi api;
  private long nextUpdate = FIRST_UPDATE;

  TelegramEmulation(EmulationContext context, String token, String secret) {
    Chat chat = context.chat();
    TelegramIds ids = new TelegramIds(chat);
    TelegramJson json = new TelegramJson(ids, Long.parseLong(token.replaceFirst(":.*", "")));
    TelegramPrivacy privacy = new TelegramPrivacy(context.options().privacy(), chat);
    this.events = new TelegramEvents(chat, json, privacy);
    this.webhook = new TelegramWebhook(new PendingUpdates(context.vertx()), secret);
    this.api =
        new TelegramBotApi(token, new TelegramFileStore(context.pictures()), context.unknown());
    TelegramMessages messages = new TelegramMessages(chat, context.throttle(), ids, json);
    TelegramChats chats = new TelegramChats(ids, json);
    api.add("getMe", call -> call.answer(me(json, privacy)));
    api.add("sendMessage", messages::send);
    api.add("editMessageText", messages::edit);
    api.add("deleteMessage", messages::delete);
    api.add("setMessageReaction", messages::react);
    api.add("getChat", chats::chat);
    api.add("getChatMember", chats::member);
    api.add("getChatMemberCount", chats::count);
    api.add("getChatAdministrators", chats::administrators);
    api.add("setWebhook", webhook::set);
    api.add("deleteWebhook", webhook::delete);
    api.add("getWebhookInfo", webhook::describe);
    api.add("getUpdates", webhook::poll);
  }

  private static JsonObject me(TelegramJson json, TelegramPrivacy privacy) {
    return json.bot()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", !privacy.on())
        .put("supports_inline_queries", false);
  }

  @Override
  public EmulatedApi api() {
    return EmulatedApi.of(
        TelegramBotApi.PATH, api.methods(), "message", "edited_message", "message_reaction");
  }

  @Override
  public List<Notification> notifications(Event event) {
    return events.of(event, webhook::wants).stream().map(this::notification).toList();
  }

  private Notification notification(TelegramEvents.Update update) {
    Buffer body =
        new JsonObject()
            .put("update_id", nextUpdate++)
            .put(update.kind(), update.content())
            .toBuffer();
    return attempt -> new SignedRequest(headers(), body);
  }

  private Map<String, String> headers() {
    String secret = webhook.secret();
    return secret.isEmpty()
        ? Map.of("Content-Type", "application/json")
        : Map.of("Content-Type", "application/json", "X-Telegram-Bot-Api-Secret-Token", secret);
  }

  @Override
  public void mount(Router router, EventDelivery delivery) {
    webhook.use(delivery);
    api.mount(router);
  }
}
