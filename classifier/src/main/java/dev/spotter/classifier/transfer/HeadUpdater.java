package dev.spotter.classifier.transfer;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import dev.spotter.classifier.decision.FeatureBank;
import dev.spotter.classifier.decision.LinearLayer;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFormat;
import dev.spotter.classifier.training.TrainingListener;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Retrains a model's head on corrections, with rehearsal: a linear layer that is added to the
 * logits is fitted to the corrections and to a replay sample of the features that the model was
 * trained on, its bank. The network is left alone, and so are features. What {@link
 * TrainingListener} calls an epoch is one strength of the penalty, from strong to weak. Nothing is
 * drawn at random. Thread-safe.
 */
public final class HeadUpdater {

  /** Penalties from a head that hardly moves to one that gives way. */
  private static final List<Double> STRENGTHS =
      List.of(10.0, 3.0, 1.0, 0.3, 0.1, 0.03, 0.01, 0.003);

  /** Every so many-th image of the bank is held out. */
  private static final int HELD_OUT = 4;

  /** How many replayed images a correction weighs as much as. */
  private static final double WEIGHT = 5;

  private final ModelFiles files;
  private final FeatureBank bank;
  private final UnaryOperator<float[]> logits;
  private final Clock clock;

  /**
   * Reads the model's head and bank; its last layer is read on the engine, all else is plain Java.
   *
   * @param files the model
   * @param clock for the time spent
   * @throws IOException when the model has no bank, or does not tell its last layer; says what to
   *     do
   */
  public HeadUpdater(ModelFiles files, Clock clock) throws IOException {
    this.files = files;
    this.clock = clock;
    bank =
        files
            .bank()
            .filter(it -> it.labels().equals(files.card().labels()))
            .orElseThrow(
                () ->
                    new IOException(
                        "%s has no bank of its labels' features to rehearse; give it one by `spotter-classifier bank`"
                            .formatted(files.card().name())));
    UnaryOperator<float[]> trained = trained(files);
    logits =
        files
            .residual()
            .<UnaryOperator<float[]>>map(
                it -> row -> LinearLayer.sum(trained.apply(row), it.apply(row)))
            .orElse(trained);
  }

  private static UnaryOperator<float[]> trained(ModelFiles files) throws IOException {
    if (files.head().isPresent()) {
      return files.head().get()::apply;
    }
    try (NDManager manager =
        NDManager.newBaseManager(Device.cpu(), Engines.preferred().getEngineName())) {
      return ModelFormat.of(files.card())
          .lastLayer(files, manager)
          .<UnaryOperator<float[]>>map(layer -> layer::apply)
          .orElseThrow(
              () ->
                  new IOException(
                      "%s is an imported network, which does not tell its last layer; train a head on it by `train --from`"
                          .formatted(files.card().name())));
    } catch (MalformedModelException e) {
      throw new ModelException("the parameters of " + files.card().name() + " do not fit", e);
    }
  }

  /** Returns every fourth image of the bank, which no update learns from. */
  public List<LabelledFeatures> heldOut() {
    return images(i -> i % HELD_OUT == 0);
  }

  private List<LabelledFeatures> images(IntPredicate which) {
    return IntStream.range(0, bank.rows().length)
        .filter(which)
        .mapToObj(i -> new LabelledFeatures(bank.features(i), bank.targets()[i]))
        .toList();
  }

  /**
   * Fits. Of the strengths that lose no more on the held-out pictures than an update may, the one
   * is taken that answers most corrections right, then surely enough, and of several the strongest;
   * when all lose more, the one that loses least.
   *
   * @param corrections at least one
   * @param heldOut what it is judged by, at least one
   * @param listener hears how it goes
   * @return the head, good or bad: see {@link UpdateFigures#refusal}
   */
  public UpdatedHead fit(
      List<LabelledFeatures> corrections,
      List<LabelledFeatures> heldOut,
      TrainingListener listener) {
    long startedAt = clock.millis();
    List<LabelledFeatures> learnt =
        Stream.concat(corrections.stream(), images(i -> i % HELD_OUT != 0).stream()).toList();
    listener.begin(new TrainingListener.Start(STRENGTHS.size(), 1, 0, learnt.size()));
    ResidualRegression problem = problem(learnt, corrections.size());
    double[] point = problem.nothing();
    List<UpdatedHead> tried = new ArrayList<>();
    for (double strength : STRENGTHS) {
      listener.epochBegin(tried.size());
      point = problem.fit(strength, point);
      LinearLayer residual = bank.unwhitened(problem.layer(point));
      tried.add(
          new UpdatedHead(
              residual,
              figures(corrections, heldOut, residual),
              HeadScore.said(with(residual), corrections, files.card().decision())));
      listener.epochEnd(epoch(tried.size() - 1, learnt, heldOut, residual, startedAt));
    }
    UpdatedHead best = UpdatedHead.best(tried);
    listener.end(result(tried, best, heldOut, startedAt));
    return files.residual().map(best::after).orElse(best);
  }

  private ResidualRegression problem(List<LabelledFeatures> learnt, int corrections) {
    return new ResidualRegression(
        learnt.stream().map(it -> bank.whiten(it.features())).toArray(float[][]::new),
        learnt.stream().map(it -> logits.apply(it.features())).toArray(float[][]::new),
        learnt.stream().mapToInt(LabelledFeatures::target).toArray(),
        IntStream.range(0, learnt.size()).mapToDouble(i -> i < corrections ? WEIGHT : 1).toArray());
  }

  private UpdateFigures figures(
      List<LabelledFeatures> corrections, List<LabelledFeatures> heldOut, LinearLayer residual) {
    UnaryOperator<float[]> updated = with(residual);
    return new UpdateFigures(
        corrections.size(),
        HeadScore.of(logits, corrections).accuracy(),
        HeadScore.of(updated, corrections).accuracy(),
        heldOut.size(),
        HeadScore.of(logits, heldOut).accuracy(),
        HeadScore.of(updated, heldOut).accuracy());
  }

  private UnaryOperator<float[]> with(LinearLayer residual) {
    return row -> LinearLayer.sum(logits.apply(row), residual.apply(row));
  }

  private TrainingListener.Epoch epoch(
      int number,
      List<LabelledFeatures> learnt,
      List<LabelledFeatures> heldOut,
      LinearLayer residual,
      long startedAt) {
    HeadScore training = HeadScore.of(with(residual), learnt);
    HeadScore validation = HeadScore.of(with(residual), heldOut);
    return new TrainingListener.Epoch(
        number,
        training.logLoss(),
        training.accuracy(),
        validation.accuracy(),
        validation.logLoss(),
        seconds(startedAt));
  }

  private TrainingListener.Result result(
      List<UpdatedHead> tried, UpdatedHead best, List<LabelledFeatures> heldOut, long startedAt) {
    HeadScore validation = HeadScore.of(with(best.residual()), heldOut);
    return new TrainingListener.Result(
        TrainingListener.Ending.COMPLETE,
        tried.size(),
        tried.indexOf(best),
        validation.accuracy(),
        validation.logLoss(),
        seconds(startedAt));
  }

  private double seconds(long startedAt) {
    return (clock.millis() - startedAt) / 1e3;
  }
}
