package dev.spotter.classifier.training;

import dev.spotter.classifier.modelfile.ParameterFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The weights with the lowest log loss on the validation images so far, in a file beside the
 * checkpoint. Written before the checkpoint of the same epoch: a training killed between the two
 * runs that epoch again and writes the same.
 */
final class BestWeights {

  private final Path file;
  private final int patience;
  private int epoch = -1;
  private double logLoss = Double.POSITIVE_INFINITY;

  /**
   * Prepares to keep weights.
   *
   * @param directory where the file lies
   * @param patience epochs to wait for better ones; 0 to keep none
   */
  BestWeights(Path directory, int patience) {
    this.file = directory.resolve("best.bin");
    this.patience = patience;
  }

  /** Takes over what an earlier session had found. */
  void goOn(int bestEpoch, double bestLogLoss) {
    epoch = bestEpoch;
    logLoss = bestLogLoss;
  }

  /** Keeps the network's weights if they are better than all before. */
  void offer(int candidate, double candidateLogLoss, TrainableNetwork network) throws IOException {
    if (patience > 0 && candidateLogLoss < logLoss) {
      Path partial = file.resolveSibling(file.getFileName() + ".partial");
      Files.write(partial, ParameterFile.encode(network.block()));
      Files.move(
          partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      epoch = candidate;
      logLoss = candidateLogLoss;
    }
  }

  /** Returns whether there are weights to go back to. */
  boolean isKept() {
    return patience > 0 && epoch >= 0;
  }

  /** Returns the epoch they are of; -1 for none. */
  int epoch() {
    return epoch;
  }

  /** Returns their log loss; infinite for none. */
  double logLoss() {
    return logLoss;
  }

  /**
   * Returns whether patience is over.
   *
   * @param epochsDone how many epochs ran
   */
  boolean isTooLongAgo(int epochsDone) {
    return isKept() && epochsDone - 1 - epoch >= patience;
  }

  /** Puts the weights back into the network. */
  void restore(TrainableNetwork network) throws IOException {
    network.take(Files.readAllBytes(file));
  }
}
