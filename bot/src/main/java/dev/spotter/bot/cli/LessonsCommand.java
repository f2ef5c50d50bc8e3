package dev.spotter.bot.cli;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.Platforms;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.Lessons.Selection;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.sql.LessonStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
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

/** {@code lessons}: what people taught in chats. */
@Command(
    name = "lessons",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TeachCommand.class,
    description = {
      "Look at what people taught the bot in chats, and forget some of it.",
      "It holds at once for all bots that share the inbox, whether they run or not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-bot lessons list --platform slack",
      "  spotter-bot lessons accept 17 18",
      "  spotter-bot lessons reject --all",
      "  spotter-bot lessons forget --platform slack --conversation C012AB3CD --label Rex",
      "  spotter-bot lessons forget --platform telegram --member 5000000001",
      "  spotter-bot lessons export --platform slack > lessons.jsonl",
      "  spotter-bot lessons import lessons.jsonl",
      "  spotter-bot lessons teach --platform slack --conversation C012AB3CD --folder pets/"
    })
final class LessonsCommand {

  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config;

  private final Map<String, String> environment;

  LessonsCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Where the lessons were taught. */
  static final class Where {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--platform", required = true, paramLabel = "NAME", description = "Where.")
    private String platform;

    @Option(names = "--conversation", paramLabel = "ID", description = "Only those taught there.")
    private String conversation;

    Scope scope() {
      if (Platforms.platformOf(platform).isEmpty()) {
        throw new ParameterException(
            command.commandLine(),
            "There is no platform %s; there are %s."
                .formatted(platform, String.join(", ", Platforms.names())));
      }
      return new Scope(platform, Optional.ofNullable(conversation));
    }
  }

  /** Which lessons are meant. */
  static final class Chosen {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "NUMBER", description = "As they are listed.")
    private List<Long> numbers = List.of();

    @Option(names = "--all", description = "All that nothing was said of yet.")
    private boolean all;

    List<Long> numbers(LessonStore desk) throws SQLException {
      if (all == !numbers.isEmpty()) {
        throw new ParameterException(command.commandLine(), "Which? Give their numbers, or --all.");
      }
      return all ? desk.unreviewed() : numbers;
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List lessons.")
  int list(
      @Mixin Where where,
      @Option(names = "--json", description = "Print one JSON object a line.") boolean json)
      throws SQLException {
    List<ReviewedLesson> all = lessons(where);
    all.forEach(lesson -> out().println(json ? LessonJson.of(lesson) : words(lesson)));
    if (all.isEmpty() && !json) {
      out().println("There are none.");
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Print lessons with their pictures' features, one JSON object a line.")
  int export(@Mixin Where where) throws SQLException {
    for (ReviewedLesson lesson : lessons(where)) {
      out().println(LessonJson.whole(lesson));
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Keep lessons that `export` printed, all or none. Those that are known already, and those"
            + " of people who opted out, are left out. Nothing is said of them yet."
      })
  int take(@Parameters(paramLabel = "FILE", description = "One JSON object a line.") Path file)
      throws SQLException, IOException {
    List<Lesson> lessons = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      try {
        if (!line.isBlank()) {
          lessons.add(LessonJson.read(line));
        }
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "%s, line %d is no lesson: %s".formatted(file, number, e.getMessage()), e);
      }
    }
    try (LessonStore desk = open()) {
      out().println(desk.keep(lessons) + " kept");
      out().flush();
      return 0;
    }
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description = "Let a new version of the model learn from lessons.")
  int accept(@Mixin Chosen chosen) throws SQLException {
    return say(chosen, Review.ACCEPTED);
  }

  @Command(
      name = "reject",
      mixinStandardHelpOptions = true,
      description = "Let no version of the model learn from lessons.")
  int reject(@Mixin Chosen chosen) throws SQLException {
    return say(chosen, Review.REJECTED);
  }

  private int say(Chosen chosen, Review review) throws SQLException {
    try (LessonStore desk = open()) {
      int said = desk.say(chosen.numbers(desk), review);
      out().println(said + " " + review.name().toLowerCase(Locale.ROOT));
      out().flush();
      return 0;
    }
  }

  @Command(name = "forget", mixinStandardHelpOptions = true, description = "Forget lessons.")
  int forget(
      @Mixin Where where,
      @Option(names = "--label", paramLabel = "NAME", description = "Only those of this label.")
          String label,
      @Option(
              names = "--member",
              paramLabel = "ID",
              description = "Only those that this member taught, or on this member's photos.")
          String member,
      @Option(names = "--all", description = "All of the platform's.") boolean all)
      throws SQLException {
    Selection what =
        new Selection(where.scope(), Optional.ofNullable(label), Optional.ofNullable(member));
    if (what.scope().conversation().isEmpty() && label == null && member == null && !all) {
      throw new ParameterException(
          spec.commandLine(), "Which? Give --conversation, --label, --member or --all.");
    }
    try (LessonStore desk = open()) {
      out().println(desk.forget(what) + " forgotten");
      out().flush();
      return 0;
    }
  }

  private List<ReviewedLesson> lessons(Where where) throws SQLException {
    Scope scope = where.scope();
    try (LessonStore desk = open()) {
      return desk.list(scope);
    }
  }

  private static String words(ReviewedLesson reviewed) {
    Lesson lesson = reviewed.lesson();
    Lesson.Statement says = lesson.says();
    return "%d %s%s: %s%s%s, taught by %s on photo %s"
        .formatted(
            reviewed.number(),
            reviewed.review() == Review.OPEN
                ? ""
                : reviewed.review().name().toLowerCase(Locale.ROOT) + " ",
            lesson.in(),
            says.is() ? "" : "not ",
            says.label(),
            says.under().map(kind -> " (" + kind + ")").orElse(""),
            lesson.source().teacher(),
            lesson.source().photo());
  }

  private LessonStore open() throws SQLException {
    return LessonStore.open(settings().inbox().url());
  }

  BotConfig settings() {
    return config.load(environment);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
