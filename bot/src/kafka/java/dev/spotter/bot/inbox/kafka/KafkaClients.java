package dev.spotter.bot.inbox.kafka;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/**
 * The clients of an open inbox: closed from the one that gives work to those that it stands on.
 *
 * @param vertx gives the threads
 * @param admin the brokers
 * @param consumer the member of the group
 * @param ownership the partitions
 * @param log takes entries
 * @param metrics what is measured
 * @param cleaning the timer of the log's cleaning
 */
record KafkaClients(
    Vertx vertx,
    Admin admin,
    LogConsumer consumer,
    Ownership ownership,
    LogWriter log,
    KafkaMetrics metrics,
    long cleaning) {

  private static final Duration BETWEEN_CLEANINGS = Duration.ofSeconds(10);

  /** Starts what goes on by itself. */
  static KafkaClients start(
      Vertx vertx,
      Admin admin,
      LogConsumer consumer,
      LogWriter log,
      LogCleaner cleaner,
      KafkaMetrics metrics) {
    consumer.start();
    long cleaning = vertx.setPeriodic(BETWEEN_CLEANINGS.toMillis(), tick -> cleaner.clean());
    return new KafkaClients(vertx, admin, consumer, cleaner.ownership(), log, metrics, cleaning);
  }

  Future<Void> close() {
    vertx.cancelTimer(cleaning);
    metrics.close();
    return vertx
        .<Void>executeBlocking(
            () -> {
              consumer.close();
              return null;
            },
            false)
        .eventually(ownership::close)
        .eventually(log::close)
        .eventually(
            () ->
                vertx.<Void>executeBlocking(
                    () -> {
                      admin.close(KafkaSettings.PATIENCE);
                      return null;
                    },
                    false));
  }
}
