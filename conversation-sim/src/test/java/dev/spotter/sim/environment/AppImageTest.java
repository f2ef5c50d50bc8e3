package dev.spotter.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image that {@code mvn -Papp-image verify} makes, on a machine without a Java. */
@Tag("environments")
@Timeout(300)
class AppImageTest {

  private static final Path IMAGE = Path.of("target", "app", "spotter");

  @TempDir private Path folder;

  @BeforeAll
  static void built() {
    assertThat(IMAGE).as("run mvn -Papp-image -DskipTests verify").exists();
  }

  @ParameterizedTest
  @CsvSource({
    "predict, spotter-classifier",
    "train, spotter-classifier",
    "doctor, spotter-bot",
    "bot, spotter-bot",
    "simulator, spotter"
  })
  void each_program_works_without_a_java(String program, String launcher) throws Exception {
    String said = new Programs(folder).run(program, IMAGE.resolve("bin").resolve(launcher));

    assertThat(said)
        .contains(Programs.well(program))
        .doesNotContain("\tat ", "NoClassDefFoundError");
  }

  /** The licences are generated; each library has one. */
  @Test
  void the_jar_says_whose_work_is_inside() throws IOException {
    try (JarFile jar = new JarFile(IMAGE.resolve("lib/app/spotter-sim.jar").toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Apache Commons");
      List<String> libraries =
          text(jar, "META-INF/THIRD-PARTY.txt").lines().filter(it -> it.contains("(")).toList();
      assertThat(libraries).hasSizeGreaterThan(40).noneMatch(it -> it.contains("Unknown license"));
      assertThat(Stream.of("vertx-core", "sqlite-jdbc", "djl", "netty-common", "jna"))
          .allMatch(name -> libraries.stream().anyMatch(it -> it.contains(name)));
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
