package dev.spotter.bot.cli;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.sql.LogInboxProvider;
import dev.spotter.bot.inbox.sql.SqlInbox;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.Finding.Verdict;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.engine.EngineUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at all that a configuration names, one after the other; changes nothing. */
final class Doctor {

  /** A check that has not ended by then is given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BotConfig config;
  private final Vertx vertx;
  private final WebClient client;

  private Doctor(BotConfig config, Vertx vertx) {
    this.config = config;
    this.vertx = vertx;
    this.client = WebClient.create(vertx);
  }

  /**
   * What was found.
   *
   * @param subject where, in a few words
   * @param finding what
   */
  record Diagnosis(String subject, Finding finding) {}

  /** Examines everything; never fails. */
  static Future<List<Diagnosis>> examine(BotConfig config) {
    FileSystemOptions noFileCache =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    Vertx vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(noFileCache));
    return new Doctor(config, vertx).examine().eventually(vertx::close);
  }

  private Future<List<Diagnosis>> examine() {
    Future<List<Diagnosis>> all = Future.succeededFuture(new ArrayList<>());
    for (Check check : own()) {
      all = all.compose(done -> look(done, check.subject(), check));
    }
    for (PlatformConfig platform : config.platforms()) {
      all = all.compose(done -> examine(done, platform));
    }
    return all;
  }

  private Future<List<Diagnosis>> examine(List<Diagnosis> done, PlatformConfig config) {
    Platform platform = config.create(vertx, Clock.systemUTC(), new SimpleMeterRegistry());
    return examine(done, platform.name(), platform.checks()).onComplete(ended -> platform.close());
  }

  /** What is wrong with the first would be said once more by each of the others. */
  private Future<List<Diagnosis>> examine(
      List<Diagnosis> done, String platform, List<Check> checks) {
    if (checks.isEmpty()) {
      return Future.succeededFuture(done);
    }
    Check first = checks.get(0);
    return look(done, platform + ": " + first.subject(), first)
        .compose(
            some ->
                isWrong(some.get(some.size() - 1))
                    ? Future.succeededFuture(some)
                    : lookAll(some, platform, checks.subList(1, checks.size())));
  }

  private Future<List<Diagnosis>> lookAll(
      List<Diagnosis> done, String platform, List<Check> checks) {
    Future<List<Diagnosis>> all = Future.succeededFuture(done);
    for (Check check : checks) {
      all = all.compose(some -> look(some, platform + ": " + check.subject(), check));
    }
    return all;
  }

  private static boolean isWrong(Diagnosis diagnosis) {
    return diagnosis.finding().verdict() == Verdict.WRONG;
  }

  private Future<List<Diagnosis>> look(List<Diagnosis> done, String subject, Check check) {
    return Future.succeededFuture()
        .compose(now -> check.look().get())
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(Doctor::unseen)
        .map(
            finding -> {
              done.add(new Diagnosis(subject, finding));
              return done;
            });
  }

  private static Finding unseen(Throwable failure) {
    String message =
        failure instanceof TimeoutException
            ? "no answer within " + PATIENCE.toSeconds() + " s"
            : String.valueOf(failure.getMessage());
    return Finding.wrong(message, advice(failure));
  }

  private static String advice(Throwable failure) {
    Reaction reaction = failure instanceof PlatformException p ? p.reaction() : Reaction.RETRY;
    return switch (reaction) {
      case RETRY ->
          "try again; if it stays, see that this machine reaches the platform: address, proxy,"
              + " firewall";
      case GIVE_UP, IGNORE -> "see that the platform's api-url is right, or leave it out";
      case ALERT -> "see docs/platforms for what the platform has to be told";
    };
  }

  private List<Check> own() {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("configuration", () -> Future.succeededFuture(configuration())));
    checks.add(new Check("model", this::model));
    checks.add(new Check("inbox", this::inbox));
    config.http().publicUrl().ifPresent(url -> checks.add(new Check("address", () -> reach(url))));
    return checks;
  }

  private Finding configuration() {
    String misspelt = "no setting of Spotter: " + String.join(", ", config.unknownVariables());
    boolean known = config.unknownVariables().isEmpty();
    if (config.platforms().isEmpty()) {
      return Finding.wrong(
          "no platform is set up, so nobody can upload to this bot"
              + (known ? "" : "; " + misspelt),
          "give the secrets of one by the environment; docs/platforms says how");
    }
    return known
        ? Finding.fine(
            "platforms: "
                + String.join(", ", config.platforms().stream().map(PlatformConfig::name).toList()))
        : Finding.doubtful(misspelt, "compare the name with config/spotter.yaml");
  }

  private Future<Finding> model() {
    return vertx
        .executeBlocking(this::loadModel)
        .map(name -> Finding.fine(name + " loads"))
        .otherwise(
            failure ->
                Finding.wrong(
                    failure.getMessage(),
                    failure instanceof EngineUnavailableException
                        ? "change the machine's settings as said; the model is not to blame"
                        : "set model.dir to a folder that `spotter-classifier train` made, or leave"
                            + " it empty"));
  }

  private String loadModel() {
    try (SpotterModel model = config.model().load()) {
      return model.card().name();
    }
  }

  private Future<Finding> inbox() {
    BotConfig.InboxConfig inbox = config.inbox();
    if (inbox.url() instanceof InboxUrl.Kafka log) {
      return vertx
          .executeBlocking(() -> reachLog(log))
          .otherwise(failure -> InboxAdvice.closed(log, failure.getMessage()));
    }
    return SqlInbox.open(
            vertx,
            inbox.url(),
            inbox.options(),
            "doctor",
            Clock.systemUTC(),
            new SecureRandom(),
            new SimpleMeterRegistry())
        .compose(
            open ->
                open.check()
                    .map(done -> Finding.fine(open.depth() + " uploads wait in " + inbox.url()))
                    .eventually(open::close))
        .otherwise(failure -> InboxAdvice.closed(inbox.url(), failure.getMessage()));
  }

  /** Opening it would take partitions from bots that run. */
  private static Finding reachLog(InboxUrl.Kafka log) throws SQLException {
    LogInboxProvider.find().access(log).close();
    return Finding.fine("the topics of " + log + " are there");
  }

  private Future<Finding> reach(URI url) {
    return client
        .getAbs(url + "/health/live")
        .timeout(Duration.ofSeconds(10).toMillis())
        .send()
        .map(
            answer ->
                answer.statusCode() == 200
                    ? Finding.fine(url + " leads to a bot")
                    : unreached(url, "answers with status " + answer.statusCode()))
        .otherwise(failure -> unreached(url, "does not answer: " + failure.getMessage()));
  }

  private static Finding unreached(URI url, String how) {
    return Finding.doubtful(
        url + " " + how,
        "start the bot; if it runs, see that http.public-url and the proxy in front of it lead to"
            + " its port");
  }
}
