package dev.spotter.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.classify.ModelVersions;
import dev.spotter.bot.classify.RandomModel;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code model} on a store of versions. */
@Timeout(120)
class ModelCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionsAreListedPromotedAndRolledBack() throws IOException {
    ModelVersions store = new ModelVersions(folder.resolve("versions"));
    assertThat(run("list")).isZero();
    assertThat(said()).isEqualTo("There are none.\n");
    assertThat(run("rollback")).isZero();
    assertThat(said()).startsWith("Nothing was promoted");

    String first = add(store, List.of("cat", "dog"));
    String second = add(store, List.of("cow", "pig"));
    assertThat(add(store, List.of("hen", "sow"))).isNotEqualTo(second);
    assertThat(run("list")).isZero();
    assertThat(said())
        .contains("  " + first + " random: not updated", second, "None of them is promoted.");
    assertThat(run("promote", first)).isZero();
    assertThat(run("promote", second)).isZero();
    said();
    assertThat(run("list", "--json")).isZero();
    assertThat(said())
        .contains("{\"version\":\"%s\",\"name\":\"random\",\"promoted\":true}".formatted(second))
        .contains("{\"version\":\"%s\",\"name\":\"random\",\"promoted\":false}".formatted(first));
    assertThat(run("rollback")).isZero();
    assertThat(said()).isEqualTo("%s answers again, instead of %s\n".formatted(first, second));
    assertThat(run("rollback")).isZero();
    assertThat(said()).startsWith("The model that all came from answers again");
    assertThat(store.promoted()).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(run("promote", "nothing")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no version nothing");
    assertThat(command(Map.of()).execute("list")).isEqualTo(2);
    assertThat(err.toString()).contains("name a folder by model.versions");
  }

  private static String add(ModelVersions store, List<String> labels) throws IOException {
    return store.add(
        directory -> {
          RandomModel.write(directory, labels);
          return ModelFiles.in(directory).card();
        });
  }

  private int run(String... arguments) {
    return command(Map.of("SPOTTER_MODEL_VERSIONS", folder.resolve("versions").toString()))
        .execute(arguments);
  }

  private CommandLine command(Map<String, String> environment) {
    return new CommandLine(new ModelCommand(environment))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
  }

  private String said() {
    String all = out.toString();
    out.getBuffer().setLength(0);
    return all;
  }
}
