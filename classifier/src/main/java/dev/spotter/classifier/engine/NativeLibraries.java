package dev.spotter.classifier.engine;

import java.util.Set;

/** Says why a native library does not load: the machine is to blame, not the model. */
public final class NativeLibraries {

  private static final Set<String> USUAL_PROCESSORS = Set.of("amd64", "x86_64", "aarch64");

  private NativeLibraries() {}

  /**
   * Returns the cause and what to set, in one line.
   *
   * @param library whose library, such as {@code MXNet}
   * @param failure what loading it threw
   */
  public static String trouble(String library, Throwable failure) {
    String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    return isMissing(failure)
        ? ("there is no native library of %s in this build for %s; it has those of x86-64, and"
                + " building with -P pytorch or -P onnx adds others")
            .formatted(library, machine)
        : ("the native library of %s cannot be unpacked or loaded here (%s); name a folder that"
                + " this account can write and that is not mounted noexec: java"
                + " -Djava.io.tmpdir=FOLDER -Djna.tmpdir=FOLDER, DJL_CACHE_DIR=FOLDER")
            .formatted(library, root(failure));
  }

  /**
   * SQLite says the same of a library that it lacks and of one that it could not unpack; it has
   * them for all usual processors.
   */
  private static boolean isMissing(Throwable failure) {
    String message = String.valueOf(root(failure));
    return message.contains("not found in resource path")
        || message.contains("in java.library.path")
        || (message.contains("No native library found")
            && !USUAL_PROCESSORS.contains(System.getProperty("os.arch")))
        || message.contains("not supported");
  }

  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
  }
}
