package dev.spotter.classifier.taught;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.Head;
import dev.spotter.classifier.caption.Phrase;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.decision.Answer.Origin;
import dev.spotter.classifier.decision.FeatureSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaughtHeadTest {

  private static final Set<String> WORDS = Set.of("cat", "dog", "animal");

  /** Says the label with the larger logit from 1 on, from 0.5 on that it is an animal. */
  private static final Head BASE = TaughtHeadTest::decide;

  private final FeatureSpace space = TestSpaces.plain();

  @Test
  void withoutExamplesItAnswersAsTheModel() {
    Embedding dog = seen(0, 1, 0);

    assertThat(head().decide(dog)).isEqualTo(BASE.decide(dog));
    assertThat(head().labels()).isEmpty();
  }

  @Test
  void aCorrectionHoldsForThatPictureAndNoOther() {
    TaughtHead head = head(new Example("dog", true, Optional.empty(), new float[] {1, 0, 0}));

    Answer corrected = head.decide(seen(2, 0, 0.1f)).answer();
    assertThat(corrected.label()).contains("dog");
    assertThat(corrected.origin()).isEqualTo(Origin.CORRECTED);
    Answer other = head.decide(seen(1, 0, 0.2f)).answer();
    assertThat(other.label()).contains("cat");
    assertThat(other.origin()).isEqualTo(Origin.MODEL);
  }

  @Test
  void aMirroredCopyIsKnownWhenSomebodyLooked() {
    float[] mirrored = {0, 0, 1};
    TaughtHead head =
        head(
            new Example(
                "dog",
                true,
                Optional.empty(),
                Optional.empty(),
                new float[] {1, 0, 0},
                Optional.of(mirrored)));

    assertThat(head.decide(seen(0, 0, 1)).names()).containsExactly("dog");
  }

  @Test
  void whatAPictureDoesNotShowGivesWayToTheNextWord() {
    float[] picture = {1, 0.95f, 0};

    assertThat(head(not("cat", picture)).decide(seen(1, 0.95f, 0)).names())
        .containsExactly("animal");
    assertThat(head(not("animal", picture)).decide(seen(1, 0.95f, 0)).names()).isEmpty();
    assertThat(head(not("cat", picture), not("dog", picture)).decide(seen(1, 0.95f, 0)).names())
        .isEmpty();
    assertThat(head(not("cat", picture)).decide(seen(1, 0, 0)).names()).containsExactly("cat");
  }

  @Test
  void theLaterWordCounts() {
    float[] picture = {1, 0, 0};
    Example dog = new Example("dog", true, Optional.empty(), picture);

    assertThat(head(not("dog", picture), dog).decide(seen(1, 0, 0)).names()).containsExactly("dog");
    assertThat(head(dog, not("dog", picture)).decide(seen(1, 0, 0)).names()).containsExactly("cat");
  }

  /**
   * The prototypes of cat and dog are (0.97, 0, 0.25) and (0, 0.97, 0.25), see {@code
   * FeatureSpaceTest}: the margin of an axolotl along the third axis is 0.71 - 0.86 = -0.16, which
   * (0.19, 0.19, 0.96) passes with 0.96 - 0.43.
   */
  @Test
  void aTaughtLabelIsSaidOfWhatIsNearerToItThanTheBankIs() {
    TaughtHead head =
        head(
            new Example(
                "axolotl",
                true,
                Optional.empty(),
                Optional.of("an axolotl"),
                new float[] {0, 0, 1}));

    Answer axolotl = head.decide(seen(0.2f, 0.2f, 1)).answer();
    assertThat(axolotl.label()).contains("axolotl");
    assertThat(axolotl.origin()).isEqualTo(Origin.TAUGHT);
    assertThat(Wording.ENGLISH.thing(axolotl)).map(Phrase::plain).contains("an axolotl");
    assertThat(head.decide(seen(1, 0, 1)).answer().origin()).isEqualTo(Origin.MODEL);
  }

  @Test
  void aNameUnderAWordIsSaidOfThatWordOrSilenceOnly() {
    TaughtHead head =
        head(
            new Example(
                "Rex", true, Optional.of("dog"), Optional.of("Rex"), new float[] {0, 0.4f, 1}));

    assertThat(head.decide(embedding(new float[] {0, 0.1f, 1}, 0, 1)).names())
        .containsExactly("Rex");
    assertThat(head.decide(embedding(new float[] {0, 0.1f, 1}, 0, 0)).names())
        .containsExactly("Rex");
    assertThat(head.decide(embedding(new float[] {0, 0.1f, 1}, 1, 0)).names())
        .containsExactly("cat");
  }

  @Test
  void labelsTellHowWellTheyAreKnown() {
    List<TaughtLabel> labels =
        head(
                taught("axolotl", 0, 0, 1),
                taught("axolotl", 0, 0, 2),
                taught("newt", 0.3f, -0.3f, 1),
                taught("newt", -0.3f, 0.3f, 1))
            .labels();

    assertThat(labels.get(0))
        .isEqualTo(new TaughtLabel("axolotl", 1, 0, Optional.of("newt"), true));
    assertThat(labels.get(1).pictures()).isEqualTo(2);
    assertThat(labels.get(1).confusedWith()).contains("axolotl");
  }

  @Test
  void featuresOfAnotherModelAreRefused() {
    Example other = taught("axolotl", 1, 2);

    assertThatThrownBy(() -> head(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 features do not fit a space of 3");
  }

  /** However many labels, and whatever they look like. */
  @Test
  void allTaughtLabelsTogetherStealNoMoreOfTheBankThanTheirShare() {
    Random random = new Random(1);
    for (int round = 0; round < 20; round++) {
      FeatureSpace base = TestSpaces.random(random, 8, 300);
      int labels = 1 + random.nextInt(6);
      double share = 0.02 + 0.2 * random.nextDouble();
      List<Prototype> prototypes = new ArrayList<>();
      for (int label = 0; label < labels; label++) {
        List<float[]> pictures = List.of(base.project(TestSpaces.row(random, 8, 2)));
        prototypes.add(
            Prototype.of(
                "label " + label,
                Optional.of("a").filter(it -> random.nextBoolean()),
                Optional.empty(),
                pictures,
                base,
                share / labels));
      }
      assertThat(base.stolen(unit -> taken(prototypes, unit, base))).isLessThanOrEqualTo(share);
    }
  }

  private static boolean taken(List<Prototype> labels, float[] unit, FeatureSpace base) {
    return labels.stream().anyMatch(it -> it.excess(unit, base.nearestBase(unit)) > 0);
  }

  private TaughtHead head(Example... examples) {
    return TaughtHead.of(BASE, space, WORDS, List.of(examples), 0.05);
  }

  private static Example not(String label, float[] picture) {
    return new Example(label, false, Optional.empty(), picture);
  }

  private static Example taught(String label, float... features) {
    return new Example(label, true, Optional.empty(), features);
  }

  /** The first two features are the logits. */
  private static Embedding seen(float... features) {
    return embedding(features, features[0], features[1]);
  }

  private static Embedding embedding(float[] features, float... logits) {
    return new Embedding(features, logits);
  }

  private static Classification decide(Embedding embedding) {
    float[] logits = embedding.logits();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("cat", (double) logits[0]);
    values.put("dog", (double) logits[1]);
    String best = logits[1] > logits[0] ? "dog" : "cat";
    double most = values.get(best);
    Answer answer = Answer.silent();
    if (most >= 1) {
      answer = new Answer(Level.EXACT, List.of(best), List.of("animal"));
    } else if (most >= 0.5) {
      answer = new Answer(Level.WIDER, List.of("animal"), List.of());
    }
    return new Classification(answer, most, values);
  }
}
