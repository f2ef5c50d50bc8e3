package dev.spotter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PictureStoreTest {

  private int nextId;
  private final PictureStore store = new PictureStore(() -> new UUID(0, ++nextId), 100);

  @Test
  void servesEachSizeByItsOwnIdAndByThePictures() {
    Picture picture =
        store.add("dog.png", List.of(drawing(Size.ORIGINAL, 30), drawing(Size.MEDIUM, 20)));

    String original = picture.original().id();
    assertThat(store.media(original).orElseThrow().bytes().length()).isEqualTo(30);
    assertThat(store.media(picture.id(), Size.MEDIUM).orElseThrow().bytes().length()).isEqualTo(20);
    assertThat(store.media(picture.id(), Size.THUMBNAIL)).isEmpty();
    assertThat(store.media("none")).isEmpty();
  }

  @Test
  void forgetsTheOldestPictureWhenThereIsNoRoom() {
    Picture first = store.add("1", List.of(drawing(Size.ORIGINAL, 60)));
    Picture second = store.add("2", List.of(drawing(Size.ORIGINAL, 40)));
    assertThat(store.media(first.original().id())).isPresent();

    Picture third = store.add("3", List.of(drawing(Size.ORIGINAL, 1)));

    assertThat(store.media(first.original().id())).isEmpty();
    assertThat(store.media(first.id(), Size.ORIGINAL)).isEmpty();
    assertThat(store.media(second.original().id())).isPresent();
    assertThat(store.media(third.original().id())).isPresent();
  }

  private static Drawing drawing(Size size, int bytes) {
    return new Drawing(size, "image/png", 1, 1, new byte[bytes]);
  }
}
