package dev.spotter.bot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.caption.LessonSentence.Claim;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LessonGrammarTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "that's a cat                          | is NOUN cat",
        "that is a cat                         | is NOUN cat",
        "That’s a cat.                         | is NOUN cat",
        "thats a cat!                          | is NOUN cat",
        "its a cat                             | is NOUN cat",
        "no, it's a ship                       | is NOUN ship",
        "No it is a ship...                    | is NOUN ship",
        "nope, wrong, that's actually a truck  | is NOUN truck",
        "I think it's an axolotl               | is NOUN axolotl",
        "that's an axolotl                     | is NOUN axolotl",
        "he's a border collie                  | is NOUN border collie",
        "this one is a black cat               | is NOUN black cat",
        "THAT'S A CAT                          | is NOUN cat",
        "that's a BMW                          | is NOUN BMW",
        "it's a photo of a horse               | is NOUN horse",
        "that's a cat, lol                     | is NOUN cat",
        "it's a cat not a dog                  | is NOUN cat, not KNOWN_ONLY dog",
        "it's a cat, not a dog                 | is NOUN cat, not KNOWN_ONLY dog",
        "that's a cat rather than a dog        | is NOUN cat, not KNOWN_ONLY dog",
        "it's a cat, it's not a dog            | is NOUN cat, not KNOWN_ONLY dog",
        "it's not a dog, it's a cat            | is NOUN cat, not KNOWN_ONLY dog",
        "it's not a dog but a cat              | is NOUN cat, not KNOWN_ONLY dog",
        "not a dog, a cat                      | is NOUN cat, not KNOWN_ONLY dog",
        "this is Rex                           | is NAME Rex",
        "that's Rex II                         | is NAME Rex II",
        "it's Ångström                         | is NAME Ångström",
        "this is called rex                    | is NAME Rex",
        "her name is luna                      | is NAME Luna",
        "this is our boat Calypso              | is NAME Calypso (boat)",
        "that's my dog Rex                     | is NAME Rex (dog)",
        "this is Rex, a dog                    | is NAME Rex (dog)",
        "this is Rex the dog                   | is NAME Rex (dog)",
        "it's a dog called rex                 | is NAME Rex (dog)",
        "this is my dog named Rex              | is NAME Rex (dog)",
        "that's the Eiffel Tower               | is NAME the Eiffel Tower",
        "it's Rex, not Bello                   | is NAME Rex, not KNOWN_ONLY Bello",
        "that's my cat                         | is KNOWN_ONLY cat",
        "a cat                                 | is KNOWN_ONLY cat",
        "no, a ship                            | is KNOWN_ONLY ship",
        "it's not a dog                        | not KNOWN_ONLY dog",
        "it isn't a dog                        | not KNOWN_ONLY dog",
        "it's really not a dog                 | not KNOWN_ONLY dog",
        "not a dog                             | not KNOWN_ONLY dog",
        "no, that's not a dog!                 | not KNOWN_ONLY dog",
        "this is not Rex                       | not KNOWN_ONLY Rex",
        "not Rex                               | not KNOWN_ONLY Rex",
        "wrong                                 | not what was said",
        "that's wrong!                         | not what was said",
        "no, wrong                             | not what was said",
        "this isn't right                      | not what was said",
        "that's not it                         | not what was said",
        "the second one is a cat               | 1: is NOUN cat",
        "the 2nd photo is a cat                | 1: is NOUN cat",
        "photo 3 is Rex                        | 2: is NAME Rex",
        "no, the first one isn't a dog         | 0: not KNOWN_ONLY dog",
        "the last picture is a frog            | -1: is NOUN frog",
      })
  void aCorrectionIsUnderstood(String text, String meaning) {
    assertThat(LessonGrammar.ENGLISH.parse(text)).map(LessonGrammarTest::shown).contains(meaning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "that's nice",
        "that's what I said",
        "it's cold today",
        "it's a nice photo",
        "that's a great shot!",
        "that's a shame",
        "that's a good boy",
        "that's a good point",
        "that's a lot of dogs",
        "that's a bit much",
        "it's a long story",
        "that's a piece of cake",
        "it's a cat on a mat",
        "it's a cat and a dog",
        "it's so cute",
        "it's orange",
        "it's me",
        "That's Great",
        "THAT'S NICE",
        "IT'S COLD",
        "That is SO cute",
        "it's OK",
        "it's Monday",
        "it's Christmas",
        "this is Ana's",
        "this is Ana's dog",
        "it's Ana speaking",
        "this is Rex and Bella",
        "is that a cat?",
        "that's a cat?",
        "this is rex",
        "rex",
        "cat",
        "no",
        "nope",
        "yes",
        "not bad",
        "not really",
        "not sure",
        "not yet",
        "not now, Ana",
        "it's not funny",
        "it's not fair",
        "it's not the same",
        "I have a cat",
        "look at that",
        "maybe it's a cat",
        "could be a dog",
        "it looks like a cat",
        "what a beautiful dog",
        "see https://example.org it's a cat",
        "that's @ben",
        "it's <b>a cat</b>",
        "that's a\ncat",
        "that's a reallyverylongwordthatnobodywouldeverwriteinachat",
        "that's a one two three four five",
        "it's a cat, and by the way I saw your mother yesterday at the market hall",
        "it's the dog",
        "that's my bad luck",
        "that's your problem",
        "the other one is a cat",
        "that's 5",
        "that's a 5",
        "this is it",
        "this is a test",
        "",
        "...",
        "a",
        "that's a",
        "that's not",
        "the 0th one is a cat",
      })
  void whatIsNoCorrectionIsLeftAlone(String text) {
    assertThat(LessonGrammar.ENGLISH.parse(text)).isEmpty();
  }

  @Test
  void aTextThatGoesOnForeverIsReadInNoTime() {
    String endless = "no, ".repeat(250) + "that's a cat";
    assertThat(LessonGrammar.ENGLISH.parse(endless)).isEmpty();
  }

  private static String shown(LessonSentence sentence) {
    return sentence.picture().map(place -> place + ": ").orElse("")
        + sentence.claims().stream()
            .map(LessonGrammarTest::shown)
            .collect(Collectors.joining(", "));
  }

  private static String shown(Claim claim) {
    return (claim.is() ? "is " : "not ")
        + claim
            .what()
            .map(
                thing ->
                    thing.form()
                        + " "
                        + thing.words()
                        + thing.kind().map(kind -> " (" + kind + ")").orElse(""))
            .orElse("what was said");
  }
}
