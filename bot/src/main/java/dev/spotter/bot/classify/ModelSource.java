package dev.spotter.bot.classify;

import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.evaluation.GoldenCheck;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.GoldenSamples;
import dev.spotter.classifier.modelfile.ModelException;
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
 * @param reloadEvery how often the folder is looked at for another model; zero for never
 */
public record ModelSource(Optional<Path> directory, BundledModel bundled, Duration reloadEvery) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelSource.class);

  /**
   * Loads the model and, of a folder, checks that it answers its own samples as recorded; blocks.
   *
   * @return the model, to be closed by the caller
   * @throws ModelException when it cannot be used; the message says why
   */
  public SpotterModel load() {
    return directory.map(ModelSource::loadChecked).orElseGet(() -> SpotterModel.bundled(bundled));
  }

  /** Returns the folder to watch, if any. */
  Optional<Path> watched() {
    return reloadEvery.isZero() ? Optional.empty() : directory;
  }

  private static SpotterModel loadChecked(Path directory) {
    SpotterModel model = SpotterModel.load(directory);
    try {
      check(model, directory);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
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
