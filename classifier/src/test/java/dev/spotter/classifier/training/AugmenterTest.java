package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.data.ImageSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AugmenterTest {

  private static final int SIZE = 8;
  private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7};

  @Test
  void twoEpochsInARowShowBothSidesOfEveryImage() {
    Augmenter augmenter = augmenter(0, 0);
    float[] even = augmenter.batch(ALL, 4, new Random(1));
    float[] odd = augmenter.batch(ALL, 5, new Random(2));
    assertThat(odd).isNotEqualTo(even);
    assertThat(mirrored(odd)).isEqualTo(even);
  }

  @Test
  void someImagesStartMirroredAndSomeDoNot() {
    float[] batch = augmenter(0, 0).batch(ALL, 0, new Random(1));
    long untouched =
        java.util.Arrays.stream(ALL).filter(i -> batch[i * 3 * SIZE * SIZE] == i).count();
    assertThat(untouched).isBetween(1L, 7L);
  }

  @Test
  void shiftsReflectAtTheBorder() {
    float[] batch = augmenter(2, 0).batch(ALL, 0, new Random(3));
    for (float value : batch) {
      assertThat(value).isBetween(0f, 255f);
    }
    assertThat(batch).isNotEqualTo(augmenter(0, 0).batch(ALL, 0, new Random(3)));
  }

  @Test
  void cutoutBlanksASquareOfEveryChannel() {
    float[] whole = augmenter(0, 0).batch(new int[] {7}, 0, new Random(5));
    float[] cut = augmenter(0, 4).batch(new int[] {7}, 0, new Random(5));
    int blanked = 0;
    for (int i = 0; i < whole.length; i++) {
      if (cut[i] != whole[i]) {
        assertThat(cut[i]).isZero();
        blanked++;
      }
    }
    assertThat(blanked).isPositive().isLessThanOrEqualTo(3 * 16);
  }

  @Test
  void theSameRandomnessMakesTheSameBatch() {
    assertThat(augmenter(2, 4).batch(ALL, 1, new Random(9)))
        .isEqualTo(augmenter(2, 4).batch(ALL, 1, new Random(9)));
  }

  /** Eight images; in each the first column has the image's number, the others rise by ten. */
  private static Augmenter augmenter(int translate, int cutout) {
    byte[] pixels = new byte[8 * 3 * SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / (3 * SIZE * SIZE) + 10 * (i % SIZE));
    }
    float[] table = new float[3 * 256];
    for (int i = 0; i < table.length; i++) {
      table[i] = i % 256;
    }
    ImageSet images = new ImageSet(List.of("a"), SIZE, pixels, new int[8]);
    return new Augmenter(images, new Recipe.Augmentation(translate, cutout), 1, table);
  }

  private static float[] mirrored(float[] batch) {
    float[] mirrored = new float[batch.length];
    for (int i = 0; i < batch.length; i++) {
      mirrored[i] = batch[i - i % SIZE + SIZE - 1 - i % SIZE];
    }
    return mirrored;
  }
}
