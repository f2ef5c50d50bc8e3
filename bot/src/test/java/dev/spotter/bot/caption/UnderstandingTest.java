package dev.spotter.bot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.caption.CommandWords.Command;
import dev.spotter.bot.caption.LessonSentence.Claim;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the languages beside English understand. */
class UnderstandingTest {

  private static final Languages LANGUAGES = new Languages((locale, word) -> {});

  /** Of each claim: whether it is so, how sure the words are a label, the words = the label. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "de|das ist eine Katze                 |is NOUN Katze=cat",
        "de|Nein, das ist ein Schiff!          |is NOUN Schiff=ship",
        "de|nein, es ist eine Katze, kein Hund |is NOUN Katze=cat, not KNOWN_ONLY Hund=dog",
        "de|das ist kein Hund, sondern eine Katze|is NOUN Katze=cat, not KNOWN_ONLY Hund=dog",
        "de|das ist kein Hund                  |not KNOWN_ONLY Hund=dog",
        "de|das ist wirklich keine Katze       |not KNOWN_ONLY Katze=cat",
        "de|kein Hund                          |not KNOWN_ONLY Hund=dog",
        "de|das ist nicht Rex                  |not KNOWN_ONLY Rex",
        "de|das ist Rex                        |is NAME Rex",
        "de|das ist unser Hund Rex             |is NAME Rex (dog)",
        "de|das ist mein Boot Calypso          |is NAME Calypso (ship)",
        "de|sie heißt luna                     |is NAME Luna",
        "de|das ist ein Axolotl                |is NOUN Axolotl",
        "de|das ist eine schwarze Katze        |is NOUN schwarze Katze (cat)",
        "de|das ist ein Foto von einem Pferd   |is NOUN Pferd=horse",
        "de|das zweite ist eine Katze          |1: is NOUN Katze=cat",
        "de|das letzte Foto ist Rex            |-1: is NAME Rex",
        "de|falsch                             |not what was said",
        "de|das stimmt nicht                   |not what was said",
        "es|es un gato                         |is NOUN gato=cat",
        "es|no, es un barco                    |is NOUN barco=ship",
        "es|¡Esto es un gato!                  |is NOUN gato=cat",
        "es|no es un perro                     |not KNOWN_ONLY perro=dog",
        "es|es un gato, no un perro            |is NOUN gato=cat, not KNOWN_ONLY perro=dog",
        "es|no es un perro, es un gato         |is NOUN gato=cat, not KNOWN_ONLY perro=dog",
        "es|no es un perro sino un gato        |is NOUN gato=cat, not KNOWN_ONLY perro=dog",
        "es|es Rex                             |is NAME Rex",
        "es|es nuestro perro Rex               |is NAME Rex (dog)",
        "es|se llama luna                      |is NAME Luna",
        "es|es el Teide                        |is NAME el Teide",
        "es|es un gato negro                   |is NOUN gato negro (cat)",
        "es|la segunda es un gato              |1: is NOUN gato=cat",
        "es|no es correcto                     |not what was said",
        "fr|c'est un chat                      |is NOUN chat=cat",
        "fr|non, c’est un bateau               |is NOUN bateau=ship",
        "fr|ce n'est pas un chien              |not KNOWN_ONLY chien=dog",
        "fr|c'est pas un chien                 |not KNOWN_ONLY chien=dog",
        "fr|c'est un chat, pas un chien        |is NOUN chat=cat, not KNOWN_ONLY chien=dog",
        "fr|ce n'est pas un chien mais un chat |is NOUN chat=cat, not KNOWN_ONLY chien=dog",
        "fr|ce n'est pas un chien, c'est un chat|is NOUN chat=cat, not KNOWN_ONLY chien=dog",
        "fr|c'est Rex                          |is NAME Rex",
        "fr|voici notre chien Rex              |is NAME Rex (dog)",
        "fr|elle s'appelle luna                |is NAME Luna",
        "fr|la deuxième est un chat            |1: is NOUN chat=cat",
        "fr|c'est faux                         |not what was said",
        "zh|这是一只猫                            |is NOUN 猫=cat",
        "zh|这是猫                               |is KNOWN_ONLY 猫=cat",
        "zh|不，是船                              |is KNOWN_ONLY 船=ship",
        "zh|这不是狗                              |not KNOWN_ONLY 狗=dog",
        "zh|不是狗                               |not KNOWN_ONLY 狗=dog",
        "zh|这不是狗，是猫                          |is KNOWN_ONLY 猫=cat, not KNOWN_ONLY 狗=dog",
        "zh|这是一只猫，不是狗                       |is NOUN 猫=cat, not KNOWN_ONLY 狗=dog",
        "zh|它叫小白                              |is NAME 小白",
        "zh|这是Rex                             |is NAME Rex",
        "zh|这是一只狗，名叫小白                      |is NAME 小白 (dog)",
        "zh|第二张是一只猫                          |1: is NOUN 猫=cat",
        "zh|不对                                 |not what was said",
        "ar|هذه قطة                            |is KNOWN_ONLY قطة=cat",
        "ar|لا، هذه سفينة                      |is KNOWN_ONLY سفينة=ship",
        "ar|هذا ليس كلبا                       |not KNOWN_ONLY كلبا=dog",
        "ar|ليس كلبا                           |not KNOWN_ONLY كلبا=dog",
        "ar|هذا ليس كلبا بل قطة                |is KNOWN_ONLY قطة=cat, not KNOWN_ONLY كلبا=dog",
        "ar|اسمه ركس                           |is NAME ركس",
        "ar|هذا كلب اسمه ركس                   |is NAME ركس (dog)",
        "ar|هذا Rex                            |is NAME Rex",
        "ar|الصورة الثانية قطة                 |1: is KNOWN_ONLY قطة=cat",
        "ar|خطأ                                |not what was said",
      })
  void aCorrectionIsUnderstood(String tag, String text, String meaning) {
    assertThat(language(tag).grammar().parse(text)).map(UnderstandingTest::shown).contains(meaning);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "de|das ist schön",
        "de|das ist ein Witz",
        "de|das ist ein schönes Foto",
        "de|das ist Quatsch",
        "de|das ist Wahnsinn",
        "de|das ist der Hammer",
        "de|ist das eine Katze?",
        "de|nicht schlecht",
        "de|ich habe eine Katze",
        "de|das ist eine Katze auf einem Sofa",
        "es|es bonito",
        "es|es una lástima",
        "es|es una buena idea",
        "es|no está mal",
        "es|¿es un gato?",
        "es|no es justo",
        "es|tengo un gato",
        "fr|c'est beau",
        "fr|c'est dommage",
        "fr|c'est une blague",
        "fr|c'est une belle photo",
        "fr|pas mal",
        "fr|c'est un chat ?",
        "fr|j'ai un chat",
        "zh|这是一张好照片",
        "zh|这是猫吗？",
        "zh|我有一只猫",
        "zh|真可爱",
        "zh|不错",
        "ar|هذا جميل جدا",
        "ar|هل هذه قطة؟",
        "ar|هذه صورة جميلة",
        "ar|عندي قطة",
      })
  void whatIsNoCorrectionIsLeftAlone(String tag, String text) {
    assertThat(language(tag).grammar().parse(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Hilfe!|HELP|''",
        "de|ignorier mich|IGNORE_ME|''",
        "de|Beachte mich.|NOTICE_ME|''",
        "de|was weißt du?|KNOWN|''",
        "de|vergiss alles|FORGET_ALL|''",
        "de|vergiss den Rex|FORGET|Rex",
        "de|schau nochmal|LOOK_AGAIN|''",
        "de|rückgängig|UNDO|''",
        "de|sprich Englisch|SPEAK|Englisch",
        "es|ayuda|HELP|''",
        "es|ignórame|IGNORE_ME|''",
        "es|hazme caso|NOTICE_ME|''",
        "es|¿Qué sabes?|KNOWN|''",
        "es|olvida todo|FORGET_ALL|''",
        "es|olvida a Rex|FORGET|Rex",
        "es|mira otra vez|LOOK_AGAIN|''",
        "es|deshacer|UNDO|''",
        "es|habla alemán|SPEAK|alemán",
        "fr|aide|HELP|''",
        "fr|ignore-moi|IGNORE_ME|''",
        "fr|remarque-moi|NOTICE_ME|''",
        "fr|que sais-tu ?|KNOWN|''",
        "fr|oublie tout|FORGET_ALL|''",
        "fr|oublie Rex|FORGET|Rex",
        "fr|regarde encore|LOOK_AGAIN|''",
        "fr|annule|UNDO|''",
        "fr|parle anglais|SPEAK|anglais",
        "zh|帮助|HELP|''",
        "zh|忽略我|IGNORE_ME|''",
        "zh|注意我。|NOTICE_ME|''",
        "zh|你知道什么？|KNOWN|''",
        "zh|全部忘记|FORGET_ALL|''",
        "zh|忘记小白|FORGET|小白",
        "zh|再看一次|LOOK_AGAIN|''",
        "zh|撤销|UNDO|''",
        "zh|说英语|SPEAK|英语",
        "ar|مساعدة|HELP|''",
        "ar|تجاهلني|IGNORE_ME|''",
        "ar|انتبه لي|NOTICE_ME|''",
        "ar|ماذا تعرف؟|KNOWN|''",
        "ar|انس كل شيء|FORGET_ALL|''",
        "ar|انس ركس|FORGET|ركس",
        "ar|انظر مرة أخرى|LOOK_AGAIN|''",
        "ar|تراجع|UNDO|''",
        "ar|تحدث الإنجليزية|SPEAK|الإنجليزية",
      })
  void aCommandIsUnderstood(String tag, String text, Command command, String what) {
    assertThat(language(tag).commands().parse(text)).contains(new CommandWords.Said(command, what));
  }

  @ParameterizedTest
  @CsvSource({
    "German,de",
    "deutsch,de",
    "español,es",
    "français,fr",
    "中文,zh",
    "العربية,ar",
    "english,en",
    "Englisch,en",
    "西班牙语,es",
    "de,de"
  })
  void languagesAreKnownByTheirNames(String name, String tag) {
    assertThat(LANGUAGES.named(name)).map(Language::locale).contains(Locale.forLanguageTag(tag));
    assertThat(LANGUAGES.named("Klingon")).isEmpty();
  }

  private static Language language(String tag) {
    return LANGUAGES.of(Locale.forLanguageTag(tag)).orElseThrow();
  }

  private static String shown(LessonSentence sentence) {
    return sentence.picture().map(place -> place + ": ").orElse("")
        + sentence.claims().stream()
            .map(UnderstandingTest::shown)
            .collect(Collectors.joining(", "));
  }

  private static String shown(Claim claim) {
    Optional<String> what =
        claim
            .what()
            .map(
                thing ->
                    thing.form()
                        + " "
                        + thing.words()
                        + thing.label().map(label -> "=" + label).orElse("")
                        + thing
                            .kind()
                            .filter(kind -> !thing.label().equals(Optional.of(kind)))
                            .map(kind -> " (" + kind + ")")
                            .orElse(""));
    return (claim.is() ? "is " : "not ") + what.orElse("what was said");
  }
}
