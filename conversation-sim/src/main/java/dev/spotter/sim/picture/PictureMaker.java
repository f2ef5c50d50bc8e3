package dev.spotter.sim.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Makes the sizes the platform offers from an uploaded file. Stateless and thread-safe; it decodes,
 * so call it on a worker thread.
 */
public final class PictureMaker {

  /** The longest side of a medium rendition, in pixels. */
  public static final int MEDIUM_SIDE = 640;

  /** The longest side of a small rendition, in pixels. */
  public static final int SMALL_SIDE = 360;

  /** The long side of a thumbnail, in pixels, unless its short side would get too short. */
  public static final int THUMBNAIL_SIDE = 160;

  /** The short side a thumbnail keeps even when that makes its long side longer, in pixels. */
  static final int THUMBNAIL_SHORT_SIDE = 64;

  /** What is larger is kept as it came, since decoding takes 4 bytes a pixel. */
  static final long MAX_PIXELS = 60_000_000;

  private static final Set<String> TYPES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/bmp");
  private static final double QUALITY = 0.9;

  /**
   * Makes every size of a picture. A picture is never enlarged: where the original is no larger
   * than a size asks for, its own bytes serve as that size.
   *
   * @param upload the uploaded file
   * @return original, medium, small and thumbnail; the original alone, with width and height 0,
   *     when the file cannot be decoded or has more than 60 megapixels
   */
  public List<Drawing> make(byte[] upload) {
    try {
      Optional<String> type = type(upload);
      return type.isPresent() ? draw(upload, type.get()) : unreadable(upload);
    } catch (IOException | RuntimeException damaged) { // codecs throw both on damaged files
      return unreadable(upload);
    }
  }

  /**
   * Draws a picture that nobody sees, so that the first real one is not the slowest.
   *
   * @return its sizes
   * @throws IOException when this Java cannot write JPEG
   */
  public List<Drawing> warmUp() throws IOException {
    BufferedImage blank =
        new BufferedImage(2 * MEDIUM_SIDE, MEDIUM_SIDE, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    ImageIO.write(blank, "jpg", encoded);
    return make(encoded.toByteArray());
  }

  private static List<Drawing> unreadable(byte[] upload) {
    return List.of(new Drawing(Size.ORIGINAL, MediaTypes.UNKNOWN, 0, 0, upload));
  }

  /** Looks at the header only, so that a picture too large is never decoded. */
  private static Optional<String> type(byte[] upload) throws IOException {
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        String type = reader.getOriginatingProvider().getMIMETypes()[0];
        return Optional.of(type).filter(known -> TYPES.contains(known) && pixels <= MAX_PIXELS);
      } finally {
        reader.dispose();
      }
    }
  }

  private static List<Drawing> draw(byte[] upload, String type) throws IOException {
    BufferedImage upright =
        Thumbnails.of(new ByteArrayInputStream(upload)).scale(1).asBufferedImage();
    Drawing original =
        new Drawing(Size.ORIGINAL, type, upright.getWidth(), upright.getHeight(), upload);
    int longSide = Math.max(upright.getWidth(), upright.getHeight());
    int shortSide = Math.min(upright.getWidth(), upright.getHeight());
    double medium = (double) MEDIUM_SIDE / longSide;
    double thumbnail =
        Math.max((double) THUMBNAIL_SIDE / longSide, (double) THUMBNAIL_SHORT_SIDE / shortSide);
    return List.of(
        original,
        scale(Size.MEDIUM, original, upright, medium),
        scale(Size.SMALL, original, upright, (double) SMALL_SIDE / longSide),
        scale(Size.THUMBNAIL, original, upright, thumbnail));
  }

  private static Drawing scale(Size size, Drawing original, BufferedImage upright, double factor)
      throws IOException {
    if (factor >= 1) {
      return new Drawing(
          size, original.mediaType(), original.width(), original.height(), original.encoded());
    }
    String format = upright.getColorModel().hasAlpha() ? "png" : "jpg"; // JPEG has no transparency
    BufferedImage scaled = Thumbnails.of(upright).scale(factor).asBufferedImage();
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    Thumbnails.of(scaled)
        .scale(1)
        .outputFormat(format)
        .outputQuality(QUALITY)
        .toOutputStream(encoded);
    String type = format.equals("png") ? "image/png" : "image/jpeg";
    return new Drawing(size, type, scaled.getWidth(), scaled.getHeight(), encoded.toByteArray());
  }
}
