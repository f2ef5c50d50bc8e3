package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.chat.PhotoUpload.File;
import dev.spotter.sim.picture.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Everything a scenario uploads, read before it starts. Not thread-safe. */
public final class Uploads {

  private static final String ANY = "any";

  private final Map<String, File> files = new HashMap<>();
  private final Map<String, File> samples = new HashMap<>();
  private final List<String> sampleNames;
  private final Random random;

  private Uploads(Samples samples, Random random) {
    this.sampleNames = new ArrayList<>(samples.names());
    this.random = random;
    for (String name : sampleNames) {
      File file = new File(samples.file(name).orElseThrow(), samples.bytes(name).orElseThrow());
      this.samples.put(name, file);
    }
  }

  /**
   * Reads every file of a scenario.
   *
   * @param scenario names them
   * @param folder what their names are relative to
   * @param samples the samples it may name
   * @return the files
   * @throws ScenarioException when a file cannot be read or there is no such sample
   */
  public static Uploads load(Scenario scenario, Path folder, Samples samples) {
    Uploads uploads = new Uploads(samples, new Random(scenario.seed()));
    scenario.steps().forEach(step -> uploads.load(step, folder));
    return uploads;
  }

  /** Returns what a step uploads; for {@code sample: any} another one each time. */
  List<File> of(Step step) {
    return step.uploads().stream()
        .map(name -> step.isFile(name) ? files.get(name) : sample(name))
        .toList();
  }

  private File sample(String name) {
    boolean any = name.equals(ANY);
    return samples.get(any ? sampleNames.get(random.nextInt(sampleNames.size())) : name);
  }

  private void load(Step step, Path folder) {
    if (step.parallel() != null) {
      step.parallel().forEach(part -> load(part, folder));
      return;
    }
    for (String name : step.uploads()) {
      if (step.isFile(name)) {
        files.computeIfAbsent(name, file -> read(file, folder));
      } else if (!name.equals(ANY)) {
        checkSample(name);
      }
    }
  }

  private void checkSample(String name) {
    if (!samples.containsKey(name)) {
      throw new ScenarioException(
          "There is no sample " + name + ", only any and " + String.join(", ", sampleNames) + ".");
    }
  }

  private static File read(String name, Path folder) {
    try {
      return read(folder.resolve(name));
    } catch (InvalidPathException unwritable) {
      throw new ScenarioException(
          "The name of the photo %s cannot be written in this environment's character set; "
                  .formatted(name)
              + "set LC_ALL=C.UTF-8.",
          unwritable);
    }
  }

  private static File read(Path file) {
    try {
      if (Files.size(file) > PhotoUpload.MAX_BYTES) {
        throw new ScenarioException(file + " is larger than the platform takes.");
      }
      return new File(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new ScenarioException(
          "The photo " + file + " cannot be read; files are looked for beside the scenario.",
          unreadable);
    }
  }
}
