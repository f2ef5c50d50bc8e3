package dev.spotter.bot.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.Platforms;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.sql.OptOutStore;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code opt-out}: whose photos are left alone. */
@Command(
    name = "opt-out",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Leave the photos of a member, or those of a conversation, alone: they are",
      "neither fetched nor answered. It holds at once for all bots that share the",
      "inbox, whether they run or not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-bot opt-out add --platform slack --member U012AB3CD",
      "  spotter-bot opt-out add --platform telegram --conversation -1001234567890",
      "  spotter-bot opt-out remove --platform slack --member U012AB3CD",
      "  spotter-bot opt-out list",
      "",
      "The ids are the platform's own; inbox list and inbox show tell them."
    })
final class OptOutCommand {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config;

  private final Map<String, String> environment;

  OptOutCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whose photos are meant. */
  static final class Whose {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--platform", required = true, paramLabel = "NAME", description = "Where.")
    private String platform;

    @Option(names = "--conversation", paramLabel = "ID", description = "All photos there, or...")
    private String conversation;

    @Option(names = "--member", paramLabel = "ID", description = "...this member's alone.")
    private String member;

    OptOut optOut() {
      if (Platforms.platformOf(platform).isEmpty()) {
        throw wrong(
            "There is no platform %s; there are %s."
                .formatted(platform, String.join(", ", Platforms.names())));
      }
      if (conversation == null && member == null) {
        throw wrong("Whose? Give --conversation, --member or both.");
      }
      return new OptOut(platform, Optional.ofNullable(conversation), Optional.ofNullable(member));
    }

    private ParameterException wrong(String what) {
      return new ParameterException(command.commandLine(), what);
    }
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Leave photos alone.")
  int add(@Mixin Whose whose) throws SQLException {
    OptOut optOut = whose.optOut();
    try (OptOutStore desk = open()) {
      say(desk.add(optOut) ? "are left alone from now on" : "were left alone before", optOut);
      return 0;
    }
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Look at them again.")
  int remove(@Mixin Whose whose) throws SQLException {
    OptOut optOut = whose.optOut();
    try (OptOutStore desk = open()) {
      boolean removed = desk.remove(optOut);
      say(removed ? "are looked at again" : "were not left alone; see opt-out list", optOut);
      return removed ? 0 : 1;
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List the opt-outs.")
  int list(@Option(names = "--json", description = "Print one JSON object a line.") boolean json)
      throws SQLException {
    try (OptOutStore desk = open()) {
      List<OptOut> all = desk.list();
      all.forEach(optOut -> out().println(json ? node(optOut) : words(optOut)));
      if (all.isEmpty() && !json) {
        out().println("There are none.");
      }
      out().flush();
      return 0;
    }
  }

  private void say(String what, OptOut optOut) {
    out().println(words(optOut) + " " + what);
    out().flush();
  }

  private static String words(OptOut optOut) {
    return "Photos"
        + optOut.member().map(id -> " by " + id).orElse("")
        + optOut.conversation().map(id -> " in " + id).orElse("")
        + " on "
        + optOut.platform();
  }

  private static ObjectNode node(OptOut optOut) {
    ObjectNode node = MAPPER.createObjectNode().put("platform", optOut.platform());
    optOut.conversation().ifPresent(id -> node.put("conversation", id));
    optOut.member().ifPresent(id -> node.put("member", id));
    return node;
  }

  private OptOutStore open() throws SQLException {
    return OptOutStore.open(config.load(environment).inbox().url());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
