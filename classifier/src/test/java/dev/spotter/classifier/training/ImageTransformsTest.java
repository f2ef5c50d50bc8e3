package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageTransformsTest {

  private static final int SIZE = 16;

  @Test
  void nothing_switched_on_changes_nothing_and_draws_nothing() {
    float[] image = picture();
    Random random = new Random(1);

    ImageTransforms.apply(image, SIZE, Set.of(), random);

    assertThat(image).isEqualTo(picture());
    assertThat(random.nextLong()).isEqualTo(new Random(1).nextLong());
  }

  @ParameterizedTest
  @EnumSource(value = ImageTransform.class, mode = EnumSource.Mode.EXCLUDE, names = "FLIP")
  void each_changes_the_image_and_leaves_it_one(ImageTransform transform) {
    float[] image = picture();

    ImageTransforms.apply(image, SIZE, EnumSet.of(transform), new Random(2));

    assertThat(image).isNotEqualTo(picture());
    for (float value : image) {
      assertThat(value).isBetween(0f, 255f);
    }
  }

  @Test
  void a_crop_shows_a_part_of_the_image_larger() {
    float[] image = picture();

    ImageTransforms.apply(image, SIZE, EnumSet.of(ImageTransform.CROP), new Random(3));

    assertThat(image[SIZE - 1] - image[0]).isBetween(0.69f * 150, 149f);
  }

  @Test
  void a_turn_keeps_the_middle_and_moves_the_corners() {
    float[] image = picture();

    ImageTransforms.apply(image, SIZE, EnumSet.of(ImageTransform.ROTATE), new Random(4));

    int middle = SIZE / 2 * SIZE + SIZE / 2;
    assertThat(Math.abs(image[middle] - picture()[middle])).isLessThan(5);
    assertThat(Math.abs(image[0] - picture()[0])).isGreaterThan(1);
  }

  @Test
  void blur_takes_contrast_from_neighbours() {
    float[] image = new float[3 * SIZE * SIZE];
    for (int i = 0; i < image.length; i++) {
      image[i] = i % 2 == 0 ? 200 : 50;
    }

    ImageTransforms.apply(image, SIZE, EnumSet.of(ImageTransform.BLUR), new Random(5));

    assertThat(Math.abs(image[SIZE * 4 + 4] - image[SIZE * 4 + 5])).isLessThan(150);
  }

  /** Rises by 10 from column to column, from 20. */
  private static float[] picture() {
    float[] image = new float[3 * SIZE * SIZE];
    for (int i = 0; i < image.length; i++) {
      image[i] = 20 + 10 * (i % SIZE);
    }
    return image;
  }
}
