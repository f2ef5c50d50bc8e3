package dev.spotter.bot.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.Platforms;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.Lessons.Selection;
import dev.spotter.bot.inbox.sql.LessonStore;
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

/** {@code lessons}: what people taught in chats. */
@Command(
    name = "lessons",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Look at what people taught the bot in chats, and forget some of it.",
      "It holds at once for all bots that share the inbox, whether they run or not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-bot lessons list --platform slack",
      "  spotter-bot lessons forget --platform slack --conversation C012AB3CD --label Rex",
      "  spotter-bot lessons forget --platform telegram --member 5000000001",
      "  spotter-bot lessons export --platform slack > lessons.jsonl"
    })
final class LessonsCommand {

  private static final JsonMapper MAPPER = new JsonMapper();

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

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List lessons.")
  int list(
      @Mixin Where where,
      @Option(names = "--json", description = "Print one JSON object a line.") boolean json)
      throws SQLException {
    List<Lesson> all = lessons(where);
    all.forEach(lesson -> out().println(json ? node(lesson) : words(lesson)));
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
    for (Lesson lesson : lessons(where)) {
      ObjectNode node = node(lesson).put("model", lesson.model());
      var numbers = node.putArray("features");
      for (float number : lesson.features()) {
        numbers.add(number);
      }
      out().println(node);
    }
    out().flush();
    return 0;
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

  private List<Lesson> lessons(Where where) throws SQLException {
    Scope scope = where.scope();
    try (LessonStore desk = open()) {
      return desk.list(scope);
    }
  }

  private static String words(Lesson lesson) {
    Lesson.Statement says = lesson.says();
    return "%s: %s%s%s, taught by %s on photo %s"
        .formatted(
            lesson.in(),
            says.is() ? "" : "not ",
            says.label(),
            says.under().map(kind -> " (" + kind + ")").orElse(""),
            lesson.source().teacher(),
            lesson.source().photo());
  }

  private static ObjectNode node(Lesson lesson) {
    Lesson.Statement says = lesson.says();
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("platform", lesson.in().connection())
            .put("conversation", lesson.in().id())
            .put("label", says.label())
            .put("is", says.is());
    says.under().ifPresent(kind -> node.put("under", kind));
    return node.put("teacher", lesson.source().teacher())
        .put("uploader", lesson.source().uploader())
        .put("photo", lesson.source().photo())
        .put("picture", lesson.source().picture());
  }

  private LessonStore open() throws SQLException {
    return LessonStore.open(config.load(environment).inbox().url());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
