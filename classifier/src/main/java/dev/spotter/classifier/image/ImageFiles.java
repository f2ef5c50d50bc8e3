package dev.spotter.classifier.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Encoded images on disk. */
public final class ImageFiles {

  private ImageFiles() {}

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
      throw new IOException("the file cannot be read: " + FoundFiles.reason(e), e);
    }
  }
}
