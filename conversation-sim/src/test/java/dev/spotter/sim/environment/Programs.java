package dev.spotter.sim.environment;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** The programs that people start, each in a process of its own, with all files in one folder. */
final class Programs {

  private static final String CLASSIFIER = "dev.spotter.classifier.cli.ClassifierCommand";
  private static final String BOT = "dev.spotter.bot.cli.BotCommand";
  private static final String SIMULATOR = "dev.spotter.sim.cli.SpotterSim";

  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "predict", List.of(CLASSIFIER, "predict", "--json", "PICTURES/cat"),
          "train", List.of(CLASSIFIER, "train", "--data", "PICTURES", "--model", "MODEL"),
          "doctor", List.of(BOT, "doctor"),
          "bot", List.of(BOT),
          "simulator", List.of(SIMULATOR, "serve", "--port", "0", "--credentials", "KEYS"));

  private static final Map<String, String> WELL =
      Map.of(
          "predict", "\"file\":",
          "train", "The model is in",
          "doctor", "model                      accurate",
          "bot", "listens on",
          "simulator", "Ctrl-C");

  /** Those that do not end by themselves. */
  private static final Set<String> STAYING = Set.of("bot", "simulator");

  private final Path folder;

  /** Puts two classes of a dozen small pictures into a folder, where all else will be, too. */
  Programs(Path folder) throws IOException {
    this.folder = folder;
    for (String label : List.of("cat", "dog")) {
      Path pictures = Files.createDirectories(folder.resolve("pictures").resolve(label));
      for (int i = 0; i < 12; i++) {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i, label.length() + i, 0xFF0000 + label.hashCode());
        ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
      }
    }
  }

  /** What a program says when all is well. */
  static String well(String program) {
    return WELL.get(program);
  }

  /** Runs a program on this Java until it ends or has said that all is well; returns its words. */
  String run(String program, List<String> before, List<String> options, Map<String, String> set)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(arguments(program));
    return run(command, set, program);
  }

  /** Runs the launcher of an image in place of Java. */
  String run(String program, Path launcher) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString()));
    command.addAll(arguments(program).subList(1, arguments(program).size()));
    return run(command, Map.of("PATH", "/nowhere", "JAVA_HOME", ""), program);
  }

  private String run(List<String> command, Map<String, String> set, String program)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(Files.createDirectories(folder.resolve("work")).toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putIfAbsent("SPOTTER_HTTP_PORT", "0");
    builder.environment().putAll(set);
    builder.environment().values().removeIf(String::isEmpty);
    Process process = builder.start();
    try {
      boolean ended;
      do {
        ended = process.waitFor(200, TimeUnit.MILLISECONDS);
      } while (!ended
          && !(STAYING.contains(program) && Files.readString(output).contains(WELL.get(program))));
      return Files.readString(output);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> arguments(String program) {
    return COMMANDS.get(program).stream().map(this::place).toList();
  }

  private String place(String argument) {
    return argument
        .replace("PICTURES", folder.resolve("pictures").toString())
        .replace("MODEL", folder.resolve("model/made").toString())
        .replace("KEYS", folder.resolve("keys").toString());
  }
}
