package dev.spotter.classifier.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiCropTest {

  private static final int SIZE = 8;

  private final ImageDecoder decoder = new ImageDecoder(SIZE);

  @Test
  void anImageOfTheModelsSizeIsLookedAtOnce() throws Exception {
    assertThat(views(picture(SIZE, SIZE))).hasSize(1);
  }

  @Test
  void aNearlySquarePictureIsLookedAtOnce() throws Exception {
    assertThat(views(picture(40, 40))).hasSize(1);
    assertThat(views(picture(40, 43))).hasSize(1);
  }

  /** The left half is red: so is all of the left square, and nothing of the right one. */
  @Test
  void bothEndsOfAWidePictureAreLookedAt() throws Exception {
    List<Pixels> views = views(picture(80, 40));
    assertThat(views).hasSize(4);
    assertThat(red(views.get(1), SIZE - 1)).isEqualTo(255);
    assertThat(red(views.get(3), 0)).isZero();
  }

  @Test
  void ofAPictureThinnedOutByHalvesTheEndsAreStillSquares() throws Exception {
    List<Pixels> views = views(picture(3000, 1500));
    assertThat(red(views.get(1), SIZE - 1)).isEqualTo(255);
    assertThat(red(views.get(3), 0)).isZero();
  }

  @Test
  void bothEndsOfATallPictureAreLookedAt() throws Exception {
    assertThat(views(picture(40, 80))).hasSize(4);
    assertThat(views(picture(1, 500))).hasSize(4);
  }

  private List<Pixels> views(BufferedImage picture) throws Exception {
    return decoder.decode(TestImages.encoded(picture, "png")).views();
  }

  private static int red(Pixels view, int x) {
    return view.planes()[3 * SIZE + x] & 0xFF;
  }

  /** Red on the left, black on the right. */
  private static BufferedImage picture(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.dispose();
    return picture;
  }
}
