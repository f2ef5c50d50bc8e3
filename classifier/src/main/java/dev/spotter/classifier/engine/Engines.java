package dev.spotter.classifier.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.stream.Collectors;

/** Finds the engine that computes: DJL's choice, or one asked for by name. */
public final class Engines {

  /** DJL's client of other people's servers, always registered. */
  private static final String REMOTE = "RPC";

  private Engines() {}

  /**
   * Returns the engine DJL prefers: MXNet where it has a native build, or what the operator chose
   * with the system property {@code ai.djl.default_engine} or the variable {@code
   * DJL_DEFAULT_ENGINE}.
   *
   * @throws EngineUnavailableException when no engine is there or its native library does not load
   */
  public static Engine preferred() {
    serve();
    try {
      return start(Engine.getDefaultEngineName());
    } catch (EngineException | LinkageError e) {
      throw new EngineUnavailableException(NativeLibraries.trouble("the engine", e), e);
    }
  }

  /**
   * Returns an engine by its name.
   *
   * @param name as DJL calls it, such as {@code MXNet} or {@code PyTorch}; case does not matter
   * @throws EngineUnavailableException when it is not on the class path or its native library does
   *     not load
   */
  public static Engine named(String name) {
    serve();
    return start(
        Engine.getAllEngines().stream()
            .filter(known -> known.equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> new EngineUnavailableException(unknown(name))));
  }

  private static void serve() {
    EngineSettings.serving().apply(); // or it says why native code cannot be had
    EngineSettings.serving(AmxTiles.request()).apply();
  }

  private static Engine start(String name) {
    if (name == null || name.equals(REMOTE)) {
      throw new EngineUnavailableException(
          "this build has no engine for this machine; PyTorch is added by building with -P pytorch");
    }
    try {
      return Engine.getEngine(name);
    } catch (EngineException | IllegalStateException | LinkageError e) {
      throw new EngineUnavailableException(NativeLibraries.trouble(name, e), e);
    }
  }

  private static String unknown(String name) {
    return "the engine "
        + name
        + " is not part of this build, which has "
        + Engine.getAllEngines().stream()
            .filter(known -> !known.equals(REMOTE))
            .collect(Collectors.joining(", "))
        + "; PyTorch is added by building with -P pytorch, OnnxRuntime with -P onnx";
  }
}
