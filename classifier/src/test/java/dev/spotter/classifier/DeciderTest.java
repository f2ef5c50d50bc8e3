package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.EnergyScore;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.network.Architecture;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {

  @Test
  void probabilities_are_the_softmax_of_the_logits() {
    Classification answer = decider(1, 0).decide(new float[] {0, (float) Math.log(3)});

    assertThat(answer.probabilities().get("cat")).isCloseTo(0.25, within(1e-7));
    assertThat(answer.probabilities().get("dog")).isCloseTo(0.75, within(1e-7));
    assertThat(answer.confidence()).isEqualTo(answer.probabilities().get("dog"));
    assertThat(answer.label()).contains("dog");
  }

  @Test
  void temperature_divides_the_logits() {
    Classification answer = decider(2, 0).decide(new float[] {0, (float) (2 * Math.log(3))});

    assertThat(answer.confidence()).isCloseTo(0.75, within(1e-7));
  }

  @Test
  void below_its_minimum_confidence_the_model_abstains() {
    float[] logits = {0, (float) Math.log(3)};

    assertThat(decider(1, 0.74).decide(logits).label()).contains("dog");
    assertThat(decider(1, 0.76).decide(logits).label()).isEmpty();
    assertThat(decider(1, 0.76).decide(logits).confidence()).isCloseTo(0.75, within(1e-7));
  }

  @Test
  void large_logits_do_not_overflow() {
    assertThat(decider(1, 0).decide(new float[] {1000, 0}).confidence()).isEqualTo(1);
  }

  @Test
  void a_network_that_computes_nonsense_gets_no_say() {
    assertThat(decider(1, 0.5).decide(new float[] {Float.NaN, Float.NaN}).label()).isEmpty();
  }

  @Test
  void twoLabelsAreSaidWhenOnlyBothTogetherAreSureEnough() {
    DecisionRule either = new DecisionRule(1, 0.9, null, 0.2);

    assertThat(decider(either).decide(new float[] {0, (float) Math.log(3)}).names())
        .containsExactly("dog", "cat");
    assertThat(decider(either).decide(new float[] {0, (float) Math.log(5)}).names()).isEmpty();
    assertThat(decider(either).decide(new float[] {0, (float) Math.log(10)}).names())
        .containsExactly("dog");
  }

  /** Softmax cannot tell these logits apart; their energy is 4 apart. */
  @Test
  void anUnfamiliarImageGetsNoName() {
    DecisionRule decision = new DecisionRule(1, 0.5, new EnergyScore(2 + Math.log(4), 1), null);
    Classification familiar = decider(decision).decide(new float[] {4, (float) (4 + Math.log(3))});
    Classification strange = decider(decision).decide(new float[] {0, (float) Math.log(3)});

    assertThat(familiar.probabilities().get("dog"))
        .isCloseTo(strange.probabilities().get("dog"), within(1e-6));
    assertThat(familiar.confidence()).isCloseTo(0.75 / (1 + Math.exp(-2)), within(1e-6));
    assertThat(familiar.label()).contains("dog");
    assertThat(strange.confidence()).isCloseTo(0.75 / (1 + Math.exp(2)), within(1e-6));
    assertThat(strange.label()).isEmpty();
  }

  private static Decider decider(double temperature, double minConfidence) {
    return decider(new DecisionRule(temperature, minConfidence));
  }

  private static Decider decider(DecisionRule decision) {
    return new Decider(
        new ModelCard(
            "test",
            List.of("cat", "dog"),
            32,
            new Normalisation(List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)),
            new Architecture("none", List.of(), 2),
            new FileEntry("none", 0, ""),
            decision,
            null,
            null,
            null));
  }
}
