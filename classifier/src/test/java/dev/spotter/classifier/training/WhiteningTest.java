package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WhiteningTest {

  private static final int SIZE = 16;
  private static final int PATCH = 12;

  @Test
  void responsesHaveUnitVarianceAndComeInPairs() {
    float[] images = correlatedImages(64);
    float[] filters = Whitening.filters(images, SIZE);
    assertThat(filters).hasSize(32 * PATCH);
    for (int filter = 0; filter < 24; filter += 2) {
      assertThat(meanSquare(images, filters, filter)).isEqualTo(1, within(0.05));
      for (int i = 0; i < PATCH; i++) {
        assertThat(filters[(filter + 1) * PATCH + i]).isEqualTo(-filters[filter * PATCH + i]);
      }
    }
  }

  /** Noise with neighbours averaged, so that directions differ in strength as in photos. */
  private static float[] correlatedImages(int count) {
    Random random = new Random(1);
    float[] noise = new float[count * 3 * SIZE * SIZE + SIZE + 1];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    float[] images = new float[count * 3 * SIZE * SIZE];
    for (int i = 0; i < images.length; i++) {
      images[i] = noise[i] + noise[i + 1] * 0.5f + noise[i + SIZE] * 0.3f;
    }
    return images;
  }

  private static double meanSquare(float[] images, float[] filters, int filter) {
    int plane = SIZE * SIZE;
    double sum = 0;
    int patches = 0;
    for (int image = 0; image < images.length; image += 3 * plane) {
      for (int at = image; at < image + plane - SIZE; at++) {
        if (at % SIZE == SIZE - 1) {
          continue;
        }
        double response = 0;
        for (int i = 0; i < PATCH; i++) {
          int offset = i / 4 * plane + i % 4 / 2 * SIZE + i % 2;
          response += filters[filter * PATCH + i] * images[at + offset];
        }
        sum += response * response;
        patches++;
      }
    }
    return sum / patches;
  }
}
