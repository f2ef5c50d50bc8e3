package dev.spotter.classifier.image;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;

/** Listener that notes which rows of a picture a reader has read, in whatever order. */
final class RowsRead implements IIOReadUpdateListener {

  private final BitSet rows = new BitSet();

  /** Returns whether a row has been read. */
  boolean contains(int row) {
    return rows.get(row);
  }

  @Override
  public void imageUpdate(
      ImageReader source,
      BufferedImage image,
      int minX,
      int minY,
      int width,
      int height,
      int periodX,
      int periodY,
      int[] bands) {
    for (int i = 0; i < height; i++) {
      rows.set(minY + i * periodY);
    }
  }

  @Override
  public void passStarted(
      ImageReader source,
      BufferedImage image,
      int pass,
      int minPass,
      int maxPass,
      int minX,
      int minY,
      int periodX,
      int periodY,
      int[] bands) {
    // rows count, whatever pass they come in
  }

  @Override
  public void passComplete(ImageReader source, BufferedImage image) {
    // see above
  }

  @Override
  public void thumbnailUpdate(
      ImageReader source,
      BufferedImage thumbnail,
      int minX,
      int minY,
      int width,
      int height,
      int periodX,
      int periodY,
      int[] bands) {
    // not asked for
  }

  @Override
  public void thumbnailPassStarted(
      ImageReader source,
      BufferedImage thumbnail,
      int pass,
      int minPass,
      int maxPass,
      int minX,
      int minY,
      int periodX,
      int periodY,
      int[] bands) {
    // not asked for
  }

  @Override
  public void thumbnailPassComplete(ImageReader source, BufferedImage thumbnail) {
    // not asked for
  }
}
