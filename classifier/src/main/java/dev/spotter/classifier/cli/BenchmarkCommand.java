package dev.spotter.classifier.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.evaluation.InferenceBenchmark;
import dev.spotter.classifier.evaluation.Timing;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.ImageFiles;
import dev.spotter.classifier.image.UnreadableImageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what a photo costs. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what photos cost on this machine: processor time of decoding and of the network, with"
          + " one thread and with one a core, and photos a second.",
      "Processor time hardly depends on what else runs; photos a second do."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:measured", "1:no photo could be read", "2:wrong usage"},
    footer = {
      "",
      "Examples:",
      "  spotter-classifier benchmark --photos holiday/",
      "  spotter-classifier benchmark --model small --photos holiday/ --json",
      "  spotter-classifier benchmark --photos holiday/ --dtype float32 --rounds 10"
    })
final class BenchmarkCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelOptions model;

  @Option(
      names = "--photos",
      required = true,
      paramLabel = "DIR",
      description = "pictures, or a folder of them; those that cannot be read are left out")
  private Path photos;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how often each is looked at, after once to warm up (default: 3)")
  private int rounds = 3;

  @Option(
      names = "--dtype",
      paramLabel = "NUMBERS",
      description =
          "the narrowest numbers to compute in, float32 or bfloat16 (default: bfloat16 where it is"
              + " quicker, as a bot does)")
  private Precision narrowest = Precision.BFLOAT16;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds must be at least 1");
    }
    try (SpotterModel loaded = SpotterModel.of(model.files(), Engines.preferred(), narrowest)) {
      List<byte[]> read = readable(loaded.decoder());
      InferenceBenchmark benchmark = new InferenceBenchmark(loaded, read, rounds);
      List<Timing> timings = new ArrayList<>();
      int cores = Runtime.getRuntime().availableProcessors();
      for (int threads : IntStream.of(1, cores).distinct().toArray()) {
        timings.add(benchmark.run(threads));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? json(loaded, read.size(), timings) : table(loaded, read.size(), timings));
      out.flush();
      return 0;
    }
  }

  private List<byte[]> readable(ImageDecoder decoder) throws IOException {
    List<byte[]> readable = new ArrayList<>();
    for (Path file : PictureFiles.in(List.of(photos))) {
      try {
        byte[] photo = ImageFiles.read(file);
        decoder.decode(photo);
        readable.add(photo);
      } catch (UnreadableImageException e) {
        spec.commandLine().getErr().println(file + " is left out: " + e.getMessage());
      }
    }
    if (readable.isEmpty()) {
      throw new IOException("there is no picture in " + photos);
    }
    return readable;
  }

  private static String json(SpotterModel model, int photos, List<Timing> timings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", model.card().name());
    json.put("engine", model.engine());
    json.put("dtype", dtype(model));
    json.put("photos", photos);
    for (Timing timing : timings) {
      ObjectNode run = json.withArray("/runs").addObject();
      run.put("threads", timing.threads());
      time(run.putObject("decodeMs"), timing.decodeMillis(), timing);
      time(run.putObject("networkMs"), timing.networkMillis(), timing);
      run.put("photosPerSecond", timing.photosPerSecond());
    }
    return json.toString();
  }

  private static void time(ObjectNode json, double millis, Timing timing) {
    json.put("photo", millis / timing.photos()).put("view", millis / timing.views());
  }

  private static String table(SpotterModel model, int photos, List<Timing> timings) {
    StringBuilder table = new StringBuilder();
    table.append(
        "%s in %s on %s, %d photos; milliseconds of processor time%n"
            .formatted(model.card().name(), dtype(model), model.engine(), photos));
    table.append("threads  decode a photo  a view  network a photo  a view  photos a second");
    for (Timing timing : timings) {
      table.append(
          String.format(
              Locale.ROOT,
              "%n%7d  %14.2f  %6.2f  %15.2f  %6.2f  %15.1f",
              timing.threads(),
              timing.decodeMillis() / timing.photos(),
              timing.decodeMillis() / timing.views(),
              timing.networkMillis() / timing.photos(),
              timing.networkMillis() / timing.views(),
              timing.photosPerSecond()));
    }
    return table.toString();
  }

  private static String dtype(SpotterModel model) {
    return model.precision().name().toLowerCase(Locale.ROOT);
  }
}
