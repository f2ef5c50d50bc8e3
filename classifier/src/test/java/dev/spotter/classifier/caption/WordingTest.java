package dev.spotter.classifier.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.image.ImageProblem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  private static final Wording WORDS = Wording.ENGLISH;

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
    Answer answer = Answer.exact(label);

    assertThat(WORDS.phrase(label).plain()).isEqualTo(phrase);
    assertThat(WORDS.photoOf(WORDS.thing(answer))).isEqualTo("a photo of " + phrase);
    assertThat(WORDS.said(answer)).contains(label);
  }

  @Test
  void without_a_label_it_is_just_a_photo() {
    assertThat(WORDS.photoOf(WORDS.thing(Answer.silent()))).isEqualTo("a photo");
    assertThat(WORDS.said(Answer.silent())).isEmpty();
  }

  @Test
  void oneOfTwoIsSaidWithBoth() {
    Answer either = Answer.either("cat", "airplane");

    assertThat(WORDS.thing(either)).map(Phrase::plain).contains("a cat or an airplane");
    assertThat(WORDS.said(either)).contains("cat or airplane");
  }

  @Test
  void ofPeopleNothingIsSaidBeyondTheWiderWordUnlessAskedFor() {
    Answer woman = new Answer(Level.EXACT, List.of("woman"), List.of("person"));
    Answer boy = new Answer(Level.EXACT, List.of("boy"), List.of("child", "person"));

    assertThat(WORDS.thing(woman)).map(Phrase::plain).contains("a person");
    assertThat(WORDS.said(woman)).contains("person");
    assertThat(WORDS.thing(boy)).map(Phrase::plain).contains("a child");
    assertThat(WORDS.ofPeopleToo().thing(woman)).map(Phrase::plain).contains("a woman");
  }

  @Test
  void whoTaughtALabelOfPeopleWithoutAWiderWordHearsIt() {
    assertThat(WORDS.thing(Answer.exact("woman"))).map(Phrase::plain).contains("a woman");
  }

  @Test
  void theTableKnowsWhatNoRuleCould() {
    assertThat(WORDS.phrase("cattle").plain()).isEqualTo("cattle");
    assertThat(WORDS.phrase("food container").plain()).isEqualTo("a food container");
    assertThat(WORDS.phrase("_").plain()).isEqualTo("_");
  }

  @Test
  void englishTakesThePlaceOfALanguageWithoutTables() {
    Wording other = Wording.of(Locale.forLanguageTag("tlh"));

    assertThat(other.phrase("dog").plain()).isEqualTo("a dog");
    assertThat(other.photoOf(Optional.of(other.phrase("dog")))).isEqualTo("a photo of a dog");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY|unknown|0|0|0|the file is empty",
        "UNSUPPORTED_FORMAT|unknown|0|0|0|the file is no JPEG, PNG, GIF, WebP or BMP image",
        "UNSUPPORTED_FORMAT|heic|0|0|0|the file is a HEIC image; JPEG, PNG, GIF, WebP and BMP are read",
        "TOO_LARGE|unknown|0|0|50000000|the file is larger than 50 MB",
        "TOO_LARGE|png|90000|1200|100000000|the image has 90,000 x 1,200 pixels, at most 100 million of this kind are read",
        "CORRUPT|webp|0|0|0|the WEBP image is damaged and cannot be decoded",
        "TOO_COSTLY|jpeg|0|0|0|the JPEG image takes more time or memory than one image may"
      })
  void problemsAreToldAsAPersonWouldWantToReadThem(
      ImageProblem.Code code, String format, int width, int height, long limit, String words) {
    assertThat(WORDS.problem(new ImageProblem(code, format, width, height, limit)))
        .isEqualTo(words);
  }
}
