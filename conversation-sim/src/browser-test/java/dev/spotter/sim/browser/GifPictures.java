package dev.spotter.sim.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** GIFs, whole, interlaced, transparent, smaller than their screen, and damaged. */
final class GifPictures {

  private static final int SCREEN = 6;

  private GifPictures() {}

  /** Returns all of them. */
  static List<Quartered> all() throws IOException {
    List<Quartered> pictures = new ArrayList<>();
    for (boolean interlaced : new boolean[] {false, true}) {
      for (int transparent = -1; transparent < 4; transparent++) {
        byte[] gif = encoded(transparent, interlaced);
        Quartered picture =
            new Quartered(
                "gif/" + (interlaced ? "interlaced" : "plain") + "/transparent-" + transparent,
                gif);
        pictures.add(picture);
        if (!interlaced) {
          pictures.add(picture.cut(90));
          pictures.add(picture.cut(96));
        }
        pictures.add(new Quartered(picture.name() + "/no-end", Arrays.copyOf(gif, gif.length - 1)));
        pictures.add(
            new Quartered(
                picture.name() + "/more-after-end", Arrays.copyOf(gif, gif.length + 500)));
        byte[] large = gif.clone();
        large[SCREEN] = (byte) (2 * Quartered.WIDTH);
        large[SCREEN + 2] = (byte) (2 * Quartered.HEIGHT);
        pictures.add(new Quartered(picture.name() + "/screen-larger", large));
        byte[] small = gif.clone();
        small[SCREEN] = 10;
        small[SCREEN + 2] = 10;
        pictures.add(new Quartered(picture.name() + "/screen-smaller", small));
        byte[] none = gif.clone();
        none[SCREEN] = 0;
        none[SCREEN + 2] = 0;
        pictures.add(new Quartered(picture.name() + "/screen-0", none));
        byte[] old = gif.clone();
        old[4] = '7';
        pictures.add(new Quartered(picture.name() + "/version-87a", old));
      }
    }
    return pictures;
  }

  private static byte[] encoded(int transparent, boolean interlaced) throws IOException {
    byte[] red = new byte[4];
    byte[] green = new byte[4];
    byte[] blue = new byte[4];
    for (int i = 0; i < 4; i++) {
      red[i] = (byte) (Quartered.colour(i) >> 16);
      green[i] = (byte) (Quartered.colour(i) >> 8);
      blue[i] = (byte) Quartered.colour(i);
    }
    IndexColorModel palette = new IndexColorModel(2, 4, red, green, blue, transparent);
    BufferedImage image =
        new BufferedImage(
            Quartered.WIDTH, Quartered.HEIGHT, BufferedImage.TYPE_BYTE_BINARY, palette);
    for (int y = 0; y < Quartered.HEIGHT; y++) {
      for (int x = 0; x < Quartered.WIDTH; x++) {
        image.getRaster().setSample(x, y, 0, Quartered.quarter(x, y));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(
          interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
