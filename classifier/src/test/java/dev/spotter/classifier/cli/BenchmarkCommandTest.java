package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.image.Png;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws Exception {
    Files.createDirectories(folder.resolve("model"));
    TestModels.write(folder.resolve("model"), TestModels.TINY, 1);
    Files.createDirectories(folder.resolve("photos"));
    for (int i = 0; i < 3; i++) {
      Files.write(
          folder.resolve("photos/" + i + ".png"), Png.encode(TestModels.images(1, i).get(0)));
    }
  }

  @Test
  void one_thread_and_all_are_measured() throws Exception {
    CommandRun run = benchmark("--json");

    assertThat(run.exitCode()).isZero();
    JsonNode json = run.json().get(0);
    assertThat(json.get("photos").asInt()).isEqualTo(3);
    assertThat(json.get("dtype").asText()).isIn("float32", "bfloat16");
    JsonNode one = json.get("runs").get(0);
    assertThat(one.get("threads").asInt()).isOne();
    for (String part : new String[] {"decodeMs", "networkMs"}) {
      assertThat(one.get(part).get("photo").asDouble()).isPositive();
      assertThat(one.get(part).get("view").asDouble())
          .isLessThanOrEqualTo(one.get(part).get("photo").asDouble());
    }
    assertThat(one.get("photosPerSecond").asDouble()).isPositive();
  }

  @Test
  void what_is_no_picture_is_left_out() throws Exception {
    Files.writeString(folder.resolve("photos/notes.txt"), "no picture");

    CommandRun run = benchmark();

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("3 photos", "threads");
    assertThat(run.error()).contains("notes.txt is left out");
  }

  @Test
  void without_a_picture_there_is_nothing_to_measure() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    CommandRun run = CommandRun.of("benchmark", "--photos", empty);

    assertThat(run.exitCode()).isOne();
    assertThat(run.error()).contains("there is no picture in");
  }

  private CommandRun benchmark(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("benchmark", "--model", folder.resolve("model").toString(), "--rounds", "1"));
    all.addAll(List.of("--photos", folder.resolve("photos").toString()));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray());
  }
}
