package dev.spotter.bot.cli;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.sql.LessonStore;
import dev.spotter.bot.learn.FolderLessons;
import dev.spotter.bot.learn.LearnOptions;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lessons teach}: teaches a conversation from a folder of pictures. */
@Command(
    name = "teach",
    mixinStandardHelpOptions = true,
    description = {
      "Teach a conversation from a folder with a folder of pictures for each name: pets/Rex/1.jpg.",
      "A folder called like a label of the model corrects it; one that begins with a capital letter is"
          + " a name, any other a noun. All are kept, or none; what is known already is left out."
    },
    footerHeading = "%nExample:%n",
    footer = "  spotter-bot lessons teach --platform slack --conversation C012AB3CD --folder pets/")
final class TeachCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @ParentCommand private LessonsCommand lessons;
  @Mixin private LessonsCommand.Where where;

  @Option(names = "--folder", required = true, paramLabel = "DIR", description = "The pictures.")
  private Path folder;

  @Override
  public Integer call() throws IOException, SQLException {
    Scope scope = where.scope();
    Conversation in =
        scope
            .conversation()
            .map(id -> new Conversation(scope.connection(), id))
            .orElseThrow(() -> wrong("Which conversation? Give --conversation."));
    if (!Files.isDirectory(folder)) {
      throw wrong("%s is no folder. Give one with a folder for each name.".formatted(folder));
    }
    BotConfig config = lessons.settings();
    List<Lesson> fresh = read(config, in);
    try (LessonStore store = LessonStore.open(config.inbox().url())) {
      requireRoom(config, store.list(scope), fresh);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%d of %d kept%n", store.keep(fresh), fresh.size());
      out.flush();
      return 0;
    }
  }

  private List<Lesson> read(BotConfig config, Conversation in) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    try (SpotterModel model = config.model().load();
        Classifier classifier = model.newClassifier()) {
      ModelHead head = ModelHead.of(model);
      if (head.space().isEmpty()) {
        throw wrong("The model has no bank of features, so a chat cannot teach it.");
      }
      List<Lesson> read =
          new FolderLessons(head, classifier, in)
              .read(folder, (file, why) -> err.printf("left out: %s: %s%n", file, why));
      err.flush();
      if (read.isEmpty()) {
        throw wrong("There is no picture in the folders of %s.".formatted(folder));
      }
      return read;
    }
  }

  /** The limits are those of people in a chat, but for the hour's. */
  private void requireRoom(BotConfig config, List<ReviewedLesson> known, List<Lesson> fresh)
      throws IOException {
    LearnOptions options = config.learn();
    Set<String> vocabulary = config.model().files().card().vocabulary();
    Set<String> keys =
        known.stream().map(lesson -> lesson.lesson().id().key()).collect(Collectors.toSet());
    List<Lesson> added = fresh.stream().filter(it -> !keys.contains(it.id().key())).toList();
    if (known.size() + added.size() > options.maxLessons()) {
      throw wrong(
          "%d lessons and these %d are more than learn.max-lessons, %d."
              .formatted(known.size(), added.size(), options.maxLessons()));
    }
    long labels =
        Stream.concat(known.stream().map(ReviewedLesson::lesson), added.stream())
            .map(Lesson::says)
            .filter(says -> !vocabulary.contains(says.label()))
            .map(says -> says.label().toLowerCase(Locale.ROOT))
            .distinct()
            .count();
    if (labels > options.maxLabels()) {
      throw wrong(
          "With these the conversation has %d names, more than learn.max-labels, %d."
              .formatted(labels, options.maxLabels()));
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
