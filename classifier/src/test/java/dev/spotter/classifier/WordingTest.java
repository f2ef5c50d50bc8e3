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
    "Elephant,an Elephant",
    "toaster,a toaster",
    "appliance,an appliance",
    "fire_truck,a fire truck",
    "unicorn,a unicorn",
    "uninhabited house,an uninhabited house",
    "hourglass,an hourglass",
    "7,a 7",
    "8,an 8",
    "18th,an 18th",
    "180,a 180",
    "80,an 80",
    "bus,a bus",
    "glass,a glass",
    "telephoto lens,a telephoto lens",
    "shoes,shoes",
    "House_Plants,House Plants"
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
