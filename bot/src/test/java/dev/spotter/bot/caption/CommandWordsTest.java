package dev.spotter.bot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.caption.CommandWords.Command;
import dev.spotter.bot.caption.CommandWords.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {

  private static final Language ENGLISH = new Languages((locale, word) -> {}).english();

  @ParameterizedTest
  @CsvSource({
    "'', HELP",
    "' ', HELP",
    "help, HELP",
    "/help, HELP",
    "' HELP! ', HELP",
    "Help?, HELP",
    "ignore me, IGNORE_ME",
    "'Ignore   me.', IGNORE_ME",
    "'ignore\u00a0me', IGNORE_ME",
    "notice me, NOTICE_ME"
  })
  void aCommandIsItsWordsAloneHoweverTheyAreWritten(String text, Command command) {
    assertThat(ENGLISH.commands().parse(text)).map(Said::command).contains(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help me with my homework",
        "please ignore me not",
        "ignore",
        "me",
        "helpp",
        "that's a cat"
      })
  void otherWordsAreNoCommand(String text) {
    assertThat(ENGLISH.commands().parse(text)).isEmpty();
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(ENGLISH.say("help")).contains("help", "ignore me", "notice me");
  }
}
