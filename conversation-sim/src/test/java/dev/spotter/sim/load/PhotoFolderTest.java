package dev.spotter.sim.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.picture.Drawing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFolderTest {

  @TempDir private Path folder;

  @Test
  void picturesOfAllFoldersAreReadInOrderAndOthersLeftOut() throws IOException {
    Files.write(folder.resolve("b.PNG"), TestPlatform.picture("png", 30, 20));
    Files.write(
        Files.createDirectory(folder.resolve("a")).resolve("x.jpg"),
        TestPlatform.picture("jpg", 40, 20));
    Path damaged = Files.write(folder.resolve("c.jpg"), new byte[] {1, 2, 3});
    Files.writeString(folder.resolve("notes.txt"), "no picture");

    PhotoFolder read = PhotoFolder.read(folder);

    assertThat(read.pictures()).extracting(sizes -> sizes.get(0).width()).containsExactly(40, 30);
    assertThat(read.left()).containsExactly(damaged);
  }

  @Test
  void aPictureThatIsNoJpegIsAnotherEachTimeAndLooksTheSame() throws IOException {
    byte[] png = TestPlatform.picture("png", 30, 20);
    Path file = Files.write(folder.resolve("b.png"), png);
    LoadPictures photos = new LoadPictures(PhotoFolder.read(file).pictures(), "run");

    List<Drawing> first = photos.photo(1);

    assertThat(first.get(0).encoded())
        .startsWith(png)
        .isNotEqualTo(photos.photo(2).get(0).encoded());
  }
}
