package dev.spotter.classifier.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionTest {

  /** 40 one-pixel images, each of its own colour: 30 of class a, 10 of class b. */
  private static ImageSet images() {
    int[] targets = IntStream.range(0, 40).map(i -> i % 4 == 0 ? 1 : 0).toArray();
    byte[] pixels = new byte[120];
    IntStream.range(0, 120).forEach(i -> pixels[i] = (byte) (i / 3));
    return new ImageSet(List.of("a", "b"), 1, pixels, targets);
  }

  @Test
  void holdsTheSameShareOfEveryClassOut() {
    Partition partition = Partition.stratified(images(), 0.2, 7);
    assertThat(Arrays.stream(partition.validation().targets()).filter(t -> t == 0)).hasSize(6);
    assertThat(Arrays.stream(partition.validation().targets()).filter(t -> t == 1)).hasSize(2);
  }

  @Test
  void everyImageIsOnExactlyOneSide() {
    Partition partition = Partition.stratified(images(), 0.2, 7);
    IntStream both =
        IntStream.concat(colours(partition.training()), colours(partition.validation()));
    assertThat(both.sorted()).containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
  }

  @Test
  void theSeedDecides() {
    assertThat(held(7)).isEqualTo(held(7)).isNotEqualTo(held(8));
  }

  @Test
  void aShareOfNothingHoldsNothingOut() {
    Partition partition = Partition.stratified(images(), 0, 7);
    assertThat(partition.training().count()).isEqualTo(40);
    assertThat(partition.validation().count()).isZero();
  }

  @Test
  void noClassIsLeftWithoutAnImageToLearnFrom() {
    ImageSet few = images().subset(new int[] {0, 1, 2});
    Partition partition = Partition.stratified(few, 0.9, 7);
    assertThat(partition.training().targets()).containsExactly(1, 0);
  }

  private static List<Integer> held(long seed) {
    return colours(Partition.stratified(images(), 0.2, seed).validation()).boxed().toList();
  }

  private static IntStream colours(ImageSet images) {
    return IntStream.range(0, images.count()).map(i -> images.image(i).planes()[0]);
  }
}
