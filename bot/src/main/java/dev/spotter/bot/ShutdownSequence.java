package dev.spotter.bot;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened, to be closed in the opposite order: a step begins when the one before has ended,
 * and one that fails does not keep the others from closing. Used by one thread at a time.
 */
public final class ShutdownSequence {

  private static final Logger LOG = LoggerFactory.getLogger(ShutdownSequence.class);

  private final Deque<Supplier<Future<Void>>> steps = new ArrayDeque<>();

  /** Adds a step that is to run before those added earlier. */
  void add(Supplier<Future<Void>> step) {
    steps.push(step);
  }

  /** Runs all steps; never fails. */
  Future<Void> run() {
    Future<Void> all = Future.succeededFuture();
    while (!steps.isEmpty()) {
      Supplier<Future<Void>> step = steps.pop();
      all = all.compose(done -> step.get()).recover(ShutdownSequence::goOn);
    }
    return all;
  }

  private static Future<Void> goOn(Throwable failure) {
    LOG.warn("Something did not close cleanly: {}", failure.getMessage());
    return Future.succeededFuture();
  }
}
