package dev.spotter.classifier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPicturesTest {

  @TempDir private Path folder;

  @Test
  void a_folder_of_class_folders_is_read_with_its_labels_and_file_names() throws Exception {
    byte[] dog = picture("dog/1.jpg", "jpeg", 60, 40);
    byte[] cat = picture("cat/indoors/2.png", "png", 32, 32);
    picture(".trash/3.png", "png", 32, 32);

    DataSet read = DataSources.read(folder, Split.TRAIN, 32);

    assertThat(DataSources.own(folder)).isTrue();
    assertThat(read.skipped()).isEmpty();
    assertThat(read.images().labels()).containsExactly("cat", "dog");
    assertThat(read.images().files()).containsExactly("cat/indoors/2.png", "dog/1.jpg");
    assertThat(read.images().targets()).containsExactly(0, 1);
    assertThat(read.images().image(0).planes()).isEqualTo(squashed(cat));
    assertThat(read.images().image(1).planes()).isEqualTo(squashed(dog));
  }

  @Test
  void what_cannot_be_read_is_named_with_the_reason_and_passed_over() throws IOException {
    picture("cat/1.png", "png", 40, 40);
    Files.writeString(folder.resolve("cat/notes.txt"), "not a picture");
    Files.createDirectories(folder.resolve("dog"));
    Files.createDirectories(folder.resolve("frog"));
    Files.write(folder.resolve("frog/empty.jpg"), new byte[0]);
    picture("loose.png", "png", 40, 40);

    DataSet read = DataSources.read(folder, Split.TRAIN, 32);

    assertThat(read.images().labels()).containsExactly("cat");
    assertThat(read.skipped())
        .extracting(Skipped::toString)
        .containsExactly(
            "dog: the folder is empty, so there is no such class",
            "loose.png: it lies in no class's folder",
            "cat/notes.txt: the file is no JPEG, PNG, GIF, WebP or BMP image",
            "frog/empty.jpg: the file is empty",
            "class frog: not one of its pictures can be read");
  }

  @Test
  void a_folder_with_train_and_test_has_halves() throws IOException {
    picture("train/cat/1.png", "png", 40, 40);
    picture("train/dog/2.png", "png", 40, 40);
    picture("test/cat/3.png", "png", 40, 40);

    assertThat(DataSources.halves(folder)).isTrue();
    assertThat(DataSources.read(folder, Split.TRAIN, 32).images().files())
        .containsExactly("cat/1.png", "dog/2.png");
    assertThat(DataSources.read(folder, Split.TEST, 32).images().files())
        .containsExactly("cat/3.png");
  }

  @Test
  void a_table_names_files_from_its_own_folder() throws IOException {
    picture("photos/1.png", "png", 40, 40);
    Path elsewhere = folder.resolve("photos/2.png").toAbsolutePath();
    picture("photos/2.png", "png", 40, 40);
    Path table = table("\uFEFFpath\tlabel\n\nphotos/1.png\tgarden gnome\n" + elsewhere + "\tcat\n");

    DataSet read = DataSources.read(table, Split.TRAIN, 32);

    assertThat(read.images().labels()).containsExactly("cat", "garden gnome");
    assertThat(read.images().files()).containsExactly("photos/1.png", elsewhere.toString());
    assertThat(read.images().targets()).containsExactly(1, 0);
    assertThat(read.skipped()).isEmpty();
  }

  @Test
  void a_tables_bad_lines_are_named_and_passed_over() throws IOException {
    picture("1.png", "png", 40, 40);
    Path table = table("1.png\tcat\n2.png\tcat\n1.png\n1.png\tcat\tvery\n");

    assertThat(DataSources.read(table, Split.TRAIN, 32).skipped())
        .extracting(Skipped::toString)
        .containsExactly(
            "labels.tsv line 3: 1 columns instead of the two of path<TAB>label",
            "labels.tsv line 4: 3 columns instead of the two of path<TAB>label",
            "2.png: there is no such file");
  }

  @Test
  void data_without_a_readable_picture_says_what_to_do() throws IOException {
    assertThatThrownBy(() -> DataSources.read(table(""), Split.TRAIN, 32))
        .hasMessageContaining("has no line of the form path<TAB>label; write one");
    assertThatThrownBy(() -> DataSources.read(table("file\tlabel\tage\n"), Split.TRAIN, 32))
        .hasMessageContaining("line 1: 3 columns instead of the two");
    assertThatThrownBy(() -> DataSources.read(table("nowhere.png\tcat\n"), Split.TRAIN, 32))
        .hasMessageContaining("no readable picture in labels.tsv")
        .hasMessageContaining("nowhere.png: there is no such file");
    Files.write(folder.resolve("latin.tsv"), "a.png\tpâté".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> DataSources.read(folder.resolve("latin.tsv"), Split.TRAIN, 32))
        .hasMessageContaining("save it as UTF-8");
    assertThatThrownBy(() -> DataSources.read(folder, Split.TRAIN, 32))
        .hasMessageContaining("a folder with a folder of pictures for each class");
  }

  private byte[] picture(String name, String format, int width, int height) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    byte[] bytes = TestImages.encoded(TestImages.noise(width, height, name.hashCode()), format);
    Files.write(file, bytes);
    return bytes;
  }

  private static byte[] squashed(byte[] picture) throws Exception {
    return new ImageDecoder(32).decode(picture).views().get(0).planes();
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("labels.tsv"), text);
  }
}
