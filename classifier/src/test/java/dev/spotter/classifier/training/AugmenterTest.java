package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.image.Normaliser;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmenterTest {

  private static final int SIZE = 8;

  /** Leaves bytes as they are. */
  private static final Normaliser AS_BYTES =
      new Normaliser(new Normalisation(List.of(0f, 0f, 0f), List.of(1 / 255f, 1 / 255f, 1 / 255f)));

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
  void withoutFlipsEveryEpochShowsTheImagesAsTheyAre() {
    Augmenter plain = augmenter(new Recipe.Augmentation(0, 0, 0, 0, Set.of()));
    float[] batch = plain.batch(ALL, 4, new Random(1));
    assertThat(batch).isEqualTo(plain.batch(ALL, 5, new Random(2)));
    assertThat(batch[0]).isZero();
  }

  @Test
  void someImagesStartMirroredAndSomeDoNot() {
    float[] batch = augmenter(0, 0).batch(ALL, 0, new Random(1));
    long untouched =
        Arrays.stream(ALL).filter(i -> Math.round(batch[i * 3 * SIZE * SIZE]) == i).count();
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
  void imagesVariedAsPhotosDifferStayImages() {
    float[] plain = augmenter(0, 0, 0).batch(ALL, 0, new Random(4));
    float[] varied = augmenter(0, 0, 1).batch(ALL, 0, new Random(4));
    assertThat(varied).isNotEqualTo(plain);
    for (float value : varied) {
      assertThat(value).isBetween(0f, 255.001f);
    }
  }

  @Test
  void anUnknownIndexMakesAnImageThatIsNoneOfThem() {
    int[] unknown = new int[40];
    Arrays.fill(unknown, Batch.UNKNOWN);
    float[] batch = augmenter(0, 0).batch(unknown, 0, new Random(6));
    int image = 3 * SIZE * SIZE;
    long different =
        IntStream.range(0, 40)
            .mapToObj(i -> Arrays.toString(Arrays.copyOfRange(batch, i * image, (i + 1) * image)))
            .distinct()
            .count();
    assertThat(different).isGreaterThan(25);
    for (float value : batch) {
      assertThat(value).isBetween(0f, 255.001f);
    }
  }

  @Test
  void theSameRandomnessMakesTheSameBatch() {
    assertThat(augmenter(2, 4).batch(ALL, 1, new Random(9)))
        .isEqualTo(augmenter(2, 4).batch(ALL, 1, new Random(9)));
  }

  /** Eight images; in each the first column has the image's number, the others rise by ten. */
  private static Augmenter augmenter(int translate, int cutout) {
    return augmenter(translate, cutout, 0);
  }

  private static Augmenter augmenter(int translate, int cutout, double photoShare) {
    return augmenter(new Recipe.Augmentation(translate, cutout, photoShare, 0));
  }

  private static Augmenter augmenter(Recipe.Augmentation augmentation) {
    byte[] pixels = new byte[8 * 3 * SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / (3 * SIZE * SIZE) + 10 * (i % SIZE));
    }
    ImageSet images =
        new ImageSet(List.of("a", "b"), SIZE, pixels, new int[] {0, 1, 0, 1, 0, 1, 0, 1});
    return new Augmenter(images, augmentation, 1, AS_BYTES);
  }

  private static float[] mirrored(float[] batch) {
    float[] mirrored = new float[batch.length];
    for (int i = 0; i < batch.length; i++) {
      mirrored[i] = batch[i - i % SIZE + SIZE - 1 - i % SIZE];
    }
    return mirrored;
  }
}
