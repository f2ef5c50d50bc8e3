package dev.spotter.classifier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedImagesTest {

  private static final ImageSet PETS =
      new ImageSet(List.of("cat", "dog"), 1, new byte[] {1, 1, 1, 2, 2, 2}, new int[] {1, 0});
  private static final ImageSet WILD =
      new ImageSet(
          List.of("wolf", "cat"), 1, new byte[] {3, 3, 3, 4, 4, 4}, new int[] {0, 1}, files());

  private static List<String> files() {
    return List.of("wolf.jpg", "cat.jpg");
  }

  @Test
  void labelsOfTheSameNameAreOne() throws IOException {
    ImageSet joined = JoinedImages.of(List.of(PETS, WILD));
    assertThat(joined.labels()).containsExactly("cat", "dog", "wolf");
    assertThat(joined.targets()).containsExactly(1, 0, 2, 0);
    assertThat(joined.pixels()).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
  }

  @Test
  void imagesKeepTheirNames() throws IOException {
    ImageSet joined = JoinedImages.of(List.of(PETS, WILD));
    assertThat(joined.files()).containsExactly("image 0", "image 1", "wolf.jpg", "cat.jpg");
  }

  @Test
  void refusesDifferentSizes() {
    ImageSet large = new ImageSet(List.of("cat"), 2, new byte[12], new int[] {0});
    assertThatThrownBy(() -> JoinedImages.of(List.of(PETS, large)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("different sizes");
  }

  @Test
  void oneDataSetIsItself() throws IOException {
    DataSet pets = new DataSet("pets", PETS, List.of());
    assertThat(DataSet.joined(List.of(pets))).isSameAs(pets);
    assertThat(DataSet.joined(List.of(pets, new DataSet("wild", WILD, List.of()))).name())
        .isEqualTo("pets + wild");
  }

  @Test
  void everyClassOfJoinedDataIsHeldOutAlike() throws IOException {
    ImageSet many = new ImageSet(List.of("a"), 1, new byte[300], new int[100]);
    ImageSet few = new ImageSet(List.of("b"), 1, new byte[60], new int[20]);
    Partition partition = Partition.stratified(JoinedImages.of(List.of(many, few)), 0.1, 1);
    assertThat(partition.validation().countByLabel()).containsExactly(10, 2);
  }
}
