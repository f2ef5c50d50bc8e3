package dev.spotter.bot.cli;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.cli.Doctor.Diagnosis;
import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.Finding.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: looks at everything a bot needs and says in plain words what is wrong. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Check the configuration, the model, the inbox and every platform that is set up:",
      "tokens, permissions, reachability, the webhook's registration. Changes nothing.",
      "Exits with 0 if nothing is wrong, with 1 otherwise."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar spotter-bot.jar doctor --config config/spotter.yaml",
      "  SPOTTER_TELEGRAM_BOT_TOKEN=... java -jar spotter-bot.jar doctor"
    })
public final class DoctorCommand implements Callable<Integer> {

  private static final String LINE = "%-9s %-26s %s%n";

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration, YAML.")
  private Path config;

  private final Map<String, String> environment;

  public DoctorCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns 0 if nothing is wrong, else 1. */
  @Override
  public Integer call() {
    try {
      BotConfig settings = BotConfig.load(Optional.ofNullable(config), environment);
      return print(Doctor.examine(settings).await());
    } catch (InvalidConfigException e) {
      Finding finding = Finding.wrong(e.getMessage(), "correct it and run the doctor again");
      return print(List.of(new Diagnosis("configuration", finding)));
    }
  }

  private int print(List<Diagnosis> diagnoses) {
    PrintWriter out = spec.commandLine().getOut();
    diagnoses.forEach(diagnosis -> print(out, diagnosis.subject(), diagnosis.finding()));
    long wrong = count(diagnoses, Verdict.WRONG);
    long doubtful = count(diagnoses, Verdict.DOUBTFUL);
    out.printf(
        "%n%s%n",
        wrong + doubtful == 0 ? "All is well." : wrong + " wrong, " + doubtful + " doubtful.");
    out.flush();
    return wrong == 0 ? 0 : 1;
  }

  private static void print(PrintWriter out, String subject, Finding finding) {
    String mark = finding.verdict() == Verdict.FINE ? "ok" : finding.verdict().name();
    out.printf(LINE, mark, subject, finding.message());
    finding.advice().ifPresent(advice -> out.printf(LINE, "", "", "-> " + advice));
  }

  private static long count(List<Diagnosis> diagnoses, Verdict verdict) {
    return diagnoses.stream().filter(one -> one.finding().verdict() == verdict).count();
  }
}
