package dev.spotter.classifier.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two pictures of each label lie along its axis, one leans to the third: a prototype is (1 + 1 +
 * 0.707, 0, 0.707) brought to length 1, (0.9676, 0, 0.2527).
 */
class FeatureSpaceTest {

  private static final float[] NONE = {0, 0, 0};
  private static final float[][] ALONG = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  private static final float[][] ROWS = {
    {1, 0, 0}, {1, 0, 0}, {1, 0, 1}, {0, 1, 0}, {0, 1, 0}, {0, 1, 1}
  };

  private final FeatureSpace space = space(NONE, 1, 1, 1);

  @Test
  void featuresAreCentredScaledAndBroughtToUnitLength() {
    FeatureSpace moved = space(new float[] {1, 1, 1}, 3, 1, 4);

    assertThat(moved.project(new float[] {2, 1, 2})).containsExactly(0.6f, 0, 0.8f);
    assertThat(moved.project(new float[] {1, 1, 1})).containsExactly(0, 0, 0);
  }

  @Test
  void thePrototypeOfABaseLabelIsTheMeanOfItsPictures() {
    assertThat(space.nearestBase(new float[] {1, 0, 0})).isCloseTo(0.9676, within(1e-4));
    assertThat(space.nearestBase(new float[] {0, 0, 1})).isCloseTo(0.2527, within(1e-4));
    assertThat(space.nearestLabel(new float[] {0, 1, 0})).isEqualTo("dog");
  }

  /** Margins of the six are -0.9676 four times and 0.7071 - 0.8629 twice. */
  @Test
  void aMarginIsTheOneThatNoMoreThanTheShareIsAbove() {
    float[] third = {0, 0, 1};

    assertThat(space.margin(third, 0.1, Optional.empty())).isCloseTo(-0.1557, within(1e-4));
    assertThat(space.margin(third, 0.4, Optional.empty())).isCloseTo(-0.9676, within(1e-4));
    assertThat(space.margin(third, 0.5, Optional.of("dog"))).isCloseTo(-0.9676, within(1e-4));
    assertThat(space.margin(third, 0.1, Optional.of("dog"))).isCloseTo(-0.1557, within(1e-4));
    assertThat(space.margin(third, 0.1, Optional.of("animal"))).isCloseTo(-0.1557, within(1e-4));
  }

  @Test
  void nearCopiesAreThoseWithTheCosineThatTheBankAsksFor() {
    assertThat(space.nearCopy(new float[] {1, 0, 0}, new float[] {3, 0, 0.3f})).isTrue();
    assertThat(space.nearCopy(new float[] {1, 0, 0}, new float[] {3, 0, 0.6f})).isFalse();
  }

  @Test
  void featuresOfAnotherModelAreRefused() {
    assertThatThrownBy(() -> space.project(new float[2]))
        .hasMessage("2 features do not fit a space of 3; they are another model's");
  }

  private static FeatureSpace space(float[] mean, float... scales) {
    return new FeatureSpace(
        new FeatureBank(
            List.of("cat", "dog"), mean, ALONG, scales, ROWS, new int[] {0, 0, 0, 1, 1, 1}, 0.99));
  }
}
