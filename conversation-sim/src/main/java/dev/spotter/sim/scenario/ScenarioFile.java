package dev.spotter.sim.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads scenarios from YAML. */
public final class ScenarioFile {

  private static final long MAX_BYTES = 1024 * 1024;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationReader()))
          .build();

  private ScenarioFile() {}

  /**
   * Reads a scenario.
   *
   * @param file a YAML file of at most 1 MB
   * @return the scenario
   * @throws ScenarioException when the file cannot be read or is no scenario; the message names the
   *     file and, where it can, the line
   */
  public static Scenario read(Path file) {
    return read(file, Scenario.class);
  }

  /**
   * Reads the circumstances of a load.
   *
   * @param file a YAML file of at most 1 MB
   * @return the circumstances
   * @throws ScenarioException when the file cannot be read or says something else; the message
   *     names the file and, where it can, the line
   */
  public static Conditions readConditions(Path file) {
    return read(file, Conditions.class);
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ScenarioException(file + " is larger than 1 MB, too large for a scenario.");
      }
      return Optional.ofNullable(MAPPER.readValue(Files.readString(file), type))
          .orElseThrow(() -> new ScenarioException(file + " is empty."));
    } catch (NoSuchFileException missing) {
      throw new ScenarioException(
          "There is no file " + file + " (looked in " + Path.of("").toAbsolutePath() + ").",
          missing);
    } catch (JsonProcessingException wrong) {
      throw new ScenarioException(file + place(wrong) + ": " + words(wrong), wrong);
    } catch (IOException unreadable) {
      throw new ScenarioException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static String place(JsonProcessingException wrong) {
    JsonLocation at = wrong.getLocation();
    return at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String words(JsonProcessingException wrong) {
    if (wrong instanceof UnrecognizedPropertyException unknown) {
      return "unknown key \""
          + unknown.getPropertyName()
          + "\"; known here: "
          + new TreeSet<>(unknown.getKnownPropertyIds());
    }
    if (wrong instanceof ValueInstantiationException && wrong.getCause() != null) {
      return wrong.getCause().getMessage();
    }
    return withoutExcerpt(wrong.getOriginalMessage());
  }

  /** The YAML parser adds lines of the file, indented, to what it has to say. */
  private static String withoutExcerpt(String message) {
    return message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
  }
}
