package dev.spotter.bot.classify;

import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.decision.AnswerPolicy;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.evaluation.GoldenCheck;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.GoldenSamples;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the model comes from.
 *
 * @param directory a model folder; empty for a model inside the jar
 * @param bundled which one inside the jar
 * @param versions a store of updated versions, of which the promoted one is taken; the model above
 *     is what the first was made of, and answers while none is promoted
 * @param reloadEvery how often the folder is looked at for another model; zero for never
 * @param policy what is asked of its answers
 */
public record ModelSource(
    Optional<Path> directory,
    BundledModel bundled,
    Optional<ModelVersions> versions,
    Duration reloadEvery,
    AnswerPolicy policy) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelSource.class);

  /**
   * Loads the model and, of a folder, checks that it answers its own samples as recorded; blocks.
   *
   * @return the model, to be closed by the caller
   * @throws ModelException when it cannot be used; the message says why
   */
  public SpotterModel load() {
    SpotterModel model =
        folder()
            .map(it -> loadChecked(it, Precision.BFLOAT16))
            .orElseGet(() -> load(ModelFiles.bundled(bundled), Precision.BFLOAT16));
    try {
      return model.answering(policy);
    } catch (IllegalArgumentException e) {
      model.close();
      throw new ModelException("caption.precision: " + e.getMessage(), e);
    }
  }

  /** Reads the files of the model, without any engine; blocks. */
  public ModelFiles files() {
    return folder().map(ModelFiles::in).orElseGet(() -> ModelFiles.bundled(bundled));
  }

  /** Returns the folder to take the model from now; empty for a model inside the jar. */
  Optional<Path> folder() {
    return versions.flatMap(ModelVersions::promoted).or(() -> directory);
  }

  /** Returns a watch of that folder; empty when nothing is to be noticed. */
  Optional<FolderWatch> watch() {
    boolean may = directory.isPresent() || versions.isPresent();
    return may && !reloadEvery.isZero()
        ? Optional.of(new FolderWatch(this::folder))
        : Optional.empty();
  }

  private static SpotterModel load(ModelFiles files, Precision narrowest) {
    return SpotterModel.of(files, Engines.preferred(), narrowest);
  }

  /** A model whose samples do not come out alike in narrow numbers is loaded again in wide ones. */
  private static SpotterModel loadChecked(Path directory, Precision narrowest) {
    SpotterModel model = load(ModelFiles.in(directory), narrowest);
    try {
      check(model, directory);
      return model;
    } catch (RuntimeException e) {
      model.close();
      if (model.precision() == Precision.FLOAT32) {
        throw e;
      }
      return loadChecked(directory, Precision.FLOAT32);
    }
  }

  private static void check(SpotterModel model, Path directory) {
    Optional<GoldenSamples> recorded = GoldenSamples.in(directory);
    if (recorded.isPresent()) {
      GoldenCheck.check(model, recorded.get());
    } else {
      LOG.info(
          "{} has no {}, so the model is taken without a check of its answers",
          directory,
          GoldenSamples.FILE);
    }
  }
}
