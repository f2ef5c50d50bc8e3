package dev.spotter.sim.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.picture.Drawing;
import dev.spotter.sim.picture.PictureMaker;
import dev.spotter.sim.picture.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LoadPicturesTest {

  private static final int SIDE = 320; // of the sample

  private final List<Drawing> dog =
      new PictureMaker().make(Samples.load().bytes("dog").orElseThrow());
  private final LoadPictures pictures = new LoadPictures(List.of(dog), "run");

  @Test
  void everyPhotoHasOtherBytesInEverySize() {
    for (int size = 0; size < dog.size(); size++) {
      assertThat(pictures.photo(1).get(size).encoded())
          .isEqualTo(pictures.photo(1).get(size).encoded())
          .isNotEqualTo(pictures.photo(2).get(size).encoded())
          .isNotEqualTo(dog.get(size).encoded());
    }
  }

  @Test
  void anotherRunHasOtherBytes() {
    assertThat(new LoadPictures(List.of(dog), "other").photo(1).get(0).encoded())
        .isNotEqualTo(pictures.photo(1).get(0).encoded());
  }

  @Test
  void noPixelChanges() throws IOException {
    BufferedImage marked = decoded(pictures.photo(17).get(0));
    BufferedImage plain = decoded(dog.get(0));

    assertThat(marked.getRGB(0, 0, marked.getWidth(), marked.getHeight(), null, 0, SIDE))
        .isEqualTo(plain.getRGB(0, 0, plain.getWidth(), plain.getHeight(), null, 0, SIDE));
  }

  private static BufferedImage decoded(Drawing drawing) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(drawing.encoded()));
  }
}
