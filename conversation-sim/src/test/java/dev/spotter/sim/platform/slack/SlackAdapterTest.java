package dev.spotter.sim.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.platform.slack.SlackConfig;
import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.Delivery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bot's adapter and the simulator's emulation, each the other's counterpart, over Socket Mode.
 */
@Timeout(60)
class SlackAdapterTest {

  @TempDir Path folder;
  private TestPlatform simulator;
  private Platform slack;
  private String conversation;
  private String ana;
  private final BlockingQueue<PhotosPosted> uploads = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> connections = new LinkedBlockingQueue<>();
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private volatile boolean full;

  private final EventSink intake =
      new EventSink() {
        @Override
        public void connected() {
          connections.add(true);
        }

        @Override
        public Future<Void> keep(List<? extends ChatEvent> brought) {
          boolean refused = full; // before the test sees the uploads and changes it
          brought.forEach(event -> uploads.add((PhotosPosted) event));
          return refused ? Future.failedFuture("no room") : Future.succeededFuture();
        }
      };

  @BeforeEach
  void start() {
    simulator =
        TestPlatform.start(folder, "slack", usual -> usual.withRetry(usual.retry().faster(10_000)));
    String[] ids = simulator.conversation("Holiday", "Ana");
    conversation = ids[0];
    ana = ids[1];
    simulator.there(
        () -> {
          simulator.simulator().deliveries().listen(deliveries::add);
          return null;
        });
    Map<String, String> environment = new HashMap<>(simulator.credentials().environment());
    environment.put("SPOTTER_SLACK_APP_TOKEN", environment.get("SIMULATOR_SLACK_APP_TOKEN"));
    environment.remove("SPOTTER_SLACK_SIGNING_SECRET");
    slack =
        SlackConfig.read(Settings.of(Optional.empty(), environment), "slack")
            .orElseThrow()
            .create(simulator.vertx(), Clock.systemUTC(), new SimpleMeterRegistry());
  }

  @AfterEach
  void stop() {
    slack.close();
    simulator.close();
  }

  @Test
  void anEventComesThroughTheBotsOwnConnectionAndIsAcknowledgedOnceItIsKept() throws Exception {
    PlatformConnection link = slack.connection().orElseThrow();
    Future<Void> session = link.session(intake);
    assertThat(connections.poll(20, TimeUnit.SECONDS)).isTrue();
    Event photo = photo();

    PhotosPosted upload = next();
    assertThat(upload.message()).isEqualTo(SlackIds.ts(photo));
    assertThat(settled().state()).isEqualTo(Delivery.State.DELIVERED);

    link.end();
    session.await();
    assertThat(link.session(intake).succeeded()).isTrue();
  }

  @Test
  void anEventThatCouldNotBeKeptIsNotAcknowledgedAndComesAgain() throws Exception {
    full = true;
    var unused = slack.connection().orElseThrow().session(intake);
    assertThat(connections.poll(20, TimeUnit.SECONDS)).isTrue();
    photo();

    PhotosPosted first = next();
    full = false;
    assertThat(next()).isEqualTo(first);
    assertThat(settled().state()).isEqualTo(Delivery.State.DELIVERED);
    assertThat(uploads).isEmpty();
  }

  @Test
  void aPhotoIsFetchedNamedAnsweredAndFoundAgain() throws Exception {
    var unused = slack.connection().orElseThrow().session(intake);
    photo();
    PhotosPosted upload = next();
    OutgoingMessage caption = OutgoingMessage.answering(upload, "Ana <3 uploaded a photo");

    DownloadSpec source = slack.download(upload.pictures().get(0), 64).await();
    assertThat(source.candidates().get(0)).asString().contains("/files-tmb/").contains("small");
    assertThat(slack.memberName(upload.in(), upload.by()).await()).contains("Ana");
    assertThat(slack.findPosted(upload.in(), caption, Optional.empty()).await()).isEmpty();
    String reply = slack.post(upload.in(), caption).await();
    assertThat(slack.findPosted(upload.in(), caption, Optional.empty()).await()).contains(reply);
    assertThat(slack.findPosted(upload.in(), caption, Optional.of(reply)).await()).isEmpty();
  }

  @Test
  void whatAnOperatorLooksAtIsFine() {
    assertThat(slack.checks())
        .extracting(check -> check.look().get().await().verdict())
        .containsExactly(Finding.Verdict.FINE, Finding.Verdict.FINE, Finding.Verdict.FINE);
  }

  private Event photo() {
    byte[] picture = TestPlatform.picture("png", 500, 500);
    return simulator
        .simulator()
        .execute(() -> simulator.simulator().upload().post(conversation, ana, "dog.png", picture))
        .await();
  }

  private PhotosPosted next() throws InterruptedException {
    PhotosPosted upload = uploads.poll(20, TimeUnit.SECONDS);
    assertThat(upload).isNotNull();
    return upload;
  }

  private Delivery settled() throws InterruptedException {
    for (Delivery change = null; ; ) {
      change = deliveries.poll(20, TimeUnit.SECONDS);
      assertThat(change).isNotNull();
      if (change.settled()) {
        return change;
      }
    }
  }
}
