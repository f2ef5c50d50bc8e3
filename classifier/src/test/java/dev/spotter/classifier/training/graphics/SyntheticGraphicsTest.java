package dev.spotter.classifier.training.graphics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.image.Pixels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticGraphicsTest {

  @Test
  void drawsEveryMotifInTheModelsSize() {
    List<Pixels> views = views(105, 1);
    assertThat(views).hasSizeGreaterThan(105).allMatch(view -> view.size() == 32);
  }

  @Test
  void theSeedDecides() {
    assertThat(bytes(1)).isDeepEqualTo(bytes(1));
    assertThat(Arrays.deepEquals(bytes(1), bytes(2))).isFalse();
  }

  @Test
  void fewViewsAreAlike() {
    List<Pixels> views = views(70, 5);
    long different = views.stream().map(view -> Arrays.hashCode(view.planes())).distinct().count();
    assertThat(different).isGreaterThan(views.size() * 3 / 4);
  }

  private static List<Pixels> views(int pictures, long seed) {
    SyntheticGraphics graphics = new SyntheticGraphics(32, seed);
    return IntStream.range(0, pictures).mapToObj(graphics::views).flatMap(List::stream).toList();
  }

  private static byte[][] bytes(long seed) {
    return views(14, seed).stream().map(Pixels::planes).toArray(byte[][]::new);
  }
}
