package dev.spotter.classifier.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures of people's that every browser shows: four quarters, stored red and green above, blue
 * and white below. Hundreds more are compared with a browser itself by {@code mvn
 * -Pbrowser,pictures test}.
 */
class BrowserPicturesTest {

  private static final int SIZE = 32;

  @ParameterizedTest
  @CsvSource({
    "bmp-file-size-0.bmp, FF0000 00FF00 0000FF FFFFFF",
    "jpeg-adobe-2-three-components.jpg, FF0000 00FF00 0000FF FFFFFF",
    "jpeg-component-ids-0-1-2.jpg, FF0000 00FF00 0000FF FFFFFF",
    "jpeg-component-ids-1-34-35.jpg, FF0000 00FF00 0000FF FFFFFF",
    "jpeg-icc-empty.jpg, FF0000 00FF00 0000FF FFFFFF",
    "jpeg-icc-lab-profile-on-colour.jpg, FF0000 00FF00 0000FF FFFFFF",
    "jpeg-icc-marker-twice.jpg, FF0000 00FF00 0000FF FFFFFF",
    "jpeg-last-2-percent-missing.jpg, FF0000 00FF00 0000FF FFFFFF",
    "png-exif-orientation-6.png, 0000FF FF0000 FFFFFF 00FF00"
  })
  void its_quarters_have_their_colours(String file, String colours) throws Exception {
    Pixels pixels =
        new ImageDecoder(SIZE).decode(TestImages.file("everyday/" + file)).views().get(0);

    String[] expected = colours.split(" ");
    String[] seen = new String[4];
    Arrays.setAll(seen, quarter -> nearest(pixels, 8 + quarter % 2 * 16, 8 + quarter / 2 * 16));
    assertThat(seen).containsExactly(expected);
  }

  private static String nearest(Pixels pixels, int x, int y) {
    StringBuilder colour = new StringBuilder();
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      int level = Byte.toUnsignedInt(pixels.planes()[(channel * SIZE + y) * SIZE + x]);
      colour.append(level > 127 ? "FF" : "00");
    }
    return colour.toString();
  }
}
