package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.fetch.AddressRules;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.vonage.VonageAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotConfigTest {

  private static final Path SHIPPED = Path.of("..", "config", "spotter.yaml");

  @TempDir private Path folder;

  @Test
  void withoutFileAndEnvironmentTheDefaultsHoldAndNoPlatformIsOn() {
    BotConfig config = BotConfig.load(Optional.empty(), Map.of());

    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.inbox().url()).hasToString("jdbc:sqlite:spotter.db");
    assertThat(config.platforms()).isEmpty();
  }

  @Test
  void theShippedFileHoldsTheDefaults() {
    assertThat(BotConfig.load(Optional.of(SHIPPED), Map.of()))
        .isEqualTo(BotConfig.load(Optional.empty(), Map.of()));
  }

  @Test
  void theShippedFileHasACommentAboveEveryKey() throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches("\\s+[a-z-]+:.*|[a-z-]+: .+")) {
        assertThat(lines.get(i - 1).strip()).as(lines.get(i)).startsWith("#");
      }
    }
  }

  /** A key that is none makes the loader list all that it knows. */
  @Test
  void theShippedFileNamesEveryKey() throws IOException {
    String shipped = Files.readString(SHIPPED);
    String known =
        catchThrowable(() -> BotConfig.load(Optional.of(file("none: 1")), Map.of())).getMessage();
    String[] keys = known.replaceAll(".*allowed are ", "").split(", ", -1);

    assertThat(keys).hasSizeGreaterThan(20);
    assertThat(keys)
        .allSatisfy(
            key -> {
              String last = key.substring(key.indexOf('.') + 1);
              assertThat(shipped).containsAnyOf(last + ":", Settings.variable(key));
            });
  }

  @Test
  void aServersPasswordComesFromTheEnvironmentAndIsNeverPrinted() throws IOException {
    Path file = file("inbox:\n  url: postgresql://ana@db/spotter\n");
    BotConfig config =
        BotConfig.load(Optional.of(file), Map.of("SPOTTER_INBOX_PASSWORD", "hunter2"));

    InboxUrl.Postgres url = (InboxUrl.Postgres) config.inbox().url();
    assertThat(url.password().orElseThrow().value()).isEqualTo("hunter2");
    assertThat(config.toString()).doesNotContain("hunter2").contains("postgresql://db/spotter");
  }

  @Test
  void aServersPasswordInTheFileIsRefusedWithoutRepeatingIt() throws IOException {
    Path file = file("inbox:\n  url: postgresql://ana:hunter2@db/spotter\n");
    assertThatThrownBy(() -> BotConfig.load(Optional.of(file), Map.of()))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContainingAll("inbox.url", "SPOTTER_INBOX_PASSWORD")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aWrongInboxAddressIsRefusedWithoutRepeatingIt() {
    Map<String, String> environment = Map.of("SPOTTER_INBOX_URL", "mysql://ana:hunter2@db/x");
    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), environment))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContainingAll("SPOTTER_INBOX_URL", "postgresql://")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void onlyAServerTheOperatorNamedHimselfMayBeAnywhere() {
    Map<String, String> environment =
        Map.of(
            "SPOTTER_TELEGRAM_API_URL", "http://Bot-Api:8081/",
            "SPOTTER_SLACK_API_URL", "https://slack.com/api",
            "SPOTTER_FETCH_PRIVATE_NETWORKS", "10.20.0.0/16, fd00::/8");
    AddressRules rules = BotConfig.load(Optional.empty(), environment).addresses();

    assertThat(rules.ownOrigins()).containsExactly("http://bot-api:8081");
    assertThat(rules.privateNetworks()).containsExactly("10.20.0.0/16", "fd00::/8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.20.0.0", "10.20.0.0/33", "10.20.0.0/-1", "files.example/8", "/8", "x"})
  void aNetworkThatIsNoneIsRefused(String network) {
    Map<String, String> environment = Map.of("SPOTTER_FETCH_PRIVATE_NETWORKS", network);

    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), environment))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("fetch.private-networks: " + network + " is no network")
        .hasMessageContaining("10.20.0.0/16");
  }

  @Test
  void withoutClassifyingThereIsNoPageThatAsksForIt() {
    Map<String, String> environment = Map.of("SPOTTER_CLASSIFY_ENABLED", "false");

    assertThat(BotConfig.load(Optional.empty(), environment).preview()).isFalse();
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    Path file = file("http:\n  port: 9000\n  host: localhost\ndrain-timeout: 5s\n");
    BotConfig config = BotConfig.load(Optional.of(file), Map.of("SPOTTER_HTTP_PORT", "0"));

    assertThat(config.http().port()).isZero();
    assertThat(config.http().host()).isEqualTo("localhost");
    assertThat(config.drainTimeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void anEmptyVariableIsNotGiven() {
    assertThat(BotConfig.load(Optional.empty(), Map.of("SPOTTER_HTTP_PORT", "")).http().port())
        .isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPOTTER_HTTP_PORT | 65536 | a whole number from 0 to 65535",
        "SPOTTER_HTTP_PORT | http | a whole number from 0 to 65535",
        "SPOTTER_HTTP_MAX_WEBHOOK_SIZE | 1TB | a size such as 512KB or 20MB",
        "SPOTTER_INBOX_MAX_DEPTH | 0 | a whole number from 1",
        "SPOTTER_FETCH_TIMEOUT | 10 | a time such as 250ms, 10s or 5m",
        "SPOTTER_FETCH_TIMEOUT | 99h | a time such as 250ms, 10s or 5m",
        "SPOTTER_MODEL_RELOAD_EVERY | 5 | a time such as 250ms, 10s or 5m, from 0s to",
        "SPOTTER_PREVIEW_ENABLED | yes | true or false",
        "SPOTTER_CAPTION_PRECISION | 90 | a number from 0.5 to 0.999",
        "SPOTTER_CAPTION_WIDEST | animal | a whole number from 0 to 100",
        "SPOTTER_POST_RATE | 0 | a number from 0.01 to 1000",
        "SPOTTER_POST_RATE | NaN | a number from 0.01 to 1000",
        "SPOTTER_VONAGE_API_URL | ftp://example.com | an http:// or https:// address",
        "SPOTTER_VONAGE_API_URL | https://user:secret@example.com | an http:// or https:// address",
        "SPOTTER_VONAGE_API_URL | not an address | an http:// or https:// address"
      })
  void aBadValueIsRefusedByNameWithWhatIsAllowed(String variable, String value, String allowed) {
    Map<String, String> environment = new HashMap<>(VonageAccount.environment("http://localhost"));
    environment.put(variable, value);

    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), environment))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContainingAll(variable, value, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: {prot: 1}|unknown key http.prot; allowed are http.body-timeout, http.host",
        "htpp: {port: 1}|unknown key htpp.port; allowed are bot.max-commands, bot.name, caption.locale",
        "http: {port: x}|http.port is \"x\", but must be a whole number",
        "http: {port: 1, port: 2}|is not valid YAML",
        "http: [|is not valid YAML",
        "vonage: {signature-secret: abc}|by the environment variable"
            + " SPOTTER_VONAGE_SIGNATURE_SECRET"
      })
  void aFileThatCannotBeMeantIsRefusedByNameAndKey(String yaml, String message) throws IOException {
    Path file = file(yaml);
    assertThatThrownBy(() -> BotConfig.load(Optional.of(file), Map.of()))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContainingAll(file.toString(), message);
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> BotConfig.load(Optional.of(folder.resolve("no.yaml")), Map.of()))
        .hasMessageContaining("no.yaml cannot be read");
  }

  @Test
  void unknownVariablesAreToldAndNotRefused() {
    Map<String, String> environment = Map.of("SPOTTER_HTTP_PROT", "1", "PATH", "/bin");
    assertThat(BotConfig.load(Optional.empty(), environment).unknownVariables())
        .containsExactly("SPOTTER_HTTP_PROT");
  }

  @Test
  void aPlatformIsOnWhenItsSecretsAreSetAndTheyAreNotPrinted() {
    BotConfig config =
        BotConfig.load(Optional.empty(), VonageAccount.environment("http://localhost:1/"));

    assertThat(config.platforms())
        .extracting(PlatformConfig::name)
        .containsExactly("vonage", "vonage-messages");
    assertThat(config.toString())
        .contains("http://localhost:1")
        .doesNotContain(VonageAccount.SECRET)
        .doesNotContain("PRIVATE KEY");
  }

  @ParameterizedTest
  @CsvSource({
    "messages,vonage-messages",
    "conversations,vonage",
    "'conversations, messages',vonage"
  })
  void aVonageApplicationIsUsedWithTheApisThatTheOperatorNames(String apis, String first) {
    Map<String, String> environment = new HashMap<>(VonageAccount.environment("http://localhost"));
    environment.put("SPOTTER_VONAGE_APIS", apis);
    assertThat(BotConfig.load(Optional.empty(), environment).platforms())
        .extracting(PlatformConfig::name)
        .startsWith(first)
        .hasSize(apis.split(",").length);

    environment.put("SPOTTER_VONAGE_APIS", "sms");
    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), environment))
        .hasMessageContainingAll("vonage.apis", "sms", "messages, conversations");
  }

  @Test
  void secretsMayComeFromFiles() throws IOException {
    Map<String, String> environment = new HashMap<>(VonageAccount.environment("http://localhost"));
    environment.remove("SPOTTER_VONAGE_PRIVATE_KEY");
    environment.put("SPOTTER_VONAGE_PRIVATE_KEY_FILE", file(VonageAccount.privateKey()).toString());
    assertThat(BotConfig.load(Optional.empty(), environment).platforms()).hasSize(2);

    environment.put("SPOTTER_VONAGE_PRIVATE_KEY_FILE", folder.resolve("none").toString());
    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), environment))
        .hasMessageContainingAll("SPOTTER_VONAGE_PRIVATE_KEY_FILE", "cannot be read");
  }

  @Test
  void aPlatformSetUpInPartIsRefusedNamingWhatIsMissing() {
    Map<String, String> environment = Map.of("SPOTTER_VONAGE_APPLICATION_ID", "abc");
    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), environment))
        .hasMessageContaining("SPOTTER_VONAGE_PRIVATE_KEY (or SPOTTER_VONAGE_PRIVATE_KEY_FILE)");
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutPrintingIt() {
    Map<String, String> environment = new HashMap<>(VonageAccount.environment("http://localhost"));
    environment.put("SPOTTER_VONAGE_PRIVATE_KEY", "c2VjcmV0");
    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), environment))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("SPOTTER_VONAGE_PRIVATE_KEY")
        .message()
        .doesNotContain("c2VjcmV0");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("test.yaml"), content);
  }
}
