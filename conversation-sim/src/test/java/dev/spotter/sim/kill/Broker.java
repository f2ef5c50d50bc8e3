package dev.spotter.sim.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * One of the Kafka brokers that {@code .ci/kafka} has started.
 *
 * @param number which one, from 1
 */
record Broker(int number) implements Victim {

  /** Returns all brokers that may be killed: one of one would take the log away for a while. */
  static List<Broker> all() {
    int brokers = Integer.parseInt(System.getenv().getOrDefault("KAFKA_BROKERS", "1"));
    return IntStream.rangeClosed(1, brokers).mapToObj(Broker::new).toList();
  }

  @Override
  public CompletableFuture<Void> start() {
    control("start");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void kill() {
    control("kill");
  }

  private void control(String what) {
    try {
      new ProcessBuilder(System.getenv("KAFKA_CONTROL"), what, String.valueOf(number))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
