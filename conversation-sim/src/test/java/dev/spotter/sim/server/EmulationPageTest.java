package dev.spotter.sim.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that says what is emulated names all that the APIs say of themselves. */
class EmulationPageTest {

  private static final Path PAGE = Path.of("../docs/emulation.md");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"vonage, /v1", "slack, /slack/api", "telegram, /bot"})
  void everyMethodAndEventIsNamed(String platform, String path) throws IOException {
    String page = Files.readString(PAGE);
    try (TestPlatform running = TestPlatform.start(folder, platform, usual -> usual)) {
      JsonObject api = running.get(path + "/").bodyAsJsonObject();

      assertThat(api).isEqualTo(running.get(path).bodyAsJsonObject());
      assertThat(names(api.getJsonArray("methods"))).hasSizeGreaterThan(5);
      assertThat(page).contains(names(api.getJsonArray("methods")));
      assertThat(page).contains(names(api.getJsonArray("events")));
    }
  }

  private static String[] names(JsonArray list) {
    return list.stream().map(name -> "`" + name + "`").toArray(String[]::new);
  }
}
