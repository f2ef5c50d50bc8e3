package dev.spotter.classifier.cli;

import dev.spotter.classifier.modelfile.ModelFiles;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Whether a trained network is kept and taught new labels, and which. */
final class TransferOptions {

  /** The quickest of the bundled ones; how the other compares is in docs/train-your-own.md. */
  private static final String USUAL = "small";

  /** What makes sense only when all weights are trained. */
  private static final List<String> WHOLE_TRAINING =
      List.of(
          "--network",
          "--widths",
          "--convolutions",
          "--epochs",
          "--learning-rate",
          "--label-smoothing",
          "--logit-norm",
          "--translate",
          "--cutout",
          "--photo-look",
          "--outliers",
          "--crop",
          "--rotate",
          "--colour",
          "--blur",
          "--noise",
          "--patience",
          "--max-minutes",
          "--precision",
          "--resume");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--from-scratch",
      description =
          "train all of a network instead of teaching your labels to a trained one: much slower,"
              + " and worth it from some thousands of pictures a class")
  private boolean fromScratch;

  @Option(
      names = "--extractor",
      paramLabel = "MODEL",
      description =
          "the trained network to teach: small, accurate or a model folder (default: small for"
              + " your own pictures)")
  private String extractor;

  /**
   * Returns the network to keep; empty when all weights are to be trained.
   *
   * @param own whether the images are a user's own pictures
   * @param goesOn whether a whole training is to go on from a model
   */
  Optional<ModelFiles> extractor(boolean own, boolean goesOn) {
    boolean whole = fromScratch || goesOn;
    require(
        !whole || extractor == null,
        "--extractor is kept as it is; leave out --from-scratch and --from, or --extractor");
    if (whole || (extractor == null && !own)) {
      return Optional.empty();
    }
    ParseResult given = command.commandLine().getParseResult();
    for (String option : WHOLE_TRAINING) {
      require(
          !given.hasMatchedOption(option),
          option + " is for training a whole network; add --from-scratch, or leave it out");
    }
    return Optional.of(ModelOptions.files(extractor == null ? USUAL : extractor));
  }

  private void require(boolean held, String message) {
    if (!held) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
