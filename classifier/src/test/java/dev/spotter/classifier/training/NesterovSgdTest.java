package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Rate 11.5, momentum 0.85, decay 0.0153 for 1,024 images, in batches of 32: a peak rate of 11.5 /
 * (1 + 1 / 0.15) * 32 / 1024 = 0.046875 and a decay of 0.0153 / 11.5 = 0.00133043. The expected
 * numbers come from {@code g += decay * w; v = 0.85 v + g; w -= rate * (g + 0.85 v)} by hand.
 */
class NesterovSgdTest {

  private static final Recipe RECIPE =
      TestTrainings.plan(1, TestTrainings.TO_THE_END, false).recipe();
  private static final Offset<Float> CLOSE = within(1e-6f);

  private final TestParameters parameters = new TestParameters();

  @AfterEach
  void close() {
    parameters.close();
  }

  @Test
  void weightsFollowTheGradientAndItsMomentum() {
    Parameter weights = parameters.of(Parameter.Type.WEIGHT, 1, -2);
    NesterovSgd optimizer = new NesterovSgd(RECIPE, Map.of("p", weights));

    parameters.gradient(weights, 0.5f, 0.25f);
    optimizer.update("p", weights, 1);
    assertClose(weights.getArray(), 0.95652527f, -2.0214489f);
    assertClose(optimizer.velocities().get("p"), 0.50133044f, 0.24733913f);

    parameters.gradient(weights, -1, 4);
    optimizer.update("p", weights, 0.5);
    assertClose(weights.getArray(), 0.9913401f, -2.1989582f);
    assertClose(optimizer.velocities().get("p"), -0.57259655f, 4.2075486f);
  }

  @Test
  void biasesOfNormsLearn64TimesAsFastAndDecayAsMuchLess() {
    Parameter bias = parameters.of(Parameter.Type.BETA, 1, -2);
    NesterovSgd optimizer = new NesterovSgd(RECIPE, Map.of("p", bias));

    parameters.gradient(bias, 0.5f, 0.25f);
    optimizer.update("p", bias, 1);
    assertClose(bias.getArray(), -1.7751154f, -3.3872693f);

    parameters.gradient(bias, -1, 4);
    optimizer.update("p", bias, 0.5);
    assertThat(bias.getArray().toFloatArray())
        .containsExactly(new float[] {0.4580895f, -14.757966f}, within(1e-5f));
  }

  @Test
  void withoutAGradientTheDecayAloneIsLeft() {
    Parameter weights = parameters.of(Parameter.Type.WEIGHT, 1);
    NesterovSgd optimizer = new NesterovSgd(RECIPE, Map.of("p", weights));

    parameters.gradient(weights, 0);
    optimizer.update("p", weights, 1);

    assertClose(weights.getArray(), 1 - 0.046875f * 1.85f * 0.00133043f);
  }

  private static void assertClose(NDArray array, float... expected) {
    assertThat(array.toFloatArray()).containsExactly(expected, CLOSE);
  }
}
