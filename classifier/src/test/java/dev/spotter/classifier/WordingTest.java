package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "airplane,an airplane",
    "automobile,an automobile",
    "bird,a bird",
    "cat,a cat",
    "deer,a deer",
    "dog,a dog",
    "frog,a frog",
    "horse,a horse",
    "ship,a ship",
    "truck,a truck",
    "Elephant,an Elephant"
  })
  void labels_get_their_article(String label, String phrase) {
    assertThat(Wording.withArticle(label)).isEqualTo(phrase);
    assertThat(Wording.photoOf(Wording.thing(List.of(label)))).isEqualTo("a photo of " + phrase);
  }

  @Test
  void without_a_label_it_is_just_a_photo() {
    assertThat(Wording.photoOf(Wording.thing(List.of()))).isEqualTo("a photo");
    assertThat(Wording.thing(List.of("cat", "airplane"))).contains("a cat or an airplane");
  }
}
