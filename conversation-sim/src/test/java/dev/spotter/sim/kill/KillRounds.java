package dev.spotter.sim.kill;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.load.CaptionTally;
import dev.spotter.sim.load.LoadReport;
import dev.spotter.sim.picture.Drawing;
import dev.spotter.sim.picture.PictureMaker;
import dev.spotter.sim.picture.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Rounds of: post photos, wait for a random number of captions, kill one of the bots (or whatever
 * else is a victim), start it again. In the end every photo's captions are counted.
 */
final class KillRounds implements ChatListener {

  private static final int CONVERSATIONS = 50;
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final TestPlatform platform;
  private final List<BotNode> nodes;
  private final List<? extends Victim> victims;
  private final Random random;
  private final CaptionTally tally = new CaptionTally(System::nanoTime, Duration.ZERO);
  private final List<List<Drawing>> pictures = pictures();
  private final List<String> conversations = new ArrayList<>();
  private final List<String> members = new ArrayList<>();
  private final Map<String, List<String>> said = new LinkedHashMap<>();
  private long lastEvent;
  private int photos;

  KillRounds(TestPlatform platform, List<BotNode> nodes, Random random) {
    this(platform, nodes, nodes, random);
  }

  /** Other processes than bots may be among the victims; they run already. */
  KillRounds(
      TestPlatform platform, List<BotNode> nodes, List<? extends Victim> victims, Random random) {
    this.platform = platform;
    this.nodes = nodes;
    this.victims = victims;
    this.random = random;
  }

  private static List<List<Drawing>> pictures() {
    Samples samples = Samples.load();
    PictureMaker maker = new PictureMaker();
    return samples.names().stream()
        .map(name -> maker.make(samples.bytes(name).orElseThrow()))
        .toList();
  }

  /**
   * Runs the rounds.
   *
   * @param rounds how many
   * @param total photos of all rounds together; at most so many that nobody uploads twice in a
   *     conversation
   * @param longest a round lasts no longer than that, however few captions there are
   * @param patience how long the last captions are waited for
   */
  LoadReport run(int rounds, int total, Duration longest, Duration patience) throws Exception {
    long begun = System.nanoTime();
    platform.there(() -> populate((total + CONVERSATIONS - 1) / CONVERSATIONS));
    for (BotNode node : nodes) {
      node.start().get(5, TimeUnit.MINUTES);
    }
    for (int round = 0; round < rounds; round++) {
      int until = total * (round + 1) / rounds;
      platform.there(() -> post(until));
      awaitMoment(System.nanoTime() + longest.toNanos());
      Victim victim = victims.get(random.nextInt(victims.size()));
      victim.kill();
      int captioned = platform.there(tally::captioned);
      System.out.printf("round %d: %d of %d captioned%n", round + 1, captioned, until);
      victim.start().get(5, TimeUnit.MINUTES);
    }
    awaitEnd(total, System.nanoTime() + patience.toNanos());
    return platform.there(() -> tally.report(begun));
  }

  /**
   * Runs a rolling upgrade under load, or the way back: a second bot starts beside the first, the
   * first is replaced, and both go on.
   *
   * @param first runs alone at first
   * @param second starts while the first works
   * @param total photos of all steps together
   * @param patience how long the last captions are waited for
   */
  LoadReport replace(BotNode first, BotNode second, int total, Duration patience) throws Exception {
    long begun = System.nanoTime();
    platform.there(() -> populate((total + CONVERSATIONS - 1) / CONVERSATIONS));
    first.start().get(5, TimeUnit.MINUTES);
    platform.there(() -> post(total / 3));
    second.start().get(5, TimeUnit.MINUTES);
    platform.there(() -> post(total * 2 / 3));
    awaitMoment(System.nanoTime() + patience.toNanos());
    first.kill();
    platform.there(() -> post(total));
    first.start().get(5, TimeUnit.MINUTES);
    awaitEnd(total, System.nanoTime() + patience.toNanos());
    return platform.there(() -> tally.report(begun));
  }

  /** At any point of the work that there is, however slow the machine. */
  private void awaitMoment(long deadline) throws InterruptedException {
    int captioned = platform.there(tally::captioned);
    int until = captioned + random.nextInt(photos - captioned);
    while (platform.there(tally::captioned) < until && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
  }

  private Void populate(int people) {
    Chat chat = platform.simulator().chat();
    for (int i = 0; i < people; i++) {
      members.add(chat.members().create("Ana " + i, false).id());
    }
    for (int i = 0; i < CONVERSATIONS; i++) {
      String conversation = chat.createConversation("Kill " + i).id();
      conversations.add(conversation);
      members.forEach(member -> chat.join(conversation, member));
    }
    chat.listen(this);
    platform.simulator().deliveries().listen(tally::delivered);
    return null;
  }

  private Void post(int until) {
    for (; photos < until; photos++) {
      Event photo =
          platform
              .simulator()
              .upload()
              .post(
                  conversations.get(photos % CONVERSATIONS),
                  members.get(photos / CONVERSATIONS),
                  "photo-" + photos + ".jpg",
                  pictures.get(photos % pictures.size()));
      tally.sent(photo, System.nanoTime());
    }
    return null;
  }

  @Override
  public void onEvent(Event event) {
    lastEvent = System.nanoTime();
    tally.onEvent(event);
    if (event.member().bot() && event.content() instanceof Content.Text words) {
      said.computeIfAbsent(event.conversation(), first -> new ArrayList<>()).add(words.text());
    }
  }

  /** A caption that is posted twice may come late, so the end is quiet. */
  private void awaitEnd(int total, long deadline) throws InterruptedException, TimeoutException {
    while (!platform.there(() -> over(total))) {
      if (System.nanoTime() > deadline) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean over(int total) {
    return tally.captioned() == total
        && platform.simulator().deliveries().unsettled() == 0
        && System.nanoTime() - lastEvent > QUIET_NANOS;
  }

  /** Returns what the bot said in each conversation, in the order of the conversation. */
  Map<String, List<String>> said() {
    return platform.there(() -> Map.copyOf(said));
  }

  /** Returns some photos without a caption. */
  List<String> missing() {
    return platform.there(() -> tally.missing(10));
  }
}
