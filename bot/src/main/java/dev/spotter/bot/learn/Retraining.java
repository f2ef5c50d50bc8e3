package dev.spotter.bot.learn;

import dev.spotter.bot.classify.ModelSource;
import dev.spotter.bot.classify.ModelVersions;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.Reviews;
import dev.spotter.bot.learn.RetrainingState.Phase;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.training.TrainingListener;
import dev.spotter.classifier.transfer.HeadUpdater;
import dev.spotter.classifier.transfer.LabelledFeatures;
import dev.spotter.classifier.transfer.UpdatedHead;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background job that makes a new version of the model from the lessons that an operator accepted,
 * and promotes it when it is no worse; the bot then takes it as any other change of its model. One
 * runs at a time, on a thread of its own, so that no event loop waits and the engine keeps memory
 * for one thread more at most. Thread-safe.
 */
public final class Retraining {

  private static final Logger LOG = LoggerFactory.getLogger(Retraining.class);

  /** The newest count; of {@code accurate} these are 8 MB. */
  static final int MOST_LESSONS = 2_000;

  private final Reviews reviews;
  private final ModelSource source;
  private final ModelVersions versions;
  private final WorkerExecutor worker;
  private final Clock clock;
  private final MeterRegistry registry;
  private final AtomicReference<RetrainingState> state =
      new AtomicReference<>(RetrainingState.NONE);

  /**
   * Creates the job, idle.
   *
   * @param vertx gives the thread
   * @param reviews tells which lessons are accepted
   * @param source tells which model answers
   * @param versions takes the new version
   * @param clock for the date of the version
   * @param registry counts retrainings by what came of them
   */
  public Retraining(
      Vertx vertx,
      Reviews reviews,
      ModelSource source,
      ModelVersions versions,
      Clock clock,
      MeterRegistry registry) {
    this.reviews = reviews;
    this.source = source;
    this.versions = versions;
    this.clock = clock;
    this.registry = registry;
    worker = vertx.createSharedWorkerExecutor("retraining", 1, 1, TimeUnit.HOURS);
  }

  /** Returns how the last one goes, or went. */
  public RetrainingState state() {
    return state.get();
  }

  /**
   * Retrains, unless that is under way.
   *
   * @return completes when it has ended, however; fails never
   */
  public Future<RetrainingState> run() {
    RetrainingState before = state.get();
    RetrainingState begun = new RetrainingState(Phase.RUNNING, 0, 0, 0, 0, "");
    if (before.phase() == Phase.RUNNING || !state.compareAndSet(before, begun)) {
      return Future.succeededFuture(state.get());
    }
    return reviews
        .newest(Optional.of(Review.ACCEPTED), MOST_LESSONS)
        .compose(accepted -> worker.executeBlocking(() -> update(accepted)))
        .recover(
            failure -> {
              LOG.warn("Retraining failed: {}", String.valueOf(failure.getMessage()));
              LOG.debug("Why retraining failed", failure);
              return Future.succeededFuture(
                  state.get().ended(Phase.FAILED, String.valueOf(failure.getMessage())));
            })
        .onSuccess(this::settle);
  }

  private void settle(RetrainingState ended) {
    registry
        .counter("spotter.retrainings", "outcome", ended.phase().name().toLowerCase(Locale.ROOT))
        .increment();
    state.set(ended);
  }

  private RetrainingState update(List<ReviewedLesson> accepted) throws IOException {
    ModelFiles files = source.files();
    List<LabelledFeatures> corrections =
        accepted.stream().flatMap(it -> correction(it.lesson(), files.card())).toList();
    if (corrections.isEmpty()) {
      return refused("There is no accepted lesson that this model can learn from.");
    }
    LOG.info("Retraining {} on {} accepted lessons", files.card().name(), corrections.size());
    HeadUpdater updater = new HeadUpdater(files, clock);
    UpdatedHead head = updater.fit(corrections, updater.heldOut(), new Listener());
    Optional<String> refusal = head.figures().refusal();
    if (refusal.isPresent()) {
      return refused("No new version, for " + refusal.get());
    }
    String version = versions.add(folder -> head.write(files, folder, clock.instant()));
    versions.promote(version);
    String said = "Version " + version + ": " + head.figures();
    LOG.info("Retrained. {}", said);
    return state.get().ended(Phase.PROMOTED, said);
  }

  private RetrainingState refused(String why) {
    LOG.info("Not retrained. {}", why);
    return state.get().ended(Phase.REFUSED, why);
  }

  /** A name counts as what it is of: Rex is a dog. */
  private static Stream<LabelledFeatures> correction(Lesson lesson, ModelCard card) {
    if (!lesson.says().is() || !lesson.model().equals(card.featureVersion())) {
      return Stream.empty();
    }
    return Stream.concat(Stream.of(lesson.says().label()), lesson.says().under().stream())
        .map(card.labels()::indexOf)
        .filter(target -> target >= 0)
        .limit(1)
        .map(target -> new LabelledFeatures(lesson.features(), target));
  }

  /** Tells of each epoch while the worker trains. */
  private final class Listener implements TrainingListener {

    private int epochs;

    @Override
    public void begin(Start start) {
      epochs = start.epochs();
      state.set(new RetrainingState(Phase.RUNNING, 0, epochs, 0, 0, ""));
    }

    @Override
    public void epochEnd(Epoch epoch) {
      int done = epoch.epoch() + 1;
      state.set(
          new RetrainingState(
              Phase.RUNNING, done, epochs, epoch.loss(), epoch.validationAccuracy(), ""));
      LOG.info(
          "Retraining, epoch {} of {}: loss {}, held out {} %",
          done,
          epochs,
          String.format(Locale.ROOT, "%.4f", epoch.loss()),
          String.format(Locale.ROOT, "%.2f", 100 * epoch.validationAccuracy()));
    }
  }
}
