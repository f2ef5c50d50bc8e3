package dev.spotter.classifier.transfer;

import dev.spotter.classifier.decision.LinearLayer;
import dev.spotter.classifier.modelfile.FeatureBankFile;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.modelfile.ModelFormat;
import dev.spotter.classifier.modelfile.UpdateRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A head that {@link HeadUpdater} made.
 *
 * @param residual what is added to the logits
 * @param figures what that changes
 * @param said share of the corrections whose label is likely enough to be said, 0 to 1
 */
public record UpdatedHead(LinearLayer residual, UpdateFigures figures, double said) {

  private static final Comparator<UpdatedHead> BETTER =
      Comparator.<UpdatedHead>comparingDouble(head -> head.figures.corrected())
          .thenComparingDouble(UpdatedHead::said);

  /**
   * Of those that may be taken the best on the corrections, the first of several. Being likeliest
   * counts first, being likely enough to be said second.
   */
  static UpdatedHead best(List<UpdatedHead> tried) {
    return tried.stream()
        .filter(head -> head.figures.refusal().isEmpty())
        .reduce((a, b) -> BETTER.compare(b, a) > 0 ? b : a)
        .orElseGet(
            () ->
                tried.stream()
                    .min(Comparator.comparingDouble(head -> head.figures.lost()))
                    .orElseThrow());
  }

  /** Returns this head on top of another update. */
  UpdatedHead after(LinearLayer before) {
    return new UpdatedHead(residual.plus(before), figures, said);
  }

  /**
   * Writes a model folder: another version of the model, with the same network and bank.
   *
   * @param files the model that was updated
   * @param directory an existing folder, of another model than {@code files}
   * @param now when
   * @return the new model's card
   * @throws IOException when it cannot be written
   */
  public ModelCard write(ModelFiles files, Path directory, Instant now) throws IOException {
    ModelCard from = files.card();
    ModelFormat.of(from).copy(files, directory);
    if (files.head().isPresent()) {
      ModelFolder.writeHead(directory, files.head().get());
    }
    FileEntry bank =
        ModelFolder.writeBank(directory, FeatureBankFile.encode(files.bank().orElseThrow()));
    ModelCard card =
        from.withBank(bank)
            .withMeasured(null)
            .withUpdate(
                new UpdateRecord(
                    ModelFolder.writeResidual(directory, residual),
                    from.featureVersion(),
                    from.version(),
                    now.toString(),
                    figures.corrections(),
                    figures.correctedBefore(),
                    figures.corrected(),
                    figures.heldOut(),
                    figures.accuracyBefore(),
                    figures.accuracy()));
    ModelFolder.writeCard(directory, card);
    return card;
  }
}
