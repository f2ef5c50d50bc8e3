package dev.spotter.sim.platform.telegram;

import static dev.spotter.sim.platform.telegram.TelegramCalls.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Emoji;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.platform.EmulationOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Words on Telegram, as the telegrambots library reads and writes them. */
@Timeout(60)
class TelegramWordsTest {

  private static final List<String> ALL = List.of("message", "message_reaction");

  @TempDir private Path folder;
  private TestPlatform platform;
  private TelegramClient client;
  private String group;
  private String ana;
  private int offset;

  @BeforeEach
  void start() {
    start(EmulationOptions.USUAL);
  }

  private void start(EmulationOptions options) {
    platform = TestPlatform.start(folder, "telegram", options);
    String[] ids = platform.conversation("Holiday", "Ana");
    group = ids[0];
    ana = ids[1];
    client = TelegramCalls.client(platform, TelegramCalls.token(platform));
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/start, bot_command 0 6",
    "/help@spotter_simulator_bot me, bot_command 0 27",
    "'ask /help now', bot_command 4 5",
    "'@spotter what do you know', mention 0 22",
    "'see https://example.org/x. @spotter', url 4 21; mention 27 22"
  })
  void specialPartsOfATextAreMarked(String text, String entities) throws Exception {
    say(text, References.NONE);

    Message message = next().getMessage();
    assertThat(message.getEntities())
        .extracting(e -> "%s %d %d".formatted(e.getType(), e.getOffset(), e.getLength()))
        .containsExactly(entities.split("; ", -1));
    assertThat(message.isGroupMessage() || message.isSuperGroupMessage()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "nice weather, false",
    "Spotter is here, false",
    "/start, true",
    "/start@another_bot, false",
    "hey @Spotter, true",
    "hey @spotter_simulator_bot, true",
    "hey @another_bot, false"
  })
  void privacyModeTellsWhatIsMeantForTheBot(String text, boolean told) throws Exception {
    say(text, References.NONE);
    say("/last", References.NONE);

    assertThat(next().getMessage().getText().startsWith("/last")).isEqualTo(!told);
    assertThat(client.execute(new GetMe()).getCanReadAllGroupMessages()).isFalse();
  }

  @Test
  void withoutPrivacyModeEverythingIsTold() throws Exception {
    platform.close();
    start(new EmulationOptions(null, false));
    say("nice weather", References.NONE);

    assertThat(next().getMessage().getText()).isEqualTo("nice weather");
    assertThat(client.execute(new GetMe()).getCanReadAllGroupMessages()).isTrue();
  }

  @Test
  void aReplyToTheBotCarriesWhatItAnswers() throws Exception {
    Message caption = send("a <b>dog</b>", "HTML");
    say("nice", References.NONE);
    reply(last(1), "not to the bot");
    reply(captionEvent(), "that's a cat");

    Message reply = next().getMessage();
    assertThat(reply.getText()).isEqualTo("that's a cat");
    assertThat(reply.getReplyToMessage().getMessageId()).isEqualTo(caption.getMessageId());
    assertThat(reply.getReplyToMessage().getText()).isEqualTo("a dog");
    assertThat(reply.getReplyToMessage().getFrom().getIsBot()).isTrue();
    assertThat(reply.getReplyToMessage().getReplyToMessage()).isNull();
  }

  @Test
  void theBotEditsAndDeletesItsOwn() throws Exception {
    Message caption = send("a dog", null);
    Message edited = (Message) client.execute(edit(caption, "a cat"));

    assertThat(edited.getText()).isEqualTo("a cat");
    assertThat(edited.getEditDate()).isNotNull();
    assertThat(caption().versions()).containsExactly("a dog", "a cat");
    assertRefused(() -> client.execute(edit(caption, "a cat")), 400, "message is not modified");
    DeleteMessage deletion =
        new DeleteMessage(caption.getChatId().toString(), caption.getMessageId());
    assertThat(client.execute(deletion)).isTrue();
    assertRefused(() -> client.execute(deletion), 400, "message to delete not found");
    assertRefused(() -> client.execute(edit(caption, "a bird")), 400, "message to edit not found");

    say("/mine", References.NONE);
    Message mine = next().getMessage();
    assertRefused(() -> client.execute(edit(mine, "yours")), 400, "message can't be edited");
    assertRefused(
        () -> client.execute(new DeleteMessage(mine.getChatId().toString(), mine.getMessageId())),
        400,
        "message can't be deleted");
  }

  @Test
  void reactionsAreToldOnlyWhereTheyAreAskedFor() throws Exception {
    send("a dog", null);
    react("-1", true);
    say("/first", References.NONE);
    assertThat(poll(List.of()).get(0).getMessage().getText()).isEqualTo("/first");
    poll(ALL);
    react("+1", true);
    react("-1", false);

    List<Update> updates = poll(ALL);
    assertThat(updates).extracting(Update::getMessage).containsOnlyNulls();
    var both = updates.get(0).getMessageReaction();
    assertThat(both.getOldReaction()).containsExactly(emoji("\uD83D\uDC4E"));
    assertThat(both.getNewReaction()).containsExactly(emoji("\uD83D\uDC4E"), emoji("\uD83D\uDC4D"));
    assertThat(updates.get(1).getMessageReaction().getNewReaction())
        .containsExactly(emoji("\uD83D\uDC4D"));
  }

  @Test
  void theBotReacts() throws Exception {
    Message caption = send("a dog", null);
    client.execute(reaction(caption, "\uD83D\uDC4D"));
    client.execute(reaction(caption, "\uD83D\uDC40"));
    assertThat(caption().reactions()).containsOnlyKeys(Emoji.named("eyes"));
    assertRefused(() -> client.execute(reaction(caption, "\uD83D\uDC36")), 400, "REACTION_INVALID");
    client.execute(reaction(caption, null));
    assertThat(caption().reactions()).isEmpty();
  }

  private static ReactionTypeEmoji emoji(String symbol) {
    return ReactionTypeEmoji.builder().emoji(symbol).build();
  }

  private static SetMessageReaction reaction(Message to, String symbol) {
    return SetMessageReaction.builder()
        .chatId(to.getChatId())
        .messageId(to.getMessageId())
        .reactionTypes(symbol == null ? List.of() : List.of(emoji(symbol)))
        .build();
  }

  private static EditMessageText edit(Message message, String text) {
    return EditMessageText.builder()
        .chatId(message.getChatId())
        .messageId(message.getMessageId())
        .text(text)
        .build();
  }

  private Message send(String text, String mode) throws Exception {
    long chat = -1_001_000_000_001L;
    return client.execute(SendMessage.builder().chatId(chat).text(text).parseMode(mode).build());
  }

  private void react(String emoji, boolean added) {
    post(new Content.Reaction(captionEvent().seq(), Emoji.named(emoji), added), References.NONE);
  }

  private void reply(Event to, String text) {
    say(text, References.replyTo(to, new TelegramEmulator().profile()));
  }

  private Event say(String text, References references) {
    return post(new Content.Text(text), references);
  }

  private Event post(Content content, References references) {
    return platform.there(() -> platform.simulator().chat().post(group, ana, content, references));
  }

  /** The bot's first message. */
  private Event captionEvent() {
    return events().stream().filter(event -> event.member().bot()).findFirst().orElseThrow();
  }

  private Event last(int fromEnd) {
    return events().get(events().size() - fromEnd);
  }

  private List<Event> events() {
    return platform.there(() -> platform.simulator().chat().timeline(group).after(0));
  }

  /** The bot's first message as it is now. */
  private dev.spotter.sim.chat.Message caption() {
    int seq = captionEvent().seq();
    return platform.there(
        () -> platform.simulator().chat().timeline(group).message(seq).orElseThrow());
  }

  private Update next() throws Exception {
    return poll(List.of()).get(0);
  }

  private List<Update> poll(List<String> kinds) throws Exception {
    List<Update> updates =
        client.execute(
            GetUpdates.builder().offset(offset).timeout(2).allowedUpdates(kinds).build());
    updates.forEach(update -> offset = update.getUpdateId() + 1);
    return updates;
  }
}
