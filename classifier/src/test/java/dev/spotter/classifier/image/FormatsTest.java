package dev.spotter.classifier.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.image.ImageProblem.Code;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that Java cannot write, from files that other encoders wrote: all show four quarters. */
class FormatsTest {

  private static final int SIZE = 32;
  private static final int[] QUARTERS = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF};

  @ParameterizedTest
  @MethodSource("dev.spotter.classifier.image.TestImages#filesOfOtherEncoders")
  void its_colours_are_where_they_belong(String file) throws Exception {
    Pixels pixels = new ImageDecoder(SIZE).decode(TestImages.file(file)).views().get(0);

    for (int quarter = 0; quarter < 4; quarter++) {
      assertThat(rounded(pixels, 8 + quarter % 2 * 16, 8 + quarter / 2 * 16))
          .as("quarter %d", quarter)
          .isEqualTo(QUARTERS[quarter]);
    }
  }

  @ParameterizedTest
  @CsvSource({"photo.heic,heic,HEIC", "photo.avif,avif,AVIF", "everyday/png-cgbi.png,cgbi,CGBI"})
  void a_format_that_is_not_read_is_told_by_name(String file, String label, String name) {
    UnreadableImageException failure = failure(TestImages.file(file));

    assertThat(failure.problem().code()).isEqualTo(Code.UNSUPPORTED_FORMAT);
    assertThat(failure.problem().format()).isEqualTo(label);
    assertThat(Wording.ENGLISH.problem(failure.problem()))
        .contains("the file is a " + name + " image");
  }

  @Test
  void a_damaged_image_tells_its_format() {
    assertThat(failure(TestImages.pngClaiming(32, 32)).problem().format()).isEqualTo("png");
    assertThat(failure(new byte[] {1, 2, 3}).problem().format()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
  void decoding_ends_when_its_time_is_spent(String format) {
    byte[] image = TestImages.encoded(TestImages.noise(600, 400, 7), format);

    assertCutOff(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossless.webp", "progressive.jpg"})
  void decoding_of_other_encoders_images_ends_as_well(String file) {
    assertCutOff(TestImages.file(file));
  }

  /** The time passes only by being asked for: a second each time, of which there are none. */
  private static void assertCutOff(byte[] image) {
    AtomicLong seconds = new AtomicLong();
    ImageDecoder impatient =
        new ImageDecoder(
            SIZE,
            () ->
                new CpuBudget(
                    Duration.ZERO, () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos()));

    UnreadableImageException failure =
        catchThrowableOfType(UnreadableImageException.class, () -> impatient.decode(image));

    assertThat(failure).isNotNull();
    assertThat(failure.problem().code()).isEqualTo(Code.TOO_COSTLY);
  }

  @Test
  void a_decoder_that_runs_out_of_memory_or_stack_costs_one_image_only() throws Exception {
    Iterator<Error> errors =
        Stream.<Error>of(new OutOfMemoryError("no heap"), new StackOverflowError()).iterator();
    ImageDecoder decoder = new ImageDecoder(SIZE, () -> failing(errors));
    byte[] image = TestImages.file("lossy.webp");

    for (int i = 0; i < 2; i++) {
      UnreadableImageException failure =
          catchThrowableOfType(UnreadableImageException.class, () -> decoder.decode(image));
      assertThat(failure.problem().code()).isEqualTo(Code.TOO_COSTLY);
    }

    assertThat(decoder.decode(image).views()).isNotEmpty();
  }

  /** Throws an error once, in the midst of decoding. */
  private static CpuBudget failing(Iterator<Error> errors) {
    AtomicLong asked = new AtomicLong();
    return new CpuBudget(
        Duration.ofSeconds(1),
        () -> {
          if (asked.getAndIncrement() > 0 && errors.hasNext()) {
            throw errors.next();
          }
          return 0;
        });
  }

  private static UnreadableImageException failure(byte[] image) {
    return catchThrowableOfType(
        UnreadableImageException.class, () -> new ImageDecoder(SIZE).decode(image));
  }

  private static int rounded(Pixels pixels, int x, int y) {
    int rgb = 0;
    for (int c = 0; c < Pixels.CHANNELS; c++) {
      int value = Byte.toUnsignedInt(pixels.planes()[(c * SIZE + y) * SIZE + x]);
      rgb = rgb << 8 | (value > 127 ? 0xFF : 0);
    }
    return rgb;
  }
}
