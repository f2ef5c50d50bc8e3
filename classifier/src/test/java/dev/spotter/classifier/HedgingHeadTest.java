package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.decision.AnswerPolicy;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.EnergyScore;
import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.decision.Taxonomy;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Labels are said from 0.6 on, words that hold labels only from 0.7, and still wider from 0.8. */
class HedgingHeadTest {

  private static final List<String> LABELS = List.of("snake", "lizard", "dog", "boy", "ball");
  private static final Taxonomy TAXONOMY = Taxonomy.usual(LABELS);
  private static final DecisionRule RULE =
      new DecisionRule(1, 0.5)
          .promising(
              List.of(
                  new Promise(0.95, 0.8, List.of(0.85, 0.9)),
                  new Promise(0.9, 0.6, List.of(0.7, 0.8))));

  @Test
  void theNarrowestWordThatIsSureEnoughIsSaid() {
    assertThat(answer(0.65, 0.2, 0.05, 0.05, 0.05))
        .isEqualTo(new Answer(Level.EXACT, List.of("snake"), List.of("reptile", "animal")));
    assertThat(answer(0.5, 0.25, 0.1, 0.1, 0.05))
        .isEqualTo(new Answer(Level.WIDER, List.of("reptile"), List.of("animal")));
    assertThat(answer(0.4, 0.1, 0.35, 0.1, 0.05))
        .isEqualTo(new Answer(Level.WIDER, List.of("animal"), List.of()));
    assertThat(answer(0.3, 0.1, 0.3, 0.1, 0.2)).isEqualTo(Answer.silent());
  }

  @Test
  void aLabelWithoutWiderWordsIsExactOrNothing() {
    assertThat(answer(0.1, 0.1, 0.1, 0.05, 0.65).label()).contains("ball");
    assertThat(answer(0.15, 0.1, 0.1, 0.1, 0.55)).isEqualTo(Answer.silent());
  }

  @Test
  void ofPeopleTheWiderWordsGoAlong() {
    assertThat(answer(0.05, 0.05, 0.05, 0.8, 0.05))
        .isEqualTo(new Answer(Level.EXACT, List.of("boy"), List.of("child", "person")));
  }

  @Test
  void howWideAWordMayBeIsTheOperatorsChoice() {
    assertThat(answer(policy(0.9, 0), 0.5, 0.25, 0.1, 0.1, 0.05)).isEqualTo(Answer.silent());
    assertThat(answer(policy(0.9, 1), 0.5, 0.25, 0.1, 0.1, 0.05).names())
        .containsExactly("reptile");
    assertThat(answer(policy(0.9, 1), 0.4, 0.1, 0.35, 0.1, 0.05)).isEqualTo(Answer.silent());
  }

  @Test
  void morePrecisionTakesMoreSureness() {
    assertThat(answer(policy(0.92, 2), 0.65, 0.22, 0.04, 0.04, 0.05).names())
        .containsExactly("reptile");
    assertThat(answer(policy(0.5, 2), 0.65, 0.2, 0.05, 0.05, 0.05).label()).contains("snake");
    assertThatThrownBy(() -> answer(policy(0.96, 2), 0.2, 0.2, 0.2, 0.2, 0.2))
        .hasMessageContaining("promises a precision of 0.95 at most, not 0.96");
  }

  @Test
  void a_model_that_promises_less_than_the_usual_precision_does_what_it_can() {
    DecisionRule humble =
        new DecisionRule(1, 0.5).promising(List.of(new Promise(0.8, 0.6, List.of(0.7, 0.8))));

    assertThat(answer(humble, AnswerPolicy.USUAL, 0.65, 0.2, 0.05, 0.05, 0.05).label())
        .contains("snake");
    assertThatThrownBy(() -> answer(humble, policy(0.9, 2), 0.65, 0.2, 0.05, 0.05, 0.05))
        .hasMessageContaining("promises a precision of 0.8 at most, not 0.9");
  }

  @Test
  void whatIsUnfamiliarIsNotSaidInAnyWord() {
    DecisionRule strict = new DecisionRule(1, 0.5, new EnergyScore(10, 1), null, RULE.promises());

    assertThat(answer(strict, AnswerPolicy.USUAL, 0.9, 0.05, 0.02, 0.02, 0.01))
        .isEqualTo(Answer.silent());
  }

  @Test
  void aRuleWithoutPromisesSaysLabelsOnly() {
    DecisionRule plain = new DecisionRule(1, 0.6);

    assertThat(answer(plain, AnswerPolicy.USUAL, 0.65, 0.2, 0.05, 0.05, 0.05).label())
        .contains("snake");
    assertThat(answer(plain, AnswerPolicy.USUAL, 0.5, 0.45, 0.02, 0.02, 0.01))
        .isEqualTo(Answer.silent());
  }

  @Test
  void whenItCanBeEitherTheirCommonWiderWordsGoAlong() {
    DecisionRule either = new DecisionRule(1, 0.8, null, 0.2, List.of());

    assertThat(answer(either, AnswerPolicy.USUAL, 0.6, 0.01, 0.35, 0.02, 0.02))
        .isEqualTo(new Answer(Level.EITHER, List.of("snake", "dog"), List.of("animal")));
  }

  private static Answer answer(double... probabilities) {
    return answer(AnswerPolicy.USUAL, probabilities);
  }

  private static Answer answer(AnswerPolicy policy, double... probabilities) {
    return answer(RULE, policy, probabilities);
  }

  private static AnswerPolicy policy(double precision, int widest) {
    return new AnswerPolicy(OptionalDouble.of(precision), widest);
  }

  private static Answer answer(DecisionRule rule, AnswerPolicy policy, double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(probabilities[i]);
    }
    return new LogitHead(LABELS, TAXONOMY, rule, policy)
        .decide(new Embedding(new float[0], logits))
        .answer();
  }
}
