package dev.spotter.classifier.training.graphics;

import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.UnreadableImageException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Factory of pictures that show no thing: pages, screens, charts, codes, surfaces, posters and
 * maps. They are drawn in a photo's size and scaled down on the way that photos take. The same seed
 * gives the same pictures on one version of Java. Immutable and thread-safe.
 */
public final class SyntheticGraphics {

  private static final List<List<Motif>> FAMILIES =
      List.of(Papers.ALL, Screens.ALL, Charts.ALL, Codes.ALL, Surfaces.ALL, Posters.ALL, Maps.ALL);

  private static final int SHORTEST = 160;
  private static final int LONGEST = 560;
  private static final double PHOTOGRAPHED = 0.3;

  private final ImageDecoder decoder;
  private final long seed;

  /**
   * Creates a factory.
   *
   * @param size width and height of the views, in pixels
   * @param seed decides what is drawn
   */
  public SyntheticGraphics(int size, long seed) {
    this.decoder = new ImageDecoder(size);
    this.seed = seed;
  }

  /**
   * Draws one picture and returns the views of it that a model gets to see of a photo: up to four.
   *
   * @param index which picture, 0 or more
   */
  public List<Pixels> views(int index) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(draw(index), "jpg", file);
      return decoder.decode(file.toByteArray()).views();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadableImageException e) {
      throw new IllegalStateException("a picture drawn here cannot be read", e);
    }
  }

  /** The families take turns. */
  private BufferedImage draw(int index) {
    Random random = new Random(seed * 1_000_003 + index);
    random.nextLong(); // neighbouring seeds begin alike
    int width = SHORTEST + random.nextInt(LONGEST - SHORTEST);
    int height = SHORTEST + random.nextInt(LONGEST - SHORTEST);
    Canvas canvas = new Canvas(width, height, random);
    canvas.pick(FAMILIES.get(index % FAMILIES.size())).draw(canvas);
    return (canvas.chance(PHOTOGRAPHED) ? Camera.shoot(canvas) : canvas).image();
  }
}
