package dev.spotter.classifier.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Encoded images on disk. */
public final class ImageFiles {

  private ImageFiles() {}

  /**
   * Returns, sorted, all files in a folder and the folders in it, hidden ones left out.
   *
   * @param folder where to look
   * @throws IOException when it cannot be listed
   */
  public static List<Path> under(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> !hidden(folder.relativize(file)))
          .sorted()
          .toList();
    }
  }

  /**
   * Returns whether any part of a path starts with a dot.
   *
   * @param relative below the folder that was asked for
   */
  public static boolean hidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads a file, at most one byte more than {@link ImageDecoder} takes, so that it refuses what is
   * longer.
   *
   * @param file to read
   * @return its bytes
   * @throws IOException when it cannot be read; the message says why, as a person would want to
   *     read it, without the file's name
   */
  public static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ImageDecoder.MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no such file", e);
    } catch (IOException e) {
      throw new IOException("the file cannot be read: " + e.getMessage(), e);
    }
  }
}
