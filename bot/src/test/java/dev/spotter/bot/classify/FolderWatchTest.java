package dev.spotter.bot.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

  private static final String CARD =
      """
      {"name": "NAME", "labels": ["cat", "dog"], "inputSize": 32,
       "normalisation": {"mean": [0, 0, 0], "std": [1, 1, 1]},
       "architecture": {"family": "airbench", "widths": [], "convolutions": 1},
       "parameters": {"file": "weights.djl", "bytes": 1, "sha256": "0"},
       "head": {"file": "head.json", "bytes": 1, "sha256": "0"},
       "decision": {"temperature": 1, "minConfidence": 0.5}}
      """;

  @TempDir private Path folder;
  private FolderWatch watch;

  @BeforeEach
  void begin() throws IOException {
    write("model.json", card("first"));
    write("weights.djl", "1");
    watch = new FolderWatch(() -> Optional.of(folder));
  }

  @Test
  void whatWasThereAtFirstIsNoChange() {
    assertThat(watch.changed()).isFalse();
    assertThat(watch.changed()).isFalse();
  }

  @Test
  void aChangeIsToldOnceItHasComeToRestAndOnlyOnce() throws IOException {
    write("model.json", card("second"));
    assertThat(watch.changed()).isFalse();
    assertThat(watch.changed()).isTrue();
    assertThat(watch.changed()).isFalse();
  }

  @Test
  void aFolderThatIsBeingCopiedIsLeftInPeace() throws IOException {
    write("model.json", card("second"));
    assertThat(watch.changed()).isFalse();
    for (int i = 2; i < 5; i++) {
      write("weights.djl", "1".repeat(i));
      assertThat(watch.changed()).isFalse();
    }
    assertThat(watch.changed()).isTrue();
  }

  @Test
  void parametersAndSamplesBelongToTheModelButOtherFilesDoNot() throws IOException {
    write("checkpoint.bin", "1");
    assertThat(settled()).isFalse();
    write("weights.djl", "12");
    assertThat(settled()).isTrue();
    write("samples.json", "{}");
    assertThat(settled()).isTrue();
    write("head.json", "{}");
    assertThat(settled()).isTrue();
  }

  @Test
  void aCardThatGoesOrCannotBeReadIsAChangeToo() throws IOException {
    write("model.json", "{");
    assertThat(settled()).isTrue();
    Files.delete(folder.resolve("model.json"));
    assertThat(settled()).isTrue();
    write("model.json", card("first"));
    assertThat(settled()).isTrue();
  }

  private boolean settled() {
    boolean first = watch.changed();
    boolean second = watch.changed();
    assertThat(first).isFalse();
    return second;
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }

  private static String card(String name) {
    return CARD.replace("NAME", name);
  }
}
