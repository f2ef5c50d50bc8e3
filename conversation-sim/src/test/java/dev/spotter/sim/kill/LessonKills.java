package dev.spotter.sim.kill;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Message;
import dev.spotter.sim.chat.Reply;
import dev.spotter.sim.chat.Timeline;
import dev.spotter.sim.picture.Drawing;
import dev.spotter.sim.picture.PictureMaker;
import dev.spotter.sim.picture.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Conversations in each of which a photo is posted, the bot is taught a name for it, and the photo
 * is posted again, while bots are killed and started again. Many conversations have the same photo,
 * and each has a name of its own.
 */
final class LessonKills {

  /** Of the bot's in a conversation: a caption, what it says of the lesson, another caption. */
  private static final int MESSAGES = 3;

  private final TestPlatform platform;
  private final List<BotNode> nodes;
  private final Random random;
  private final Duration patience;
  private final List<List<Drawing>> pictures;
  private final String member;
  private final List<String> conversations;

  /**
   * Creates the conversations.
   *
   * @param nodes not started yet
   * @param count how many conversations
   * @param patience how long the bots may take for each step
   */
  LessonKills(
      TestPlatform platform, List<BotNode> nodes, Random random, int count, Duration patience) {
    this.platform = platform;
    this.nodes = nodes;
    this.random = random;
    this.patience = patience;
    Samples samples = Samples.load();
    PictureMaker maker = new PictureMaker();
    pictures =
        samples.names().stream()
            .map(name -> maker.make(samples.bytes(name).orElseThrow()))
            .toList();
    Chat chat = platform.simulator().chat();
    member = platform.there(() -> chat.members().create("Ana", false).id());
    conversations =
        IntStream.range(0, count)
            .mapToObj(i -> platform.there(() -> chat.createConversation("Pets " + i).id()))
            .toList();
    conversations.forEach(id -> platform.there(() -> chat.join(id, member)));
  }

  /** Runs it all, with as many kills among the lessons and one among the photos after them. */
  void run(int kills) throws Exception {
    for (BotNode node : nodes) {
      node.start().get(5, TimeUnit.MINUTES);
    }
    IntStream.range(0, conversations.size()).forEach(this::photo);
    awaitMessages(1);
    for (int kill = 0; kill < kills; kill++) {
      int from = conversations.size() * kill / kills;
      int to = conversations.size() * (kill + 1) / kills;
      IntStream.range(from, to).forEach(this::teach);
      killOne();
    }
    awaitMessages(2);
    IntStream.range(0, conversations.size()).forEach(this::photo);
    killOne();
    awaitMessages(MESSAGES);
  }

  /** The name that is taught in a conversation; no two have the same. */
  static String name(int conversation) {
    return "Pip%c%c".formatted('a' + conversation / 26, 'a' + conversation % 26);
  }

  /** Returns the bot's messages in a conversation as they read now. */
  List<String> said(int conversation) {
    return platform.there(() -> messages(conversation).stream().map(Message::text).toList());
  }

  private void photo(int conversation) {
    String place = conversations.get(conversation);
    List<Drawing> picture = pictures.get(conversation % pictures.size());
    platform.there(() -> platform.simulator().upload().post(place, member, "p.jpg", picture));
  }

  private void teach(int conversation) {
    String place = conversations.get(conversation);
    platform.there(
        () -> {
          Chat chat = platform.simulator().chat();
          Event caption = messages(conversation).get(0).posted();
          String words = "that's " + name(conversation);
          Reply reply = Reply.to(caption, words, chat.platformOf(place));
          return chat.post(place, member, reply.words(), reply.references());
        });
  }

  /** At any moment of the work that has just begun. */
  private void killOne() throws Exception {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
    BotNode victim = nodes.get(random.nextInt(nodes.size()));
    victim.kill();
    victim.start().get(5, TimeUnit.MINUTES);
  }

  private void awaitMessages(int each) {
    Awaitility.await("%d messages of the bot in each conversation".formatted(each))
        .atMost(patience)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> IntStream.range(0, conversations.size()).allMatch(i -> said(i).size() >= each));
  }

  /** To be called on the simulator's event loop. */
  private List<Message> messages(int conversation) {
    Timeline timeline = platform.simulator().chat().timeline(conversations.get(conversation));
    return timeline.after(0).stream()
        .filter(event -> event.member().bot() && event.content() instanceof Content.Text)
        .map(event -> timeline.message(event.seq()).orElseThrow())
        .toList();
  }
}
