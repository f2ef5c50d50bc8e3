package dev.spotter.sim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void evenGapsFillTheTime() {
    assertThat(moments(Arrivals.EVEN, 4, 1, 1))
        .containsExactly(250_000_000L, 500_000_000L, 750_000_000L, 1_000_000_000L);
  }

  @Test
  void poissonArrivalsKeepTheRateAndAreAsIrregularAsTheyShouldBe() {
    List<Long> moments = moments(Arrivals.POISSON, 50, 400, 7);
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      gaps.add((moments.get(i) - moments.get(i - 1)) / 1e9);
    }
    double mean = gaps.stream().mapToDouble(gap -> gap).average().orElseThrow();
    double variance = gaps.stream().mapToDouble(g -> (g - mean) * (g - mean)).average().orElse(0);

    assertThat(moments).isSorted();
    assertThat(moments.size()).isBetween(19_400, 20_600); // four standard deviations
    assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(0.03)); // exponential gaps
  }

  @Test
  void theSameSeedGivesTheSameMoments() {
    assertThat(moments(Arrivals.POISSON, 10, 5, 3)).isEqualTo(moments(Arrivals.POISSON, 10, 5, 3));
    assertThat(moments(Arrivals.POISSON, 10, 5, 4))
        .isNotEqualTo(moments(Arrivals.POISSON, 10, 5, 3));
  }

  private static List<Long> moments(Arrivals arrivals, double rate, int seconds, long seed) {
    Schedule schedule = new Schedule(rate, Duration.ofSeconds(seconds), arrivals, new Random(seed));
    List<Long> moments = new ArrayList<>();
    for (; !schedule.over(); schedule.advance()) {
      moments.add(schedule.next());
    }
    return moments;
  }
}
