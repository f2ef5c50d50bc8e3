package dev.spotter.sim.kill;

import java.util.concurrent.CompletableFuture;

/** A process that is killed and comes back. */
interface Victim {

  /** Starts the process; completes when it can be used. */
  CompletableFuture<Void> start();

  /** {@code kill -9}. */
  void kill() throws InterruptedException;
}
