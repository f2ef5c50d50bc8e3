package dev.spotter.bot.inbox.sql;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.inbox.InboxUrl;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Topics of their own on the brokers that the environment variable {@code KAFKA_URL} names, for one
 * test.
 *
 * @param name what the topics' names begin with
 * @param partitions how many they have
 * @param folder where the rows are
 */
public record KafkaTopics(String name, int partitions, Path folder) implements AutoCloseable {

  /** Makes names for topics and a folder for their rows. */
  public static KafkaTopics create(int partitions) {
    try {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      return new KafkaTopics(name, partitions, Files.createTempDirectory(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address of an inbox that does not exist yet. */
  public InboxUrl.Kafka url() {
    String brokers = System.getenv("KAFKA_URL");
    if (brokers == null) {
      throw new IllegalStateException("KAFKA_URL is missing; see .ci/kafka");
    }
    return (InboxUrl.Kafka)
        InboxUrl.parse(
            "%s/%s?partitions=%d&folder=%s".formatted(brokers, name, partitions, folder));
  }

  /** Waits until a bot has that many partitions. */
  public static void awaitOwned(MeterRegistry registry, int partitions) {
    await()
        .atMost(1, MINUTES)
        .until(
            () -> {
              Gauge owned = registry.find("spotter.inbox.partitions").gauge();
              return owned != null && owned.value() == partitions;
            });
  }

  /** Returns the rows of the only partition. */
  InboxUrl.Sqlite rows() {
    try (Stream<Path> files = Files.walk(folder)) {
      return new InboxUrl.Sqlite(
          files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the folder, in which nothing is left. */
  @Override
  public void close() {
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes rows behind the back of the bot, which writes it with its next change. */
  void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(rows().toString());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
