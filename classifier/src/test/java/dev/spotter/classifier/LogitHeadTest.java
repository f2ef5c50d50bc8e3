package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.decision.AnswerPolicy;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.EnergyScore;
import dev.spotter.classifier.decision.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogitHeadTest {

  @Test
  void probabilities_are_the_softmax_of_the_logits() {
    Classification answer = decide(1, 0, 0, (float) Math.log(3));

    assertThat(answer.probabilities().get("cat")).isCloseTo(0.25, within(1e-7));
    assertThat(answer.probabilities().get("dog")).isCloseTo(0.75, within(1e-7));
    assertThat(answer.confidence()).isEqualTo(answer.probabilities().get("dog"));
    assertThat(answer.label()).contains("dog");
  }

  @Test
  void temperature_divides_the_logits() {
    Classification answer = decide(2, 0, 0, (float) (2 * Math.log(3)));

    assertThat(answer.confidence()).isCloseTo(0.75, within(1e-7));
  }

  @Test
  void below_its_minimum_confidence_the_model_abstains() {
    float[] logits = {0, (float) Math.log(3)};

    assertThat(decide(1, 0.74, logits).label()).contains("dog");
    assertThat(decide(1, 0.76, logits).label()).isEmpty();
    assertThat(decide(1, 0.76, logits).confidence()).isCloseTo(0.75, within(1e-7));
  }

  @Test
  void large_logits_do_not_overflow() {
    assertThat(decide(1, 0, 1000, 0).confidence()).isEqualTo(1);
  }

  @Test
  void a_network_that_computes_nonsense_gets_no_say() {
    assertThat(decide(1, 0.5, Float.NaN, Float.NaN).label()).isEmpty();
  }

  @Test
  void twoLabelsAreSaidWhenOnlyBothTogetherAreSureEnough() {
    DecisionRule either = new DecisionRule(1, 0.9, null, 0.2, List.of());

    assertThat(decide(either, 0, (float) Math.log(3)).names()).containsExactly("dog", "cat");
    assertThat(decide(either, 0, (float) Math.log(5)).names()).isEmpty();
    assertThat(decide(either, 0, (float) Math.log(10)).names()).containsExactly("dog");
  }

  /** Softmax cannot tell these logits apart; their energy is 4 apart. */
  @Test
  void anUnfamiliarImageGetsNoName() {
    DecisionRule decision =
        new DecisionRule(1, 0.5, new EnergyScore(2 + Math.log(4), 1), null, List.of());
    Classification familiar = decide(decision, 4, (float) (4 + Math.log(3)));
    Classification strange = decide(decision, 0, (float) Math.log(3));

    assertThat(familiar.probabilities().get("dog"))
        .isCloseTo(strange.probabilities().get("dog"), within(1e-6));
    assertThat(familiar.confidence()).isCloseTo(0.75 / (1 + Math.exp(-2)), within(1e-6));
    assertThat(familiar.label()).contains("dog");
    assertThat(strange.confidence()).isCloseTo(0.75 / (1 + Math.exp(2)), within(1e-6));
    assertThat(strange.label()).isEmpty();
  }

  private static Classification decide(double temperature, double minConfidence, float... logits) {
    return decide(new DecisionRule(temperature, minConfidence), logits);
  }

  private static Classification decide(DecisionRule rule, float... logits) {
    return new LogitHead(List.of("cat", "dog"), Taxonomy.NONE, rule, AnswerPolicy.USUAL)
        .decide(new Embedding(new float[0], logits));
  }
}
