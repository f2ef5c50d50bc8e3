package dev.spotter.classifier.training;

import java.util.List;

/** Passes each event on to several listeners, in their order. */
public final class Listeners implements TrainingListener {

  private final List<TrainingListener> listeners;

  /**
   * Creates the list.
   *
   * @param listeners whom to tell
   */
  public Listeners(TrainingListener... listeners) {
    this.listeners = List.of(listeners);
  }

  @Override
  public void begin(Start start) {
    listeners.forEach(listener -> listener.begin(start));
  }

  @Override
  public void epochBegin(int epoch) {
    listeners.forEach(listener -> listener.epochBegin(epoch));
  }

  @Override
  public void step(Step step) {
    listeners.forEach(listener -> listener.step(step));
  }

  @Override
  public void epochEnd(Epoch epoch) {
    listeners.forEach(listener -> listener.epochEnd(epoch));
  }

  @Override
  public void end(Result result) {
    listeners.forEach(listener -> listener.end(result));
  }
}
