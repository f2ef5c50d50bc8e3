package dev.spotter.bot.inbox.kafka;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two topics of an inbox, created by the first bot and checked by all. Blocks.
 *
 * @param admin the brokers
 * @param settings names and number of partitions
 */
record Topics(Admin admin, KafkaSettings settings) {

  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

  /** What is removed or overwritten is really gone after about so long. */
  private static final String HOUR = "3600000";

  /**
   * Creates what is missing.
   *
   * @return the number of partitions
   * @throws SQLException when the brokers cannot be used or the topics are not as they have to be
   */
  int open() throws SQLException {
    try {
      int brokers = admin.describeCluster().nodes().get().size();
      create(brokers < 3 ? (short) 1 : 3);
      int partitions = checkSoon();
      warnOfLoss();
      return partitions;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    } catch (ExecutionException | KafkaException e) {
      throw unusable(e);
    }
  }

  /**
   * Checks topics that a bot has created.
   *
   * @return the number of partitions
   * @throws SQLException when there are none, or they are not as they have to be
   */
  int visit() throws SQLException {
    try {
      return check();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownTopicOrPartitionException
          ? new SQLException("there is no inbox " + settings.url() + " yet; is inbox.url right?")
          : unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    } catch (KafkaException e) {
      throw unusable(e);
    }
  }

  private SQLException unusable(Exception failure) {
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    return new SQLException(
        "the inbox %s cannot be used: %s".formatted(settings.url(), cause.getMessage()), cause);
  }

  private void create(short replicas) throws InterruptedException, ExecutionException {
    Map<String, String> both = new HashMap<>();
    both.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas < 3 ? "1" : "2");
    both.put(TopicConfig.SEGMENT_MS_CONFIG, HOUR);
    if (replicas == 1) {
      both.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
    }
    Map<String, String> events = new HashMap<>(both);
    events.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    Map<String, String> state = new HashMap<>(both);
    state.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    state.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, HOUR);
    state.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, HOUR);
    create(settings.events(), replicas, events);
    create(settings.state(), replicas, state);
  }

  private void create(String name, short replicas, Map<String, String> configs)
      throws InterruptedException, ExecutionException {
    NewTopic topic =
        new NewTopic(name, Optional.of(settings.partitions()), Optional.of(replicas))
            .configs(configs);
    try {
      admin.createTopics(List.of(topic)).all().get();
      LOG.info("Created the topic {} of {} partitions", name, settings.partitions());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /** Topics that were created are not known to every broker at once. */
  private int checkSoon() throws InterruptedException, ExecutionException, SQLException {
    long deadline = System.nanoTime() + 2 * KafkaSettings.PATIENCE.toNanos();
    while (true) {
      try {
        return check();
      } catch (ExecutionException e) {
        boolean known = !(e.getCause() instanceof UnknownTopicOrPartitionException);
        if (known || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private int check() throws InterruptedException, ExecutionException, SQLException {
    List<String> names = List.of(settings.events(), settings.state());
    Map<String, TopicDescription> topics = admin.describeTopics(names).allTopicNames().get();
    int events = topics.get(settings.events()).partitions().size();
    int state = topics.get(settings.state()).partitions().size();
    if (events != state) {
      throw new SQLException(
          "%s has %d partitions and %s has %d: the number was changed, which tears conversations apart; set it back, or take another name for the inbox and let bots on this one finish first"
              .formatted(settings.events(), events, settings.state(), state));
    }
    return events;
  }

  private void warnOfLoss() throws InterruptedException, ExecutionException {
    List<String> names = List.of(settings.events(), settings.state());
    Map<String, TopicDescription> topics = admin.describeTopics(names).allTopicNames().get();
    for (String name : names) {
      warnOfLoss(name, topics.get(name).partitions().get(0).replicas().size());
    }
  }

  private void warnOfLoss(String topic, int replicas)
      throws InterruptedException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    String inSync =
        admin
            .describeConfigs(List.of(resource))
            .all()
            .get()
            .get(resource)
            .get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
            .value();
    if (replicas < 3 || Integer.parseInt(inSync) < 2) {
      LOG.warn(
          "{} has {} replicas, of which {} have to have an event: what was accepted can be lost"
              + " with one broker; 3 and 2 cannot",
          topic,
          replicas,
          inSync);
    }
  }
}
