package dev.spotter.bot.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.config.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxUrlTest {

  @Test
  void aFileIsTakenAsItIs() {
    assertThat(InboxUrl.parse("jdbc:sqlite:a b/spotter.db"))
        .isEqualTo(new InboxUrl.Sqlite(Path.of("a b/spotter.db")))
        .hasToString("jdbc:sqlite:a b/spotter.db");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "postgresql://db/spotter, db/spotter, none, none, ''",
        "postgres://ana@db:5433/spotter, db:5433/spotter, ana, none, ''",
        "postgresql://ana:s%40c+ret%2F@a:1;b:2/x?sslmode=require, a:1;b:2/x, ana, s@c+ret/,"
            + " ?sslmode=require",
      })
  void aServersAddressIsTakenApart(
      String text, String place, String user, String password, String parameters) {
    InboxUrl.Postgres url = (InboxUrl.Postgres) InboxUrl.parse(text.replace(";", ","));
    assertThat(url.place()).isEqualTo(place.replace(";", ","));
    assertThat(url.user()).isEqualTo(Optional.ofNullable(user));
    assertThat(url.password()).isEqualTo(Optional.ofNullable(password).map(Secret::new));
    assertThat(url.parameters()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "kafka://k1:9092, k1:9092, spotter, none, none",
        "kafka://k1:9092;k2:9093/, k1:9092;k2:9093, spotter, none, none",
        "kafka://ana:s%40c@k1:9092/a.b-c, k1:9092, a.b-c, ana, s@c",
      })
  void topicsAreTakenApart(String text, String servers, String name, String user, String password) {
    InboxUrl.Kafka url = (InboxUrl.Kafka) InboxUrl.parse(text.replace(";", ","));
    assertThat(url.servers()).isEqualTo(servers.replace(";", ","));
    assertThat(url.name()).isEqualTo(name);
    assertThat(url.user()).isEqualTo(Optional.ofNullable(user));
    assertThat(url.password()).isEqualTo(Optional.ofNullable(password).map(Secret::new));
  }

  @Test
  void whatFollowsIsForTheClientsAndIsNotPrinted() {
    InboxUrl.Kafka url =
        (InboxUrl.Kafka)
            InboxUrl.parse("kafka://ana:hunter2@k:9092/x?partitions=8&ssl.key.password=hunter2");
    assertThat(url.parameters())
        .containsOnly(Map.entry("partitions", "8"), Map.entry("ssl.key.password", "hunter2"));
    assertThat(url).hasToString("kafka://k:9092/x");
  }

  @Test
  void thePasswordIsNeverPrinted() {
    InboxUrl url = InboxUrl.parse("postgresql://ana:hunter2@db/spotter?password=hunter2");
    assertThat(url).hasToString("postgresql://db/spotter");
    assertThat(((InboxUrl.Postgres) url).with(new Secret("hunter3")).toString())
        .doesNotContain("hunter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:sqlite:",
        "mysql://db/x",
        "kafka://",
        "kafka://host",
        "kafka://host:port",
        "kafka://host:9092/a/b",
        "postgresql://",
        "postgresql://db",
        "postgresql://a:b@/x"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> InboxUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be " + InboxUrl.FORMS);
  }
}
