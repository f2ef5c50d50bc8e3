package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.sql.InboxAdmin;
import dev.spotter.bot.inbox.sql.KafkaTopics;
import dev.spotter.bot.inbox.sql.SqlInbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;

/** Bots of one inbox, each with a Vert.x of its own. */
final class KafkaNodes implements AutoCloseable {

  private static final InboxOptions OPTIONS =
      new InboxOptions(
          20_000,
          1,
          new GroupWait(Duration.ofSeconds(1), Duration.ofSeconds(2)),
          new RateLimit(1_000, 1_000),
          Duration.ofSeconds(6),
          Duration.ofDays(1));

  private record Node(Vertx vertx, Inbox inbox, SimpleMeterRegistry registry) {}

  private final KafkaTopics topics;
  private final Map<String, Node> open = new HashMap<>();

  KafkaNodes(int partitions) {
    this.topics = KafkaTopics.create(partitions);
  }

  InboxUrl.Kafka url() {
    return topics.url();
  }

  Inbox open(String name) {
    Vertx vertx = Vertx.vertx();
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try {
      Inbox inbox =
          SqlInbox.open(vertx, url(), OPTIONS, name, Clock.systemUTC(), new Random(7), registry)
              .await();
      open.put(name, new Node(vertx, inbox, registry));
      return inbox;
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
  }

  SimpleMeterRegistry registry(String name) {
    return open.get(name).registry;
  }

  void awaitOwned(String name, int partitions) {
    KafkaTopics.awaitOwned(registry(name), partitions);
  }

  List<InboxRow> rows(InboxAdmin.Filter filter) throws SQLException {
    try (InboxAdmin desk = InboxAdmin.open(url())) {
      return desk.list(filter, 1_000);
    }
  }

  InboxRow row(long id) throws SQLException {
    try (InboxAdmin desk = InboxAdmin.open(url())) {
      return desk.show(id).orElseThrow();
    }
  }

  Admin admin() throws SQLException {
    return Admin.create(KafkaSettings.of(url()).client());
  }

  void close(String name) {
    Node node = open.remove(name);
    node.inbox.close().await();
    node.vertx.close().await();
  }

  @Override
  public void close() {
    List.copyOf(open.keySet()).forEach(this::close);
    topics.close();
  }
}
