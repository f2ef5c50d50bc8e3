package dev.spotter.classifier.image;

import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Reads a picture as far as it goes: of one that is cut short or damaged half-way the rows before
 * are kept, and the rest is white, as paper is where a browser has nothing to show yet.
 */
final class PartialImage extends ProgressListenerBase {

  private final ImageReader reader;
  private final ImageReadParam param;
  private final CpuBudget budget;
  private final boolean fromBottom;
  private final RowsRead rows = new RowsRead();
  private float percentageDone;

  /**
   * Prepares to read the first picture.
   *
   * @param reader with its input set
   * @param param which pixels are kept
   * @param budget ends decoding when it is spent
   * @param fromBottom whether the reader counts rows from the last one
   */
  PartialImage(ImageReader reader, ImageReadParam param, CpuBudget budget, boolean fromBottom) {
    this.reader = reader;
    this.param = param;
    this.budget = budget;
    this.fromBottom = fromBottom;
    reader.addIIOReadProgressListener(this);
  }

  @Override
  public void imageProgress(ImageReader source, float percentage) {
    budget.check();
    percentageDone = Math.max(percentageDone, percentage);
  }

  /**
   * Reads.
   *
   * @throws IOException when there is not a row
   */
  BufferedImage read() throws IOException {
    BufferedImage picture = paper();
    param.setDestination(picture);
    if (picture.getColorModel() instanceof IndexColorModel) {
      reader.addIIOReadUpdateListener(rows);
    }
    try {
      return reader.read(0, param);
    } catch (IOException | RuntimeException e) {
      int begun = Math.round(picture.getHeight() * percentageDone / 100) - 1; // begun, not done
      if (budget.spent() || begun < 1) {
        throw e;
      }
      return picture.getColorModel() instanceof IndexColorModel palette
          ? blanked(palette.convertToIntDiscrete(picture.getRaster(), true))
          : picture;
    }
  }

  /** All bits set are white, in every model of colours but that of a palette. */
  private BufferedImage paper() throws IOException {
    ImageTypeSpecifier type = reader.getImageTypes(0).next();
    BufferedImage paper =
        type.createBufferedImage(kept(reader.getWidth(0), true), kept(reader.getHeight(0), false));
    if (!(paper.getColorModel() instanceof IndexColorModel)) {
      whiten(paper.getRaster());
    }
    return paper;
  }

  private static void whiten(WritableRaster paper) {
    if (paper.getDataBuffer() instanceof DataBufferByte bytes) {
      Arrays.fill(bytes.getData(), (byte) -1);
    } else {
      int[] white = new int[paper.getWidth() * paper.getNumBands()];
      Arrays.fill(white, -1);
      for (int y = 0; y < paper.getHeight(); y++) {
        paper.setPixels(0, y, paper.getWidth(), 1, white);
      }
    }
  }

  /** The first of every {@code step} pixels that is kept lies half a step in. */
  private int kept(int side, boolean across) {
    int step = across ? param.getSourceXSubsampling() : param.getSourceYSubsampling();
    int first = across ? param.getSubsamplingXOffset() : param.getSubsamplingYOffset();
    return (side - first + step - 1) / step;
  }

  private BufferedImage blanked(BufferedImage picture) {
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    for (int y = 0; y < picture.getHeight(); y++) {
      if (!rows.contains(fromBottom ? picture.getHeight() - 1 - y : y)) {
        graphics.fillRect(0, y, picture.getWidth(), 1);
      }
    }
    graphics.dispose();
    return picture;
  }
}
