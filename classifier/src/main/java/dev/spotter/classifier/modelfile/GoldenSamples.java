package dev.spotter.classifier.modelfile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Golden samples: a few pictures with the logits that a model gave them when it was saved, {@code
 * samples.json} in its folder. By them another machine, engine or version can tell whether it reads
 * the model right.
 *
 * @param samples at least one
 */
public record GoldenSamples(List<Sample> samples) {

  /** The file's name. */
  public static final String FILE = "samples.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Checks that there is a sample. */
  public GoldenSamples {
    samples = samples == null ? List.of() : List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("it holds no sample");
    }
  }

  /**
   * One picture.
   *
   * @param png the picture as the network got it, a PNG file of the model's input size
   * @param logits of each label, in the model's order; they know of no temperature, so calibrating
   *     the model leaves them as they are
   */
  @SuppressWarnings("ArrayRecordComponent") // a few KB that are read once and never compared
  public record Sample(byte[] png, Map<String, Float> logits) {

    /** Copies {@code logits}, keeping their order. */
    public Sample {
      if (png == null || logits == null) {
        throw new IllegalArgumentException("a sample needs png and logits");
      }
      logits = Collections.unmodifiableMap(new LinkedHashMap<>(logits));
    }
  }

  /**
   * Reads a folder's samples.
   *
   * @param directory a model folder
   * @return its samples; empty when it has none
   * @throws ModelException when the file is there but cannot be used
   */
  public static Optional<GoldenSamples> in(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), GoldenSamples.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw new ModelException(
          "the %s of the model folder %s cannot be used: %s"
              .formatted(FILE, directory, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Saves these samples.
   *
   * @param directory the folder of the model they were recorded of
   * @throws IOException when they cannot be written
   */
  public void write(Path directory) throws IOException {
    ModelFolder.replace(directory.resolve(FILE), JSON.writeValueAsBytes(this));
  }
}
