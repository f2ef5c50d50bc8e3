package dev.spotter.classifier.taught;

import dev.spotter.classifier.decision.FeatureBank;
import dev.spotter.classifier.decision.FeatureSpace;
import java.util.List;
import java.util.Random;

/** Feature spaces without a network. */
final class TestSpaces {

  private TestSpaces() {}

  /** Cats lie along the first axis, dogs along the second; one of each leans to the third. */
  static FeatureSpace plain() {
    float[][] rows = {{1, 0, 0}, {1, 0, 0}, {1, 0, 1}, {0, 1, 0}, {0, 1, 0}, {0, 1, 1}};
    return new FeatureSpace(
        new FeatureBank(
            List.of("cat", "dog"),
            new float[3],
            new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new float[] {1, 1, 1},
            rows,
            new int[] {0, 0, 0, 1, 1, 1},
            0.99));
  }

  /** Base features drawn at random around ten random prototypes. */
  static FeatureSpace random(Random random, int axes, int images) {
    float[][] turn = new float[axes][axes];
    float[] scales = new float[axes];
    for (int i = 0; i < axes; i++) {
      turn[i][i] = 1;
      scales[i] = 0.5f + random.nextFloat();
    }
    float[][] centres = new float[10][];
    for (int label = 0; label < centres.length; label++) {
      centres[label] = row(random, axes, 2);
    }
    float[][] rows = new float[images][];
    int[] targets = new int[images];
    for (int i = 0; i < images; i++) {
      targets[i] = i % centres.length;
      rows[i] = row(random, axes, 1);
      for (int axis = 0; axis < axes; axis++) {
        rows[i][axis] += centres[targets[i]][axis];
      }
    }
    List<String> labels = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    return new FeatureSpace(
        new FeatureBank(labels, new float[axes], turn, scales, rows, targets, 0.99));
  }

  static float[] row(Random random, int axes, double deviation) {
    float[] row = new float[axes];
    for (int i = 0; i < axes; i++) {
      row[i] = (float) (deviation * random.nextGaussian());
    }
    return row;
  }
}
