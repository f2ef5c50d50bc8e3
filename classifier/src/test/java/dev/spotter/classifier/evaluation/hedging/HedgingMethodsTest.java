package dev.spotter.classifier.evaluation.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.evaluation.Outcome;
import dev.spotter.classifier.evaluation.PhotoTruth;
import dev.spotter.classifier.evaluation.WordAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each method on photos whose answer can be worked out by hand. */
class HedgingMethodsTest {

  private static final List<String> LABELS = List.of("snake", "lizard", "dog", "woman");
  private static final Taxonomy TAXONOMY = Taxonomy.usual(LABELS);

  private static final HedgedPhoto SNAKE_OR_LIZARD = photo("snake", 1, 0.45, 0.4, 0.1, 0.05);
  private static final HedgedPhoto SNAKE = photo("snake", 1, 0.8, 0.1, 0.05, 0.05);
  private static final HedgedPhoto UNFAMILIAR = photo("snake", 0.5, 0.8, 0.1, 0.05, 0.05);
  private static final HedgedPhoto WOMAN = photo("woman", 1, 0, 0, 0.1, 0.9);
  private static final HedgedPhoto UNREADABLE =
      new HedgedPhoto(new WordAnswer(truth("dog"), List.of(), new double[0], 0), LABELS, TAXONOMY);

  @Test
  void aThresholdALevelTakesTheNarrowestWordThatPasses() {
    LevelThresholds.Limits limits = new LevelThresholds.Limits(List.of(0.5, 0.8, 0.9));

    assertThat(limits.on(SNAKE)).isEqualTo(Outcome.EXACT_RIGHT);
    assertThat(limits.on(SNAKE_OR_LIZARD)).isEqualTo(Outcome.WIDER_RIGHT);
    assertThat(limits.on(UNFAMILIAR)).isEqualTo(Outcome.SILENT);
    assertThat(limits.on(UNREADABLE)).isEqualTo(Outcome.SILENT);
    assertThat(new LevelThresholds.Limits(List.of(0.4, 0.8, 0.9)).on(UNFAMILIAR))
        .isEqualTo(Outcome.EXACT_RIGHT);
  }

  @Test
  void thresholdsAreWrittenAsAModelCardHasThem() {
    LevelThresholds.Limits limits = new LevelThresholds.Limits(List.of(0.5, 0.8, 0.9));

    assertThat(limits.promise(0.95).minConfidence()).isEqualTo(0.5);
    assertThat(limits.promise(0.95).minWider()).containsExactly(0.8, 0.9);
    assertThat(limits.promise(0.95).precision()).isEqualTo(0.95);
  }

  @Test
  void everyCombinationOfThresholdsIsTried() {
    int each = new LevelThresholds(0, false).settings().size();

    assertThat(new LevelThresholds(2, false).settings()).hasSize(each * each * each);
    assertThat(new LevelThresholds(2, true).settings()).hasSize(each);
  }

  /** Of four labels reptile tells ln 2 / ln 4 less than a label: 0.5. */
  @Test
  void theMultiplierSaysWhatBeingRightIsWorthAgainstTellingMuch() {
    assertThat(SNAKE.likeliest(1).information()).isCloseTo(0.5, within(1e-12));
    LagrangeTradeOff.Weighed specific = new LagrangeTradeOff.Weighed(0.1, 0.3);
    LagrangeTradeOff.Weighed careful = new LagrangeTradeOff.Weighed(5, 0.3);

    // 1.1 * 0.45 = 0.495 for snake, 0.6 * 0.85 = 0.51 for reptile
    assertThat(specific.on(SNAKE_OR_LIZARD)).isEqualTo(Outcome.WIDER_RIGHT);
    // 1.1 * 0.8 = 0.88 for snake, 0.6 * 0.9 = 0.54 for reptile
    assertThat(specific.on(SNAKE)).isEqualTo(Outcome.EXACT_RIGHT);
    // 6 * 0.8 = 4.8 for snake, 5.5 * 0.9 = 4.95 for reptile
    assertThat(careful.on(SNAKE)).isEqualTo(Outcome.WIDER_RIGHT);
    assertThat(new LagrangeTradeOff.Weighed(5, 0.97).on(SNAKE)).isEqualTo(Outcome.SILENT);
  }

  @Test
  void theRootIsWorthTheMultiplierAlone() {
    // 5.5 * 0.9 = 4.95 for reptile, 5 for silence
    assertThat(new LagrangeTradeOff.Weighed(5, LagrangeTradeOff.Weighed.ROOT).on(SNAKE))
        .isEqualTo(Outcome.SILENT);
    assertThat(new LagrangeTradeOff.Weighed(0.1, LagrangeTradeOff.Weighed.ROOT).on(SNAKE))
        .isEqualTo(Outcome.EXACT_RIGHT);
  }

  @Test
  void aPredictionSetIsSaidByTheNarrowestWordThatHoldsIt() {
    assertThat(new ConformalSet.Held(0.4, 0).on(SNAKE_OR_LIZARD)).isEqualTo(Outcome.EXACT_RIGHT);
    assertThat(new ConformalSet.Held(0.8, 0).on(SNAKE_OR_LIZARD)).isEqualTo(Outcome.WIDER_RIGHT);
    assertThat(SNAKE_OR_LIZARD.narrowestOver(0.9).orElseThrow().labels()).isEqualTo(3);
    assertThat(new ConformalSet.Held(0.99, 0).on(SNAKE_OR_LIZARD)).isEqualTo(Outcome.SILENT);
    assertThat(new ConformalSet.Held(0.4, 0.6).on(UNFAMILIAR)).isEqualTo(Outcome.SILENT);
    assertThat(new ConformalSet.Held(0.4, 0).on(UNREADABLE)).isEqualTo(Outcome.SILENT);
  }

  @Test
  void ofPeopleTheWordThatIsSpokenIsJudged() {
    assertThat(new LevelThresholds.Limits(List.of(0.5, 0.8, 0.9)).on(WOMAN))
        .isEqualTo(Outcome.WIDER_RIGHT);
  }

  private static HedgedPhoto photo(String label, double familiarity, double... probabilities) {
    return new HedgedPhoto(
        new WordAnswer(truth(label), List.of(), probabilities, familiarity), LABELS, TAXONOMY);
  }

  private static PhotoTruth truth(String label) {
    return new PhotoTruth(Optional.of(label), Optional.empty());
  }
}
