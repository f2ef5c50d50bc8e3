package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalanceTest {

  /** 1,000 images of the first class, 100 of the second. */
  private static final int[] TARGETS = IntStream.range(0, 1_100).map(i -> i / 1_000).toArray();

  private static final int[] COUNTS = {1_000, 100};

  @Test
  void withoutBalanceEveryImageIsDrawnOnce() {
    int[] order = Balance.NONE.order(TARGETS, COUNTS, new Random(1));
    Arrays.sort(order);
    assertThat(order).containsExactly(IntStream.range(0, 1_100).toArray());
    assertThat(Balance.NONE.logitOffsets(COUNTS)).containsOnly(0);
  }

  @Test
  void fullBalanceDrawsClassesEquallyOften() {
    int[] order = new Balance(1, 0).order(TARGETS, COUNTS, new Random(1));
    assertThat(order).hasSize(1_100);
    long ofTheFirst = Arrays.stream(order).filter(image -> TARGETS[image] == 0).count();
    assertThat((double) ofTheFirst).isCloseTo(550, within(2.0));
    assertThat(Arrays.stream(order).distinct().filter(image -> TARGETS[image] == 1)).hasSize(100);
  }

  @Test
  void logitsAreAdjustedByWhatIsDrawn() {
    float[] offsets = new Balance(0.5, 1).logitOffsets(COUNTS);
    assertThat(offsets[0] - offsets[1]).isCloseTo((float) Math.log(Math.sqrt(10)), within(1e-5f));
    assertThat(Math.exp(offsets[0]) + Math.exp(offsets[1])).isCloseTo(1, within(1e-6));
  }

  @Test
  void theDiceDecide() {
    Balance half = new Balance(0.5, 0);
    assertThat(half.order(TARGETS, COUNTS, new Random(3)))
        .isEqualTo(half.order(TARGETS, COUNTS, new Random(3)))
        .isNotEqualTo(half.order(TARGETS, COUNTS, new Random(4)));
  }
}
