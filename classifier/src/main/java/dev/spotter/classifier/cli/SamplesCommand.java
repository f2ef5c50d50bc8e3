package dev.spotter.classifier.cli;

import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.evaluation.GoldenCheck;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.modelfile.GoldenSamples;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records what a model says of a few pictures, or checks it against what was recorded. */
@Command(
    name = "samples",
    mixinStandardHelpOptions = true,
    description = {
      "Without pictures: checks that a model folder still answers as it did when it was saved.",
      "With pictures: records its answers to them in the folder's " + GoldenSamples.FILE + "."
    },
    footer = {
      "",
      "Training and combining record samples by themselves; a bot checks them before it takes a"
          + " model.",
      "",
      "Examples:",
      "  spotter-classifier samples --model runs/mine",
      "  spotter-classifier samples --model runs/mine holiday/"
    })
final class SamplesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "a model folder")
  private Path model;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "pictures, or folders of them, of which the first few are taken")
  private List<Path> paths = List.of();

  @Override
  public Integer call() throws IOException {
    String done = paths.isEmpty() ? check() : record();
    spec.commandLine().getOut().println(done);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String check() throws IOException {
    GoldenSamples recorded =
        GoldenSamples.in(model)
            .orElseThrow(
                () ->
                    new IOException(
                        "%s has no %s; name some pictures to record it"
                            .formatted(model, GoldenSamples.FILE)));
    try (SpotterModel loaded = SpotterModel.load(model)) {
      GoldenCheck.check(loaded, recorded);
    }
    return "%s answers its %d sample pictures as it did when it was saved"
        .formatted(model, recorded.samples().size());
  }

  private String record() throws IOException {
    List<Pixels> pictures = pictures(new ImageDecoder(ModelFiles.in(model).card().inputSize()));
    GoldenCheck.record(model, pictures);
    return "Recorded %d pictures in %s"
        .formatted(pictures.size(), model.resolve(GoldenSamples.FILE));
  }

  private List<Pixels> pictures(ImageDecoder decoder) throws IOException {
    List<Pixels> pictures = new ArrayList<>();
    for (Path file : PictureFiles.in(paths)) {
      if (pictures.size() < GoldenCheck.PICTURES) {
        try {
          pictures.add(decoder.decode(Files.readAllBytes(file)).views().get(0));
        } catch (UnreadableImageException e) {
          spec.commandLine()
              .getErr()
              .println(file + " is left out: " + Wording.ENGLISH.problem(e.problem()));
        }
      }
    }
    if (pictures.isEmpty()) {
      throw new IOException("there is no picture in " + paths);
    }
    return pictures;
  }
}
