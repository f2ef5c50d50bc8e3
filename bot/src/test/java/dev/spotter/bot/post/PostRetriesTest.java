package dev.spotter.bot.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostRetriesTest {

  private final Throwable passing = PlatformException.unsure("500", Optional.empty());

  private final Random random = new Random(1);
  private final PostRetries retries =
      new PostRetries(3, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(9)));

  @Test
  void aFailureThatMayPassIsRepeatedUpToTheLastAttempt() {
    assertThat(retries.after(1, passing, random)).isPresent();
    assertThat(retries.after(2, passing, random)).isPresent();
    assertThat(retries.after(3, passing, random)).isEmpty();
  }

  @Test
  void aHopelessFailureIsNotRepeated() {
    assertThat(retries.after(1, PlatformException.of(Reaction.GIVE_UP, "404"), random)).isEmpty();
  }

  @Test
  void aFailureForTheOperatorIsRepeated() {
    assertThat(retries.after(1, PlatformException.of(Reaction.ALERT, "401"), random)).isPresent();
  }

  @Test
  void aFailureOfAnotherKindIsRepeated() {
    assertThat(retries.after(1, new IllegalStateException(), random)).isPresent();
  }

  @Test
  void thePlatformsOwnWaitIsHonouredWhenItIsLonger() {
    Throwable busy = PlatformException.busy("429", Optional.of(Duration.ofMinutes(2)));
    assertThat(retries.after(1, busy, random)).contains(Duration.ofMinutes(2));

    Throwable hasty = PlatformException.busy("429", Optional.of(Duration.ZERO));
    assertThat(retries.after(1, hasty, random).orElseThrow())
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
  }
}
