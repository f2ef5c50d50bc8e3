package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The decay at the end of a training is 0.95 to the power of 5, which is 0.77378094. */
class LookaheadTest {

  private final TestParameters parameters = new TestParameters();
  private Parameter fast;
  private Lookahead lookahead;

  @BeforeEach
  void start() {
    fast = parameters.of(Parameter.Type.WEIGHT, 1, 10);
    lookahead = new Lookahead(Map.of("p", fast));
  }

  @AfterEach
  void close() {
    parameters.close();
  }

  @Test
  void atTheStartTheSlowWeightsFollowAllTheWay() {
    moveTo(3, 20);
    lookahead.pull(0);

    assertWeights(3, 20);
  }

  @Test
  void inTheMiddleTheDecayHasRisenWithTheThirdPower() {
    moveTo(3, 20);
    lookahead.pull(0.5);

    // a share of 0.77378094 / 8 = 0.09672262 of the slow weights is kept
    assertWeights(2.8065548f, 19.032774f);
  }

  @Test
  void atTheEndMostOfTheSlowWeightsIsKept() {
    moveTo(3, 20);
    lookahead.pull(1);
    assertWeights(1.4524381f, 12.262191f);

    moveTo(1.4524381f, 20);
    lookahead.pull(1);
    assertWeights(1.4524381f, 14.01262f);
  }

  @Test
  void theEndIsOnTheSlowWeights() {
    moveTo(3, 20);
    lookahead.finish();

    assertWeights(1, 10);
  }

  private void moveTo(float... weights) {
    fast.getArray().set(FloatBuffer.wrap(weights));
  }

  private void assertWeights(float... expected) {
    assertThat(fast.getArray().toFloatArray()).containsExactly(expected, within(1e-5f));
    assertThat(lookahead.slowWeights().get("p").toFloatArray())
        .containsExactly(fast.getArray().toFloatArray());
  }
}
