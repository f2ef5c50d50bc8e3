package dev.spotter.bot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.SizeLimit;
import dev.spotter.classifier.decision.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionWriterTest {

  private static final CaptionWriter WRITER =
      new Languages((locale, word) -> {}).english().captions();

  /** A question mark stands for a picture that was not recognised, a stroke for "or". */
  @ParameterizedTest
  @CsvSource({
    "dog, a photo of a dog",
    "airplane, a photo of an airplane",
    "automobile, a photo of an automobile",
    "?, a photo",
    "? ?, 2 photos",
    "? ? ?, 3 photos",
    "dog dog, 2 photos of a dog",
    "dog cat, photos of a dog and a cat",
    "cat dog, photos of a cat and a dog",
    "dog cat airplane, 'photos of a dog, a cat and an airplane'",
    "dog cat dog, photos of a dog and a cat",
    "dog ?, a photo of a dog and another photo",
    "? dog, a photo of a dog and another photo",
    "dog ? ?, a photo of a dog and 2 other photos",
    "dog dog ?, 2 photos of a dog and another photo",
    "dog ? cat ?, photos of a dog and a cat and 2 other photos",
    "cat/dog, a photo of a cat or a dog",
    "cat/dog airplane, photos of a cat or a dog and an airplane"
  })
  void theSentenceNamesWhatThePicturesShow(String labels, String expected) {
    List<Recognition> seen =
        Arrays.stream(labels.split(" ", -1))
            .map(CaptionWriterTest::answer)
            .map(Recognition::seen)
            .toList();
    assertThat(WRITER.write(Optional.of("Ana"), seen)).isEqualTo("Ana uploaded " + expected);
  }

  private static Answer answer(String label) {
    int either = label.indexOf('/');
    if (either > 0) {
      return Answer.either(label.substring(0, either), label.substring(either + 1));
    }
    return label.equals("?") ? Answer.silent() : Answer.exact(label);
  }

  @Test
  void anUploaderWithoutANameIsSomeone() {
    assertThat(WRITER.write(Optional.empty(), List.of(unknown(Optional.empty()))))
        .isEqualTo("Someone uploaded a photo");
  }

  @Test
  void anUploaderWithANameThatCannotBeSeenIsSomeone() {
    assertThat(WRITER.write(Optional.of("   "), List.of(unknown(Optional.empty()))))
        .isEqualTo("Someone uploaded a photo");
  }

  @Test
  void whatKeptPicturesFromBeingLookedAtIsSaidOnce() {
    Recognition large = unknown(Optional.of(new SizeLimit(20)));
    Recognition dog = Recognition.seen(Answer.exact("dog"));
    assertThat(WRITER.write(Optional.of("Ana"), List.of(large, dog, large)))
        .isEqualTo(
            "Ana uploaded a photo of a dog and 2 other photos"
                + " (too large for me: bots may fetch 20 MB at most)");
  }

  private static Recognition unknown(Optional<SizeLimit> limit) {
    return Recognition.unseen(limit, "why");
  }

  @ParameterizedTest
  @CsvSource({
    "'  Ana  ', Ana",
    "'Ana\n\tMaria', Ana Maria",
    "'\u202Eana\u202C', ana",
    "'a\u0000b\u0007c', abc",
    "'👩‍💻', '👩‍💻'",
    "'Zoë Ångström', Zoë Ångström"
  })
  void aNameIsMadeFitForOneLine(String name, String expected) {
    assertThat(DisplayName.clean(name)).contains(expected);
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    String name = DisplayName.clean("🐶".repeat(100)).orElseThrow();
    assertThat(name).isEqualTo("🐶".repeat(80) + "…");
  }
}
