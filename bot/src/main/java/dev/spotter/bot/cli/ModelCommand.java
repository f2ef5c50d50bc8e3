package dev.spotter.bot.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.classify.ModelSource;
import dev.spotter.bot.classify.ModelVersions;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.UpdateRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code model}: the versions of the model, and which of them answers. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Look at the versions of the model in the folder model.versions, and choose the one that"
          + " answers.",
      "Bots that run take it within model.reload-every, without a restart."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-bot model list",
      "  spotter-bot model promote 3f2a9c01d4e7",
      "  spotter-bot model rollback"
    })
final class ModelCommand {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config;

  private final Map<String, String> environment;

  ModelCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List versions with their figures, the oldest first; * marks what answers.")
  int list(@Option(names = "--json", description = "Print one JSON object a line.") boolean json)
      throws IOException {
    ModelVersions versions = versions();
    List<ModelCard> all = versions.list();
    Optional<String> promoted = promoted(versions);
    for (ModelCard card : all) {
      boolean answers = promoted.equals(Optional.of(card.version()));
      out().println(json ? node(card, answers) : words(card, answers));
    }
    if (!json && promoted.isEmpty()) {
      out().println(all.isEmpty() ? "There are none." : "None of them is promoted.");
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      description = "Let a version answer from now on.")
  int promote(@Parameters(paramLabel = "VERSION", description = "As it is listed.") String version)
      throws IOException {
    versions().promote(version);
    return said(version + " answers now");
  }

  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Let the version before answer again.")
  int rollback() throws IOException {
    ModelVersions versions = versions();
    Optional<String> before = versions.rollback();
    if (before.isEmpty()) {
      return said("Nothing was promoted, so nothing changes.");
    }
    return said(
        promoted(versions)
            .map(version -> version + " answers again, instead of " + before.get())
            .orElse("The model that all came from answers again, instead of " + before.get()));
  }

  private static Optional<String> promoted(ModelVersions versions) {
    return versions.promoted().map(Path::getFileName).map(Path::toString);
  }

  private static String words(ModelCard card, boolean answers) {
    UpdateRecord update = card.update();
    String figures =
        update == null
            ? "not updated"
            : String.format(
                Locale.ROOT,
                "%s, of %d corrections %.1f %% right (before %.1f %%), of %d held-out pictures"
                    + " %.2f %% (before %.2f %%), from %s",
                update.made(),
                update.corrections(),
                100 * update.corrected(),
                100 * update.correctedBefore(),
                update.heldOut(),
                100 * update.accuracy(),
                100 * update.accuracyBefore(),
                update.from());
    return "%s %s %s: %s".formatted(answers ? "*" : " ", card.version(), card.name(), figures);
  }

  private static ObjectNode node(ModelCard card, boolean answers) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("version", card.version())
            .put("name", card.name())
            .put("promoted", answers);
    return card.update() == null ? node : node.set("update", MAPPER.valueToTree(card.update()));
  }

  private int said(String words) {
    out().println(words);
    out().flush();
    return 0;
  }

  private ModelVersions versions() {
    ModelSource source = config.load(environment).model();
    return source
        .versions()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no store of versions; name a folder by model.versions."));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
