package dev.spotter.classifier.engine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the engines read once, when their native libraries load. Apply one before the first call to
 * DJL; later ones in the same process have no effect, so training and serving want a process each.
 *
 * <p>Whatever the operator has set, as environment variable or system property, is left alone.
 *
 * @param environment variables of the process, for the native libraries
 * @param properties system properties, for DJL
 */
public record EngineSettings(Map<String, String> environment, Map<String, String> properties) {

  /** Operations that share a temporary space wait for each other; four is MXNet's default. */
  private static final int TEMPORARY_SPACES = 64;

  /**
   * DJL would otherwise ask for a cloud machine's metadata and send telemetry; and have MXNet keep
   * one set of intermediate arrays for an imported network, which predictors on several threads
   * overwrite for each other.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "ai.djl.offline", "true",
          "OPT_OUT_TRACKING", "true",
          "ai.djl.mxnet.static_alloc", "false",
          "ai.djl.mxnet.static_shape", "false");

  /** Prints a stack trace where an exception says the same; held, or its level would be lost. */
  private static final Logger NOISY = Logger.getLogger("com.sun.jna");

  static {
    NOISY.setLevel(Level.OFF);
  }

  /** Copies both maps. */
  public EngineSettings {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }

  /**
   * Returns the settings for many predictors, each on one thread. MXNet's default engine hands work
   * to threads of its own, and two predictors then wait for each other for ever; the naive engine
   * computes on the caller's thread.
   */
  public static EngineSettings serving() {
    return serving(false);
  }

  /**
   * Returns the settings as {@link #serving()} does.
   *
   * @param tiles as for {@link #training}
   */
  public static EngineSettings serving(boolean tiles) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MXNET_ENGINE_TYPE", "NaiveEngine");
    environment.put("OMP_NUM_THREADS", "1");
    return new EngineSettings(withTiles(environment, tiles), PROPERTIES);
  }

  /**
   * Returns the settings for one training that has the machine to itself: operations of one thread
   * each, several at a time. Threads inside an operation would wait for each other at barriers, and
   * operations bundled into one would wait for whatever one of them waits for.
   *
   * @param threads that compute, usually one a core
   * @param tiles whether the process may use AMX tiles, which oneDNN otherwise leaves alone
   */
  public static EngineSettings training(int threads, boolean tiles) {
    Map<String, String> environment = new HashMap<>();
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MXNET_CPU_WORKER_NTHREADS", Integer.toString(threads));
    environment.put("MXNET_CPU_TEMP_COPY", Integer.toString(TEMPORARY_SPACES));
    environment.put("MXNET_EXEC_BULK_EXEC_MAX_NODE_TRAIN", "1");
    return new EngineSettings(withTiles(environment, tiles), PROPERTIES);
  }

  private static Map<String, String> withTiles(Map<String, String> environment, boolean tiles) {
    if (tiles) {
      environment.put("DNNL_MAX_CPU_ISA", "AVX512_CORE_AMX");
    }
    return environment;
  }

  /**
   * Puts the settings into this process.
   *
   * @throws EngineUnavailableException when native code cannot be had on this machine
   */
  public void apply() {
    try {
      environment.forEach(EngineSettings::offer);
    } catch (LinkageError e) {
      throw new EngineUnavailableException(NativeLibraries.trouble("JNA", e), e);
    }
    properties.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
  }

  /** Java can read the process's environment but not change it; the C library can. */
  private static void offer(String name, String value) {
    if (!Platform.isWindows()) {
      int keep = 0;
      NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
          .getFunction("setenv")
          .invokeInt(new Object[] {name, value, keep});
    } else if (System.getenv(name) == null) {
      NativeLibrary.getInstance("ucrtbase")
          .getFunction("_putenv_s")
          .invokeInt(new Object[] {name, value});
    }
  }
}
