package dev.spotter.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.classify.PictureClassifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BotCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      BotCommand.commandLine(PictureClassifier::load)
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err));

  @Test
  void helpNamesTheOptionsAndShowsExamples() {
    assertThat(command.execute("--help")).isZero();
    assertThat(out.toString())
        .contains("--config=FILE", "--version", "java -jar spotter-bot.jar --config");
  }

  @Test
  void helpsExamplesAreOneVariableALineAndDoNotWrap() {
    assertThat(command.execute("--help")).isZero();
    assertThat(out.toString().lines())
        .contains("  export SPOTTER_VONAGE_PRIVATE_KEY_FILE=private.key")
        .contains("Every key of config/spotter.yaml can come from the environment; secrets must:");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(command.execute("--version")).isZero();
    assertThat(out.toString()).startsWith("spotter-bot ");
  }

  @Test
  void aConfigurationThatCannotBeUsedEndsTheCommandWithOneLine() {
    assertThat(command.execute("--config", "missing.yaml")).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("spotter-bot: missing.yaml cannot be read; check the path and its permissions");
  }

  @Test
  void anUnknownOptionIsRefusedWithTheUsage() {
    assertThat(command.execute("--prot")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option: '--prot'", "Usage: spotter-bot");
  }
}
