package dev.spotter.classifier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Cifar100Test {

  private static final int RECORD = 3074;

  @TempDir private Path folder;

  @BeforeEach
  void names() throws IOException {
    write("fine_label_names.txt", names(100));
  }

  @Test
  void readsTheFineLabelsAndThePlanes() throws IOException {
    byte[] records = new byte[2 * RECORD];
    records[0] = 19;
    records[1] = 3;
    records[2] = (byte) 200;
    records[RECORD + 1] = 99;
    records[RECORD + 2 + 1024] = 17;
    Files.write(folder.resolve("test.bin"), records);

    DataSet read = DataSources.read(folder, Split.TEST, 32);

    assertThat(read.name()).isEqualTo("CIFAR-100");
    assertThat(read.images().targets()).containsExactly(3, 99);
    assertThat(read.images().image(0).planes()[0]).isEqualTo((byte) 200);
    assertThat(read.images().image(1).planes()[1024]).isEqualTo((byte) 17);
  }

  @ParameterizedTest
  @CsvSource({
    "maple_tree, maple_tree",
    "maple tree, maple_tree",
    "Lawn-Mower, lawn_mower",
    "computer keyboard, keyboard"
  })
  void spellsNamesInOneWay(String inTheFile, String label) throws IOException {
    List<String> names = new ArrayList<>(names(99));
    names.add(inTheFile);
    write("fine_label_names.txt", names);
    Files.write(folder.resolve("train.bin"), new byte[RECORD]);
    assertThat(DataSources.read(folder, Split.TRAIN, 32).images().labels().get(99))
        .isEqualTo(label);
  }

  @Test
  void namesTheFileThatIsTruncated() throws IOException {
    Files.write(folder.resolve("test.bin"), new byte[RECORD - 1]);
    assertThatThrownBy(() -> DataSources.read(folder, Split.TEST, 32))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("test.bin is broken");
  }

  @Test
  void refusesALabelThatHasNoName() throws IOException {
    byte[] record = new byte[RECORD];
    record[1] = 100;
    Files.write(folder.resolve("test.bin"), record);
    assertThatThrownBy(() -> DataSources.read(folder, Split.TEST, 32))
        .hasMessageContaining("the label 100");
  }

  @Test
  void refusesNamesThatAreTooFew() throws IOException {
    write("fine_label_names.txt", names(20));
    Files.write(folder.resolve("test.bin"), new byte[RECORD]);
    assertThatThrownBy(() -> DataSources.read(folder, Split.TEST, 32))
        .hasMessageContaining("must name 100 different labels");
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "class" + i).toList();
  }

  private void write(String file, List<String> lines) throws IOException {
    Files.write(folder.resolve(file), lines);
  }
}
