package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.platform.PlatformConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformsTest {

  @Test
  void furtherConnectionsReadTheirOwnVariables() {
    List<PlatformConfig> connections =
        read(
            Map.of(
                "SPOTTER_CONNECTIONS", "slack-work, telegram-fun",
                "SPOTTER_SLACK_BOT_TOKEN", "xoxb-1",
                "SPOTTER_SLACK_SIGNING_SECRET", "one",
                "SPOTTER_SLACK_WORK_BOT_TOKEN", "xoxb-2",
                "SPOTTER_SLACK_WORK_SIGNING_SECRET", "two",
                "SPOTTER_TELEGRAM_FUN_BOT_TOKEN", "1:a"));

    assertThat(connections)
        .extracting(PlatformConfig::name)
        .containsExactly("slack", "slack-work", "telegram-fun");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "work | \"work\" is no such name",
        "slackwork | \"slackwork\" is no such name",
        "slack- | \"slack-\" is no such name",
        "slack-Work | \"slack-Work\" is no such name",
        "slack-a/b | \"slack-a/b\" is no such name",
        "slack--x | \"slack--x\" is no such name",
        "slack-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | is no such name",
        "slack | \"slack\" is there already",
        "slack-a,slack-a | \"slack-a\" is there already",
        "slack-b | names slack-b, but none of its secrets is set",
        "telegram-poll | SPOTTER_TELEGRAM_POLL_TIMEOUT would be both"
      })
  void aNameThatCannotBeUsedIsExplained(String names, String words) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPOTTER_CONNECTIONS", names);
    environment.put("SPOTTER_SLACK_A_BOT_TOKEN", "xoxb-1");
    environment.put("SPOTTER_SLACK_A_SIGNING_SECRET", "one");
    environment.put("SPOTTER_TELEGRAM_POLL_BOT_TOKEN", "1:a");

    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(words);
  }

  @Test
  void halfAConnectionIsExplainedByItsOwnVariables() {
    Map<String, String> half =
        Map.of("SPOTTER_CONNECTIONS", "slack-work", "SPOTTER_SLACK_WORK_BOT_TOKEN", "xoxb-2");

    assertThatThrownBy(() -> read(half)).hasMessageContaining("SPOTTER_SLACK_WORK_SIGNING_SECRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack", "slack-work", "telegram-a-b"})
  void aConnectionsPlatformIsSeenByItsName(String name) {
    assertThat(Platforms.platformOf(name)).contains(name.replaceFirst("-.*", ""));
  }

  private static List<PlatformConfig> read(Map<String, String> environment) {
    return BotConfig.load(Optional.empty(), environment).platforms();
  }
}
