package dev.spotter.sim.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {

  private static final List<Member> MEMBERS =
      List.of(
          new Member("1", "Spotter", true),
          new Member("2", "Ana", false),
          new Member("3", "Ana Maria", false));

  @ParameterizedTest
  @CsvSource({
    "'@spotter what do you know', '0-8 Spotter'",
    "'hi @Spotter, @ana maria and @Ana!', '3-11 Spotter, 13-23 Ana Maria, 28-32 Ana'",
    "'spotter', ''",
    "'mail ana@spotter.example', ''",
    "'@spotters', ''",
    "'@Anatol', ''",
    "'@', ''"
  })
  void findsWhoIsMeant(String text, String expected) {
    assertThat(Mention.in(text, MEMBERS))
        .extracting(
            mention ->
                "%d-%d %s".formatted(mention.start(), mention.end(), mention.member().name()))
        .containsExactly(expected.isEmpty() ? new String[0] : expected.split(", ", -1));
  }
}
