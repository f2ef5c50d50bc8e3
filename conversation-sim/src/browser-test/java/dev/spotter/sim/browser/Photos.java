package dev.spotter.sim.browser;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Files to post. */
final class Photos {

  private static final String JPEG = "image/jpeg";

  private Photos() {}

  /** One of the page's own samples, as a file named after it. */
  static FilePayload sample(String name) {
    String file = name + ".jpg";
    return new FilePayload(file, JPEG, read("/web/samples/" + file));
  }

  /** A picture of a dog with so many bytes: zeros after its end, which readers leave aside. */
  static FilePayload dogOf(int bytes) {
    return new FilePayload("dog.jpg", JPEG, Arrays.copyOf(read("/web/samples/dog.jpg"), bytes));
  }

  /** Any bytes under the name of a picture. */
  static FilePayload fake(byte[] bytes) {
    return new FilePayload("notes.jpg", JPEG, bytes);
  }

  private static byte[] read(String resource) {
    try (InputStream in = Photos.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
