package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.InboxUrl;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What an address says of topics and clients. Its parameters are settings of Kafka's clients, but
 * for {@code partitions} and {@code folder}.
 *
 * @param url the address
 * @param partitions how many the topics are created with
 * @param folder where partitions' files are; the system's for temporary files when empty
 */
record KafkaSettings(InboxUrl.Kafka url, int partitions, Optional<Path> folder) {

  /** So short that a webhook is refused instead of being left to time out. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String PARTITIONS = "partitions";
  private static final String FOLDER = "folder";

  /**
   * Reads an address.
   *
   * @throws SQLException when a parameter is wrong
   */
  static KafkaSettings of(InboxUrl.Kafka url) throws SQLException {
    String partitions = url.parameters().getOrDefault(PARTITIONS, "64");
    if (!partitions.matches("[1-9]\\d{0,3}")) {
      throw new SQLException("inbox.url: partitions must be a number from 1 to 9999");
    }
    return new KafkaSettings(
        url,
        Integer.parseInt(partitions),
        Optional.ofNullable(url.parameters().get(FOLDER)).map(Path::of));
  }

  /** Returns the topic of what arrived. */
  String events() {
    return url.name() + ".events";
  }

  /** Returns the topic of the rows. */
  String state() {
    return url.name() + ".state";
  }

  /** Returns the settings that all clients share. */
  Map<String, Object> client() {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                url.servers(),
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                millis(PATIENCE),
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                millis(PATIENCE.multipliedBy(2)),
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                CommonClientConfigs.METADATA_MAX_AGE_CONFIG,
                30_000,
                CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG,
                false));
    url.user().ifPresent(user -> logIn(settings, user));
    Map<String, String> own = new TreeMap<>(url.parameters());
    own.remove(PARTITIONS);
    own.remove(FOLDER);
    settings.putAll(own);
    return settings;
  }

  private void logIn(Map<String, Object> settings, String user) {
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL");
    settings.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
    settings.put(
        SaslConfigs.SASL_JAAS_CONFIG,
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=%s password=%s;"
            .formatted(
                quoted(user), quoted(url.password().map(secret -> secret.value()).orElse(""))));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Returns the settings of a producer whose records are on all replicas in sync when it says so.
   */
  Map<String, Object> producer() {
    Map<String, Object> settings = client();
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(PATIENCE.multipliedBy(2)));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(PATIENCE.multipliedBy(2)));
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
    return settings;
  }

  /** Returns the settings of the one producer that may write a partition's state. */
  Map<String, Object> stateProducer(int partition) {
    Map<String, Object> settings = producer();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, state() + "-" + partition);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(PATIENCE.multipliedBy(3)));
    return settings;
  }

  /** Returns the settings of a consumer that is no member of a group. */
  Map<String, Object> consumer() {
    Map<String, Object> settings = client();
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    return settings;
  }

  /**
   * Returns the settings of a member of the group.
   *
   * @param session how long a member that is not heard of keeps its partitions
   */
  Map<String, Object> member(Duration session) {
    Map<String, Object> settings = consumer();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, url.name());
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(session));
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(session.dividedBy(6)));
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 60_000);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }

  private static int millis(Duration duration) {
    return (int) duration.toMillis();
  }
}
