package dev.spotter.classifier.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties that hold whatever the picture; 200 of them are drawn from a seed. */
class AreaScalerTest {

  /** A picture to be scaled, up or down. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Picture(int[] rgb, int width, int height, int size) {

    static Picture random(Random random) {
      int width = 1 + random.nextInt(60);
      int height = 1 + random.nextInt(60);
      int[] rgb = random.ints((long) width * height, 0, 1 << 24).toArray();
      return new Picture(rgb, width, height, 1 + random.nextInt(12));
    }

    byte[] scaled() {
      return new AreaScaler(size).scale(new AreaScaler.Area(rgb, 0, width, width, height));
    }

    /** Returns a channel's value at a place, of which each pixel has {@code size} an axis. */
    int at(int channel, int x, int y) {
      return rgb[y / size * width + x / size] >> (16 - 8 * channel) & 0xFF;
    }

    @Override
    public String toString() {
      return "%d x %d to %d".formatted(width, height, size);
    }
  }

  static Stream<Picture> pictures() {
    Random random = new Random(1);
    return Stream.generate(() -> Picture.random(random)).limit(200);
  }

  /** Every pixel is cut into as many parts as the target is wide, so that no part is divided. */
  @ParameterizedTest
  @MethodSource("pictures")
  void itIsTheMeanOfAllThatATargetPixelCovers(Picture picture) {
    byte[] scaled = picture.scaled();

    for (int i = 0; i < scaled.length; i++) {
      int left = i % picture.size() * picture.width();
      int top = i / picture.size() % picture.size() * picture.height();
      long sum = 0;
      for (int y = top; y < top + picture.height(); y++) {
        for (int x = left; x < left + picture.width(); x++) {
          sum += picture.at(i / (picture.size() * picture.size()), x, y);
        }
      }
      long area = (long) picture.width() * picture.height();
      assertThat(Byte.toUnsignedInt(scaled[i])).isEqualTo((int) Math.round((double) sum / area));
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aSingleColourStaysWhatItIs(Picture picture) {
    int colour = picture.rgb()[0];
    Arrays.fill(picture.rgb(), colour);
    byte[] scaled = picture.scaled();

    int plane = picture.size() * picture.size();
    for (int i = 0; i < scaled.length; i++) {
      assertThat(Byte.toUnsignedInt(scaled[i])).isEqualTo(picture.at(i / plane, 0, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void theMeanOfAPictureIsKept(Picture picture) {
    byte[] scaled = picture.scaled();

    int plane = picture.size() * picture.size();
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      int shift = 16 - 8 * channel;
      double before = IntStream.of(picture.rgb()).map(it -> it >> shift & 0xFF).average().orElse(0);
      double after =
          IntStream.range(channel * plane, (channel + 1) * plane)
              .map(i -> Byte.toUnsignedInt(scaled[i]))
              .average()
              .orElse(0);
      assertThat(after).isCloseTo(before, within(0.5));
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aPictureOfTheTargetsSizeComesOutUnchanged(Picture picture) {
    int side = Math.min(picture.width(), picture.height());
    Picture square = new Picture(Arrays.copyOf(picture.rgb(), side * side), side, side, side);
    byte[] scaled = square.scaled();

    for (int i = 0; i < scaled.length; i++) {
      int at = i % (side * side);
      assertThat(Byte.toUnsignedInt(scaled[i]))
          .isEqualTo(square.rgb()[at] >> (16 - 8 * (i / (side * side))) & 0xFF);
    }
  }
}
