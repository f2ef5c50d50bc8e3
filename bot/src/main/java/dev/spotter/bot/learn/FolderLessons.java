package dev.spotter.bot.learn;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.classify.ContentKey;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lesson.Statement;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.image.FoundFiles;
import dev.spotter.classifier.image.ImageFiles;
import dev.spotter.classifier.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Makes lessons of a folder of folders, each called what its pictures show: "Rex", "axolotl", or a
 * label of the model's. The same picture makes the same lesson again, by its idempotency key.
 *
 * @param model what decides on the embeddings
 * @param classifier embeds pictures
 * @param in the conversation that is taught
 */
public record FolderLessons(ModelHead model, Classifier classifier, Conversation in) {

  /** Stands for a member where an operator taught. */
  public static final String OPERATOR = "operator";

  /**
   * Reads the pictures.
   *
   * @param folder of class folders
   * @param leftOut told which files make no lesson, and why
   * @return one lesson a picture, in the order of the names
   * @throws IOException when the folder cannot be read
   */
  public List<Lesson> read(Path folder, BiConsumer<Path, String> leftOut) throws IOException {
    Map<String, Lesson> lessons = new LinkedHashMap<>();
    for (Path named : named(folder)) {
      FoundFiles found = FoundFiles.under(named);
      found.denied().forEach(leftOut);
      Optional<Statement> says = Optional.empty();
      for (Path file : found.files()) {
        try {
          byte[] image = ImageFiles.read(file);
          Embedding embedding = classifier.embed(image);
          Statement said = says.orElseGet(() -> statement(name(named), embedding));
          says = Optional.of(said);
          String key = ContentKey.of(image).sha256();
          lessons.putIfAbsent(key, lesson(key, said, embedding));
        } catch (UnreadableImageException e) {
          leftOut.accept(file, Wording.ENGLISH.problem(e.problem()));
        }
      }
    }
    return List.copyOf(lessons.values());
  }

  private static List<Path> named(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) && !FoundFiles.isOfSystem(entry.getFileName()))
          .sorted()
          .toList();
    }
  }

  private static String name(Path folder) {
    return Normalizer.normalize(FoundFiles.text(folder.getFileName()), Form.NFC).strip();
  }

  private Statement statement(String name, Embedding first) {
    return LabelResolver.own(model, name)
        .map(own -> new Statement(own, phrase(own), true, Optional.empty()))
        .orElseGet(
            () ->
                Character.isUpperCase(name.codePointAt(0))
                    ? new Statement(name, name, true, shown(first))
                    : new Statement(name, phrase(name), true, Optional.empty()));
  }

  private static String phrase(String noun) {
    return Wording.ENGLISH.phrase(noun).plain();
  }

  /** What the first picture shows is what the name is of. */
  private Optional<String> shown(Embedding embedding) {
    Answer answer = model.head().decide(embedding).answer();
    return answer.level() == Level.EXACT || answer.level() == Level.WIDER
        ? Optional.of(answer.names().get(0))
        : Optional.empty();
  }

  private Lesson lesson(String key, Statement says, Embedding embedding) {
    return new Lesson(
        new EventId(in.connection(), "folder " + in.id() + " " + key),
        0,
        in,
        new Lesson.Source(OPERATOR, OPERATOR, "folder " + key.substring(0, 12), 0),
        says,
        model.features(),
        embedding.features());
  }
}
