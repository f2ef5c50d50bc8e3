package dev.spotter.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MatrixCommandTest {

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();

  @Test
  void aRegistrationHasTokensThatNobodyElseIsTold() throws IOException {
    assertThat(run(Map.of(), "--url", "https://bot.example.org/", "--localpart", "photos"))
        .isZero();

    JsonNode yaml = yaml();
    assertThat(yaml.path("url").asText()).isEqualTo("https://bot.example.org");
    assertThat(yaml.path("sender_localpart").asText()).isEqualTo("photos");
    assertThat(yaml.path("id").asText()).isEqualTo("spotter");
    assertThat(yaml.path("rate_limited").isBoolean()).isTrue();
    assertThat(yaml.path("rate_limited").asBoolean()).isFalse();
    assertThat(yaml.path("namespaces").path("users").isArray()).isTrue();
    assertThat(yaml.path("as_token").asText()).matches("[0-9a-f]{64}");
    assertThat(yaml.path("hs_token").asText())
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(yaml.path("as_token").asText());
    assertThat(said.toString())
        .doesNotContain(yaml.path("as_token").asText(), yaml.path("hs_token").asText());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void tokensThatAreThereAreTaken() throws IOException {
    Path secret = Files.writeString(folder.resolve("hs"), "two\n");
    Map<String, String> environment =
        Map.of(
            "SPOTTER_MATRIX_AS_TOKEN", "12345", "SPOTTER_MATRIX_HS_TOKEN_FILE", secret.toString());

    assertThat(run(environment, "--url", "http://localhost:8080")).isZero();

    assertThat(yaml().path("as_token").isTextual()).isTrue();
    assertThat(yaml().path("as_token").asText()).isEqualTo("12345");
    assertThat(yaml().path("hs_token").asText()).isEqualTo("two");
  }

  @Test
  void aFileThatIsThereIsLeftAsItIs() throws IOException {
    Files.writeString(file(), "mine");

    assertThat(run(Map.of(), "--url", "http://localhost:8080")).isEqualTo(1);

    assertThat(Files.readString(file())).isEqualTo("mine");
    assertThat(said.toString()).contains("is there already");
  }

  @ParameterizedTest
  @CsvSource({
    "--url, localhost:8080, --url cannot be used",
    "--url, http://a b, Invalid value",
    "--localpart, Spotter, --localpart cannot be used",
    "--id, a b, --id cannot be used"
  })
  void whatCannotBeUsedIsExplainedAndNothingWritten(String option, String value, String words) {
    assertThat(run(Map.of(), "--url", "http://localhost", option, value)).isNotZero();

    assertThat(said.toString()).contains(words);
    assertThat(file()).doesNotExist();
  }

  @Test
  void oneTokenForBothIsRefused() {
    Map<String, String> same =
        Map.of("SPOTTER_MATRIX_AS_TOKEN", "same-1", "SPOTTER_MATRIX_HS_TOKEN", "same-1");

    assertThat(run(same, "--url", "http://localhost:8080")).isEqualTo(1);

    assertThat(said.toString()).contains("must differ").doesNotContain("same-1");
    assertThat(file()).doesNotExist();
  }

  private int run(Map<String, String> environment, String... options) {
    String[] line = new String[options.length + 3];
    line[0] = "registration";
    line[1] = "--out";
    line[2] = file().toString();
    System.arraycopy(options, 0, line, 3, options.length);
    PrintWriter writer = new PrintWriter(said, true);
    CommandLine command = new CommandLine(new MatrixCommand(environment, new Random(1)));
    return BotCommand.withHandlers(command)
        .setOverwrittenOptionsAllowed(true)
        .setOut(writer)
        .setErr(writer)
        .execute(line);
  }

  private Path file() {
    return folder.resolve("registration.yaml");
  }

  private JsonNode yaml() throws IOException {
    return new YAMLMapper().readTree(file().toFile());
  }
}
