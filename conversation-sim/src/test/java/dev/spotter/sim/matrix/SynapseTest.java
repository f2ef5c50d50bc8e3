package dev.spotter.sim.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spotter.sim.kill.BotNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A bot in a process of its own on a real homeserver, each test as an application service and as an
 * ordinary account. {@code -Dmatrix.photos=60 -Dmatrix.kills=4 -Dmatrix.seed=1} are the defaults;
 * the homeserver is restarted twice in any case.
 */
@Tag("matrix")
@TestInstance(Lifecycle.PER_CLASS)
class SynapseTest {

  private static final int PHOTOS = Integer.getInteger("matrix.photos", 60);
  private static final int KILLS = Integer.getInteger("matrix.kills", 4);
  private static final int RESTARTS = 2;
  private static final long SEED = Long.getLong("matrix.seed", 1);

  /** How long a moment for the next blow is waited for. */
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  private final Map<Way, BotNode> bots = new EnumMap<>(Way.class);
  private final Random random = new Random(SEED);
  private Synapse homeserver;

  /** How the bot is on the homeserver. */
  enum Way {
    APPLICATION_SERVICE("@spotter:localhost"),
    ACCOUNT("@photos:localhost");

    private final String user;

    Way(String user) {
      this.user = user;
    }
  }

  @BeforeAll
  void startHomeserver() throws Exception {
    homeserver = new Synapse(folder);
    Map<String, String> tokens =
        Map.of("SPOTTER_MATRIX_AS_TOKEN", "one", "SPOTTER_MATRIX_HS_TOKEN", "two");
    BotNode service = bot(Way.APPLICATION_SERVICE, tokens);
    homeserver.register(tokens, service.port());
    homeserver.start();
    String token = homeserver.play("token", Way.ACCOUNT.user);
    bot(Way.ACCOUNT, Map.of("SPOTTER_MATRIX_ACCESS_TOKEN", token));
  }

  private BotNode bot(Way way, Map<String, String> tokens) {
    Map<String, String> environment = new HashMap<>(tokens);
    environment.put("SPOTTER_MATRIX_HOMESERVER_URL", homeserver.url());
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve(way + ".db"));
    environment.put("SPOTTER_MODEL_BUNDLED", "small");
    environment.put("SPOTTER_POST_RATE", "50");
    environment.put("SPOTTER_POST_BURST", "50");
    BotNode bot = new BotNode(environment, log(way));
    bots.put(way, bot);
    return bot;
  }

  private static Path log(Way way) {
    return folder.resolve(way + ".log");
  }

  @AfterEach
  void stopBots() {
    bots.values().forEach(BotNode::close);
  }

  @AfterAll
  void stopHomeserver() throws Exception {
    homeserver.stop();
  }

  @ParameterizedTest
  @EnumSource
  void itAnswersWhatIsForItAndNothingElse(Way way) throws Exception {
    start(way);

    homeserver.play("manners", way.user);
  }

  @ParameterizedTest
  @EnumSource
  void aPhotoThatWasTakenBackWhileItWasAwayIsLeftAlone(Way way) throws Exception {
    start(way);
    Process people = homeserver.begin("leave", way.user, 0);
    assertThat(people.inputReader().readLine()).isEqualTo("joined");
    bots.get(way).kill();
    people.getOutputStream().write('\n');
    people.getOutputStream().close();
    Synapse.succeed(people);
    start(way);

    homeserver.play("return", way.user);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostAndNothingTwiceWhateverIsKilled(Way way) throws Exception {
    start(way);
    Process people = homeserver.begin("upload", way.user, PHOTOS);
    assertThat(people.inputReader().readLine()).isEqualTo("joined");
    long before = posted(way);
    for (int blow = 1; blow <= KILLS + RESTARTS; blow++) {
      awaitPosted(way, before + (long) PHOTOS * blow / (KILLS + RESTARTS + 1));
      if (blow % (KILLS / RESTARTS + 1) == 0) {
        homeserver.restart();
      } else {
        bots.get(way).kill();
        start(way);
      }
    }
    Synapse.succeed(people);

    System.out.println(way + ": " + homeserver.play("count", way.user));
  }

  private void start(Way way) throws Exception {
    bots.get(way).start().get(5, TimeUnit.MINUTES);
  }

  /** Waits for a moment in the midst of the work; when it does not come, any moment does. */
  private void awaitPosted(Way way, long least) {
    long jitter = random.nextInt(5);
    try {
      await().atMost(LONGEST_ROUND).until(() -> posted(way) >= least + jitter);
    } catch (ConditionTimeoutException slow) {
      System.out.println(way + ": " + posted(way) + " posted so far");
    }
  }

  private static long posted(Way way) {
    try {
      return Files.readString(log(way))
          .lines()
          .filter(line -> line.contains(" posted to "))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
