package dev.spotter.bot.cli;

import dev.spotter.bot.config.Units;
import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.sql.InboxAdmin;
import dev.spotter.bot.inbox.sql.InboxAdmin.Filter;
import dev.spotter.bot.inbox.sql.InboxAdmin.Retried;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code inbox}: what operators do with events, while the bot runs or not. */
@Command(
    name = "inbox",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Look at the events that the bot keeps, and try again or remove some.",
      "The bot may be running; what it has in hand is left alone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar spotter-bot.jar inbox list --state GAVE_UP",
      "  java -jar spotter-bot.jar inbox show 4711 --config config/spotter.yaml",
      "  java -jar spotter-bot.jar inbox retry 4711 4712",
      "  java -jar spotter-bot.jar inbox retry --given-up --platform slack",
      "  java -jar spotter-bot.jar inbox purge --older-than 7d --dry-run",
      "  SPOTTER_INBOX_URL=postgresql://spotter@db/spotter java -jar spotter-bot.jar inbox list"
    })
final class InboxCommand {

  private static final int BATCH = 1_000;

  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object a line.")
  private boolean json;

  private final Map<String, String> environment;

  InboxCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List events, the newest first.")
  int list(
      @Option(names = "--state", description = "Only: ${COMPLETION-CANDIDATES}.") InboxState state,
      @Option(names = "--platform", paramLabel = "NAME", description = "Only this platform's.")
          String platform,
      @Option(
              names = "--conversation",
              paramLabel = "ID",
              description = "Only this conversation's.")
          String conversation,
      @Option(names = "--limit", defaultValue = "50", description = "At most; ${DEFAULT-VALUE}.")
          int limit)
      throws SQLException {
    Filter filter =
        new Filter(
            Optional.ofNullable(state),
            Optional.ofNullable(platform),
            Optional.ofNullable(conversation));
    try (InboxAdmin desk = open()) {
      new InboxPrinter(out(), json).list(desk.list(filter, limit));
      return 0;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show all that is known of one event.")
  int show(@Parameters(paramLabel = "ID", description = "Its number.") long id)
      throws SQLException {
    try (InboxAdmin desk = open()) {
      Optional<InboxRow> row = desk.show(id);
      row.ifPresentOrElse(new InboxPrinter(out(), json)::show, () -> unknown(id));
      return row.isPresent() ? 0 : 1;
    }
  }

  private void unknown(long id) {
    spec.commandLine().getErr().println("There is no event " + id + " (any more).");
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = {
        "Make events due that were given up or wait for their next attempt.",
        "An answer that may have been posted is looked for first; where the platform does not let",
        "the bot look, post.when-unsure says what then. --anew looks for nothing."
      })
  int retry(
      @Parameters(paramLabel = "ID", description = "Their numbers.") List<Long> ids,
      @Option(names = "--given-up", description = "All that were given up.") boolean givenUp,
      @Option(names = "--platform", paramLabel = "NAME", description = "Of those, this platform's.")
          String platform,
      @Option(
              names = "--anew",
              description = "Look at the photos again and post, even if it was posted before.")
          boolean anew)
      throws SQLException {
    try (InboxAdmin desk = open()) {
      List<Long> wanted = new ArrayList<>(ids == null ? List.of() : ids);
      if (givenUp) {
        wanted.addAll(desk.givenUp(Optional.ofNullable(platform), BATCH));
      }
      if (wanted.isEmpty()) {
        out().println(givenUp ? "None was given up." : "Which? Give numbers, or --given-up.");
        out().flush();
        return givenUp ? 0 : 2;
      }
      return retry(desk, wanted, anew);
    }
  }

  private int retry(InboxAdmin desk, List<Long> ids, boolean anew) throws SQLException {
    int refused = 0;
    for (long id : ids) {
      Retried retried = desk.retry(id, anew);
      refused += retried == Retried.DUE ? 0 : 1;
      out().println(json ? json(id, retried) : words(id, retried));
    }
    out().flush();
    return refused == 0 ? 0 : 1;
  }

  private static String json(long id, Retried retried) {
    return "{\"id\":%d,\"result\":\"%s\"}".formatted(id, retried);
  }

  private static String words(long id, Retried retried) {
    return id
        + switch (retried) {
          case DUE -> " is due now";
          case UNKNOWN -> " is not there (any more)";
          case ANSWERED -> " is answered already and stays so";
          case OVER -> " is over: it needs no answer, or its words are forgotten";
          case IN_HAND -> " is being answered now; wait";
        };
  }

  @Command(
      name = "purge",
      mixinStandardHelpOptions = true,
      description = {
        "Remove events that were answered, given up or needed no answer. The bot itself does so after inbox.keep.",
        "An event that a platform delivers again after that is answered again."
      })
  int purge(
      @Option(
              names = "--older-than",
              required = true,
              paramLabel = "TIME",
              converter = Age.class,
              description = "Such as 12h or 7d, counted from the answer.")
          Duration age,
      @Option(names = "--dry-run", description = "Only count them.") boolean dryRun)
      throws SQLException {
    try (InboxAdmin desk = open()) {
      long number = dryRun ? desk.countOld(age) : desk.purge(age);
      String key = dryRun ? "removable" : "removed";
      out().println(json ? "{\"%s\":%d}".formatted(key, number) : number + " " + key);
      out().flush();
      return 0;
    }
  }

  private InboxAdmin open() throws SQLException {
    return InboxAdmin.open(config.load(environment).inbox().url());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Reads a time as the configuration's are written. */
  static final class Age implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Units.duration(text);
    }
  }
}
