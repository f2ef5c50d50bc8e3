package dev.spotter.classifier.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotter.classifier.caption.Wording;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyTest {

  private static final Taxonomy PETS =
      Taxonomy.of(
          List.of(
              "# pets", "", "Rex\tdog\tanimal", "snake\treptile\tanimal", "dog\tanimal", "ball"));

  @Test
  void aWordKnowsWhatIsAboveIt() {
    assertThat(PETS.above("Rex")).containsExactly("dog", "animal");
    assertThat(PETS.above("dog")).containsExactly("animal");
    assertThat(PETS.above("reptile")).containsExactly("animal");
    assertThat(PETS.above("ball")).isEmpty();
    assertThat(PETS.above("unheard of")).isEmpty();
    assertThat(PETS.words()).containsExactlyInAnyOrder("dog", "animal", "reptile");
  }

  @Test
  void aWordIsAsWideAsTheLongestWayDownToALabel() {
    assertThat(PETS.height("Rex")).isZero();
    assertThat(PETS.height("reptile")).isOne();
    assertThat(PETS.height("animal")).isEqualTo(2);
  }

  @Test
  void whatHoldsWhatIsAskedOfLabelsAndWiderWordsAlike() {
    assertThat(PETS.holds("animal", "Rex")).isTrue();
    assertThat(PETS.holds("animal", "reptile")).isTrue();
    assertThat(PETS.holds("Rex", "Rex")).isTrue();
    assertThat(PETS.holds("reptile", "animal")).isFalse();
    assertThat(PETS.holds("animal", "ball")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a dog_dog|the label a dog comes twice",
        "b dog dog|must be different from it and each other",
        "b b|must be different from it and each other",
        "b dog .|not blank",
        "b animal dog|one word, one place",
      })
  void nonsenseIsRefused(String line, String reason) {
    List<String> lines =
        line.startsWith("a ")
            ? List.of("a dog", "a dog")
            : List.of("a\tdog\tanimal", line.replace(' ', '\t').replace('.', ' '));

    assertThatThrownBy(() -> Taxonomy.of(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void inJsonItIsAMapFromLabelToWiderWords() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    String json = "{\"snake\":[\"reptile\",\"animal\"],\"ball\":[]}";

    Taxonomy read = mapper.readValue(json, Taxonomy.class);

    assertThat(read)
        .isEqualTo(new Taxonomy(Map.of("snake", List.of("reptile", "animal"), "ball", List.of())));
    assertThat(mapper.writeValueAsString(read)).isEqualTo(json);
  }

  @Test
  void theUsualOneIsForTheLabelsThatAModelHas() {
    Taxonomy usual = Taxonomy.usual(List.of("snake", "boy", "Rex"));

    assertThat(usual.chains())
        .containsOnlyKeys("snake", "boy")
        .containsEntry("snake", List.of("reptile", "animal"))
        .containsEntry("boy", List.of("child", "person"));
    assertThat(Taxonomy.usual(List.of("Rex")).isEmpty()).isTrue();
  }

  /** Rules would get most of them right, but a translator has to find all of them in one place. */
  @Test
  void everyWordOfTheUsualOneStandsInTheTableOfNouns() {
    Taxonomy usual = Taxonomy.usual(Wording.ENGLISH.keys());

    assertThat(usual.chains()).hasSize(110);
    assertThat(Wording.ENGLISH.keys()).containsAll(usual.words());
    assertThat(Wording.ENGLISH.phrase("furniture").plain()).isEqualTo("a piece of furniture");
  }
}
