package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.sql.LogInboxProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Opens inboxes on Kafka (service provider). Stateless. */
public final class KafkaInboxProvider implements LogInboxProvider {

  /** Creates the provider. */
  public KafkaInboxProvider() {}

  @Override
  public Future<Inbox> open(
      Vertx vertx,
      InboxUrl.Kafka url,
      InboxOptions options,
      String node,
      Clock clock,
      RandomGenerator random,
      MeterRegistry registry) {
    return vertx.executeBlocking(
        () -> {
          KafkaSettings settings = KafkaSettings.of(url);
          Admin admin = admin(settings);
          try {
            Partitions partitions = new Partitions(new Topics(admin, settings).open());
            return open(
                new Ownership.Node(vertx, settings, options, node, clock, random, registry),
                admin,
                partitions);
          } catch (SQLException | RuntimeException e) {
            admin.close(KafkaSettings.PATIENCE);
            throw e;
          }
        },
        false);
  }

  private static Inbox open(Ownership.Node node, Admin admin, Partitions partitions) {
    KafkaMetrics metrics = new KafkaMetrics(node.registry());
    Ownership ownership = new Ownership(node, metrics);
    KafkaSettings settings = node.settings();
    LogConsumer consumer =
        new LogConsumer(node.vertx(), settings, node.options().lease(), ownership, metrics);
    LogWriter log = new LogWriter(node.vertx(), settings, ownership);
    LogCleaner cleaner = new LogCleaner(admin, settings.events(), ownership);
    KafkaClients clients = KafkaClients.start(node.vertx(), admin, consumer, log, cleaner, metrics);
    return new KafkaInbox(log, partitions, ownership, node.options().maxDepth(), clients);
  }

  @Override
  public Access access(InboxUrl.Kafka url) throws SQLException {
    KafkaSettings settings = KafkaSettings.of(url);
    try (Admin admin = admin(settings)) {
      return new KafkaAccess(settings, new Partitions(new Topics(admin, settings).visit()));
    }
  }

  private static Admin admin(KafkaSettings settings) throws SQLException {
    try {
      return Admin.create(settings.client());
    } catch (KafkaException e) {
      String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new SQLException("the inbox " + settings.url() + " cannot be used: " + reason, e);
    }
  }
}
