package dev.spotter.sim.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.cli.BotCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;

/**
 * A bot as a later version could be, built from this one's source: it stores a further field with
 * every event, has a kind of event that this version does not know, and a further column.
 */
final class NextVersion {

  /** The kind that this version does not know; half of the photos are kept as one. */
  static final String KIND = "CLIP";

  private static final Path SQL = Path.of("dev/spotter/bot/inbox/sql");
  private static final Path JAVA = Path.of("../bot/src/main/java").resolve(SQL);
  private static final Path RESOURCES = Path.of("../bot/src/main/resources").resolve(SQL);

  private static final String IS_ODD =
      """
        private static boolean isOdd(ChatEvent event) {
          return (event.message().hashCode() & 1) == 1;
        }
      """;

  private NextVersion() {}

  /**
   * Builds it.
   *
   * @param folder where to
   * @return what {@code java} is told to run
   */
  static List<String> build(Path folder) throws IOException {
    Path source = folder.resolve("EventJson.java");
    Files.writeString(source, changed(Files.readString(JAVA.resolve("EventJson.java"))));
    Path classes = Files.createDirectories(folder.resolve("classes").resolve(SQL));
    Files.writeString(
        classes.resolve("postgres-%d.sql".formatted(migrations() + 1)),
        "ALTER TABLE event ADD COLUMN mood text;");
    String classPath = System.getProperty("java.class.path");
    String root = folder.resolve("classes").toString();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath, "-d", root, source.toString());
    assertThat(failed).as("the next version compiles").isZero();
    return List.of("-cp", root + File.pathSeparator + classPath, BotCommand.class.getName());
  }

  private static String changed(String source) {
    String next = replace(source, "    TEXT;", "    TEXT, CLIP;");
    next = replace(next, "? PHOTOS : TEXT", "? (isOdd(event) ? CLIP : PHOTOS) : TEXT");
    next = replace(next, "case PHOTOS ->", "case PHOTOS, CLIP ->");
    next = replace(next, "boolean addressed) {", "boolean addressed, Optional<String> mood) {");
    next = replace(next, "text.addressed());", "text.addressed(), Optional.of(\"cheerful\"));");
    return replace(next, "  private EventJson() {}", "  private EventJson() {}\n" + IS_ODD);
  }

  private static String replace(String source, String part, String by) {
    assertThat(source).as("EventJson, which the next version changes").containsOnlyOnce(part);
    return source.replace(part, by);
  }

  private static int migrations() {
    return (int)
        IntStream.iterate(1, n -> n + 1)
            .takeWhile(n -> Files.exists(RESOURCES.resolve("postgres-" + n + ".sql")))
            .count();
  }
}
