package dev.spotter.bot;

import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.FeatureBank;
import dev.spotter.classifier.decision.FeatureSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A model made for tests, which sees a picture's words. The first names its label, as "dog" does;
 * those after it, as in "dog rex 1", make pictures alike that share them, and the whole text makes
 * each a little different. What it has no label for it is silent about.
 */
public final class TeachableModel {

  private static final List<String> LABELS =
      List.of("cat", "dog", "ship", "frog", "bird", "deer", "horse", "truck");

  private static final int FEATURES = 64;
  private static final int EACH = 40;

  private TeachableModel() {}

  /** Returns its head, with a bank of pictures of every label. */
  public static ModelHead head(String version) {
    return new ModelHead(
        version,
        version,
        TeachableModel::decide,
        Set.copyOf(LABELS),
        Optional.of(new FeatureSpace(bank())));
  }

  /** Looks at a picture. */
  public static EmbeddedPicture look(ModelHead model, String content) {
    return new EmbeddedPicture(content, model, new Embedding(features(content), logits(content)));
  }

  private static Classification decide(Embedding seen) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    LABELS.forEach(label -> probabilities.put(label, 0.0));
    Answer answer = Answer.silent();
    for (int i = 0; i < LABELS.size(); i++) {
      if (seen.logits()[i] > 0) {
        answer = Answer.exact(LABELS.get(i));
        probabilities.put(LABELS.get(i), 1.0);
      }
    }
    return new Classification(answer, 0.9, probabilities);
  }

  private static float[] logits(String content) {
    float[] logits = new float[LABELS.size()];
    int label = LABELS.indexOf(content.split(" ", 2)[0]);
    if (label >= 0) {
      logits[label] = 1;
    }
    return logits;
  }

  private static float[] features(String content) {
    float[] sum = new float[FEATURES];
    for (String word : content.split(" ", -1)) {
      add(sum, word, 1);
    }
    add(sum, "the picture " + content, 0.5f);
    return sum;
  }

  /** A word stands for a direction of its own, the same each time. */
  private static void add(float[] sum, String word, float weight) {
    Random random = new Random(word.hashCode());
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * (float) random.nextGaussian();
    }
  }

  private static FeatureBank bank() {
    float[][] axes = new float[FEATURES][FEATURES];
    float[] scales = new float[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      axes[i][i] = 1;
      scales[i] = 1;
    }
    int images = LABELS.size() * EACH;
    float[][] rows =
        IntStream.range(0, images)
            .mapToObj(i -> features(LABELS.get(i % LABELS.size()) + " base-" + i))
            .toArray(float[][]::new);
    int[] targets = IntStream.range(0, images).map(i -> i % LABELS.size()).toArray();
    return new FeatureBank(LABELS, new float[FEATURES], axes, scales, rows, targets, 0.98);
  }
}
