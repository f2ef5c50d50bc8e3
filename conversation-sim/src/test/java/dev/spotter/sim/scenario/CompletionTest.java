package dev.spotter.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private final Completion ending =
      new Completion(new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(2)), at(0));

  @Test
  void waitsForTheQuietAfterTheLastCaption() {
    ending.posted(at(1));
    ending.stirred(at(3));

    assertThat(ending.isOver(at(4.9), 0, 0)).isFalse();
    assertThat(ending.isOver(at(5), 0, 0)).isTrue();
  }

  @Test
  void waitsForMissingCaptionsUntilTheirTimeIsOver() {
    ending.posted(at(1));

    assertThat(ending.isOver(at(10.9), 1, 0)).isFalse();
    assertThat(ending.isOver(at(11.1), 1, 0)).isTrue();
  }

  @Test
  void waitsForWebhooksThatAreStillToBeDelivered() {
    ending.posted(at(1));

    assertThat(ending.isOver(at(5), 0, 1)).isFalse();
  }

  @Test
  void waitsForTheQuietAlsoWhenTheTimeIsOver() {
    ending.posted(at(1));
    ending.stirred(at(10));

    assertThat(ending.isOver(at(11.5), 1, 0)).isFalse();
    assertThat(ending.isOver(at(12), 1, 0)).isTrue();
  }

  @Test
  void cutsOffABotThatNeverFallsQuiet() {
    ending.posted(at(0));
    ending.stirred(at(41.9));
    assertThat(ending.isOver(at(42), 0, 0)).isFalse();

    assertThat(ending.isOver(at(42.1), 0, 0)).isTrue();
  }

  private static Instant at(double seconds) {
    return Instant.EPOCH.plusMillis(Math.round(seconds * 1000));
  }
}
