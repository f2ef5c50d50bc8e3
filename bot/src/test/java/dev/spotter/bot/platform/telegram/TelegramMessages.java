package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.JsonBody;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.Document;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** Updates as the types of the telegrambots library write them, which nobody here wrote. */
public final class TelegramMessages {

  /** A group's id, beyond 32 bits as supergroups' are. */
  public static final long GROUP = -1001234567890L;

  private static final ObjectMapper MAPPER =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private TelegramMessages() {}

  /** What reads updates for the bot @spotter_bot, which people call @spotter. */
  static TelegramUpdates updates() {
    ObjectNode me = JsonNodeFactory.instance.objectNode().put("username", "spotter_bot");
    BotAccount account = new BotAccount("4839574812", () -> Future.succeededFuture(me));
    account.load().await();
    return new TelegramUpdates("telegram", account, new BotName("spotter"));
  }

  /** A message from Ana Maria in the group, without content. */
  public static Message.MessageBuilder<?, ?> message(int id) {
    return Message.builder()
        .messageId(id)
        .date(1_790_000_000)
        .from(user("Ana", "Maria", false))
        .chat(Chat.builder().id(GROUP).type("supergroup").title("Holidays").build());
  }

  /** A person or a bot. */
  public static User user(String first, String last, boolean bot) {
    return User.builder().id(5_000_000_001L).firstName(first).lastName(last).isBot(bot).build();
  }

  /** One picture in sizes of these short sides, whose files are NAME-SIDE. */
  public static List<PhotoSize> photo(String name, int... shortSides) {
    return Arrays.stream(shortSides)
        .<PhotoSize>mapToObj(
            side ->
                PhotoSize.builder()
                    .fileId(name + "-" + side)
                    .fileUniqueId("U" + name + side)
                    .width(side * 4 / 3)
                    .height(side)
                    .fileSize(side * 100)
                    .build())
        .toList();
  }

  /** A file with a thumbnail. */
  public static Document document(String name, String type, long bytes) {
    return Document.builder()
        .fileId(name)
        .fileUniqueId("U" + name)
        .fileName(name + ".jpg")
        .mimeType(type)
        .fileSize(bytes)
        .build();
  }

  /** The update of a new message. */
  public static JsonObject update(int id, Message message) {
    Update update = new Update();
    update.setUpdateId(id);
    update.setMessage(message);
    return json(update);
  }

  /** An update as it is read. */
  static JsonNode node(JsonObject update) {
    return JsonBody.object(update.toBuffer().getBytes());
  }

  /** The update as it goes over the wire. */
  public static JsonObject json(Update update) {
    try {
      return new JsonObject(MAPPER.writeValueAsString(update));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
