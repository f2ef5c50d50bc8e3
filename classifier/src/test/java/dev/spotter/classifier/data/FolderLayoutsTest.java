package dev.spotter.classifier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.classifier.image.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as people, cameras, unpackers and network drives leave them. */
class FolderLayoutsTest {

  @TempDir private Path folder;

  /** Columns: the parts' names, which parts Spotter takes them for. */
  @ParameterizedTest
  @CsvSource({
    "train val, TRAIN VALIDATION",
    "train valid, TRAIN VALIDATION",
    "train validation, TRAIN VALIDATION",
    "Train Val, TRAIN VALIDATION",
    "TRAIN VALID TEST, TRAIN VALIDATION TEST",
    "training validation testing, TRAIN VALIDATION TEST",
    "train dev test, TRAIN VALIDATION TEST",
    "train eval, TRAIN VALIDATION",
    "train_set val_set test_set, TRAIN VALIDATION TEST",
    "train test, TRAIN TEST",
    "train, TRAIN"
  })
  void parts_are_what_their_names_say(String names, String splits) throws IOException {
    for (String part : names.split(" ", -1)) {
      picture(part + "/cat/1.png");
      picture(part + "/dog/2.png");
    }

    for (String split : splits.split(" ", -1)) {
      assertThat(DataSources.having(Split.valueOf(split), List.of(folder))).hasSize(1);
      DataSet read = DataSources.read(folder, Split.valueOf(split), 32);
      assertThat(read.images().labels()).containsExactly("cat", "dog");
      assertThat(read.images().count()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "val test",
        "images labels",
        "images annotations",
        "test",
        "Photos Data",
        "validation testing"
      })
  void what_would_be_learnt_as_labels_by_mistake_is_refused(String names) throws IOException {
    for (String name : names.split(" ", -1)) {
      picture(name + "/cat/1.png");
      picture(name + "/dog/2.png");
    }

    assertThatThrownBy(() -> DataSources.read(folder, Split.TRAIN, 32))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("says where pictures lie and not what they show")
        .hasMessageContaining("give the folder whose folders are called what the pictures show");
  }

  @Test
  void a_part_that_is_not_there_is_told_with_those_that_are() throws IOException {
    picture("train/cat/1.png");
    picture("val/cat/1.png");

    assertThatThrownBy(() -> DataSources.read(folder, Split.TEST, 32))
        .hasMessageContaining("has no test pictures set apart, only [train, validation]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@eaDir",
        "#recycle",
        "$RECYCLE.BIN",
        "System Volume Information",
        "__MACOSX",
        "lost+found",
        ".git",
        ".trash"
      })
  void what_systems_keep_for_themselves_is_no_class(String name) throws IOException {
    picture("cat/1.png");
    picture(name + "/1.png");
    picture("cat/" + name + "/2.png");

    DataSet read = DataSources.read(folder, Split.TRAIN, 32);

    assertThat(read.images().files()).containsExactly("cat/1.png");
    assertThat(read.skipped()).isEmpty();
  }

  @Test
  void links_are_followed_once_around() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve(".elsewhere"));
    picture(".elsewhere/1.png");
    picture("cat/2.png");
    Files.createSymbolicLink(folder.resolve("dog"), elsewhere);
    Files.createSymbolicLink(folder.resolve("cat/3.png"), elsewhere.resolve("1.png"));
    Files.createSymbolicLink(folder.resolve("cat/again"), folder.resolve("cat"));
    Files.createSymbolicLink(folder.resolve("cat/lost.png"), folder.resolve("nowhere.png"));

    DataSet read = DataSources.read(folder, Split.TRAIN, 32);

    assertThat(read.images().labels()).containsExactly("cat", "dog");
    assertThat(read.images().files()).containsExactly("cat/2.png", "cat/3.png", "dog/1.png");
    assertThat(read.skipped())
        .extracting(Skipped::toString)
        .containsExactly("cat/lost.png: the link leads nowhere");
  }

  /** Composed and decomposed, no-break and other blanks, what nobody sees. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cafe\u0301",
        "caf\u00e9\u200b",
        "caf\u00e9\u00a0",
        "\ufeffcaf\u00e9",
        "\u00ad caf\u00e9"
      })
  void a_label_written_in_another_way_is_the_same_label(String label) throws IOException {
    picture("caf\u00e9/1.png");
    picture("dog/2.png");
    Files.writeString(
        folder.resolve("t.tsv"), "caf\u00e9/1.png\tcaf\u00e9\ndog/2.png\t" + label + "\n");

    DataSet read = DataSources.read(folder.resolve("t.tsv"), Split.TRAIN, 32);

    assertThat(read.images().labels()).containsExactly("caf\u00e9");
  }

  @Test
  void labels_that_differ_in_capitals_or_marks_only_are_told() throws IOException {
    picture("Hot dog/1.png");
    picture("hot_dog/2.png");
    picture("cat/3.png");
    DataSet read = DataSources.read(folder, Split.TRAIN, 32);

    List<Finding> findings =
        DataCheck.of(
            List.of(read),
            Partition.stratified(read.images(), 0, 1),
            read.images().subset(new int[0]));

    assertThat(findings)
        .filteredOn(finding -> finding.title().contains("differ in capitals"))
        .flatExtracting(Finding::details)
        .containsExactly("Hot dog, hot_dog");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cat/1.png\"\t\"a \"\"big\"\" cat\"\n",
        "cat/1.png\t\"a \"\"big\"\" cat\"\r\n",
        "path\tlabel\n\"cat/1.png\"\ta \"big\" cat\n"
      })
  void quotes_of_a_spreadsheet_are_no_part_of_a_name(String table) throws IOException {
    picture("cat/1.png");
    Files.writeString(folder.resolve("t.tsv"), table);

    DataSet read = DataSources.read(folder.resolve("t.tsv"), Split.TRAIN, 32);

    assertThat(read.images().labels()).containsExactly("a \"big\" cat");
  }

  @Test
  void a_class_called_test_beside_others_stays_a_class() throws IOException {
    Stream.of("test/1.png", "cat/2.png").forEach(this::picture);

    assertThat(DataSources.read(folder, Split.TRAIN, 32).images().labels())
        .containsExactly("cat", "test");
  }

  private void picture(String name) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, TestImages.encoded(TestImages.noise(32, 32, name.hashCode()), "png"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
