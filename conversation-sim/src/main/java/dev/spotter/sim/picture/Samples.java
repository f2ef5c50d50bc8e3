package dev.spotter.sim.picture;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sample pictures that come with the page; immutable. */
public final class Samples {

  private static final String FOLDER = "/web/samples/";

  private final Map<String, String> files;

  private Samples(Map<String, String> files) {
    this.files = files;
  }

  /**
   * Reads the list of samples from the class path, {@code web/samples/index.json}: an array of
   * {@code {"name","file"}}.
   *
   * @return the samples; none when there is no list
   */
  public static Samples load() {
    Map<String, String> files = new LinkedHashMap<>();
    read("index.json")
        .map(bytes -> new JsonArray(Buffer.buffer(bytes)))
        .orElseGet(JsonArray::new)
        .forEach(
            entry -> {
              JsonObject sample = (JsonObject) entry;
              files.put(sample.getString("name"), sample.getString("file"));
            });
    return new Samples(files);
  }

  /**
   * Returns the samples' names.
   *
   * @return in the list's order
   */
  public Set<String> names() {
    return files.keySet();
  }

  /**
   * Returns the file name of a sample.
   *
   * @param name the sample's name
   * @return empty when there is no such sample
   */
  public Optional<String> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /**
   * Reads a sample.
   *
   * @param name the sample's name
   * @return the encoded picture; empty when there is no such sample
   */
  public Optional<byte[]> bytes(String name) {
    return file(name).flatMap(Samples::read);
  }

  private static Optional<byte[]> read(String file) {
    try (InputStream in = Samples.class.getResourceAsStream(FOLDER + file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
