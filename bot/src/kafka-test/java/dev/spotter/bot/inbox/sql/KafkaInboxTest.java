package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The inbox on Kafka promises what the databases promise. */
class KafkaInboxTest {

  @Nested
  @Tag("kafka")
  class Rows extends InboxRowsContract {

    private final KafkaTopics topics = KafkaTopics.create(1);

    @Override
    InboxUrl url() {
      return topics.url();
    }

    @Override
    InboxUrl rows() {
      return topics.rows();
    }

    @Override
    Inbox open(String node, InboxOptions options) {
      Inbox opened = super.open(node, options);
      KafkaTopics.awaitOwned(registry, 1);
      return opened;
    }

    @Override
    void advance(Duration duration) {
      clock.advance(duration);
    }

    @Override
    void tidy() {
      super.tidy();
      inbox.check().await();
    }

    @Override
    void execute(String sql) {
      topics.execute(sql);
      inbox.check().await();
    }

    @Override
    void dispose() {
      topics.close();
    }
  }

  @Nested
  @Tag("kafka")
  class Events extends InboxEventsContract {

    private final KafkaTopics topics = KafkaTopics.create(1);

    @Override
    InboxUrl url() {
      return topics.url();
    }

    @Override
    InboxUrl rows() {
      return topics.rows();
    }

    @Override
    Inbox open(String node, InboxOptions options) {
      Inbox opened = super.open(node, options);
      KafkaTopics.awaitOwned(registry, 1);
      return opened;
    }

    @Override
    void advance(Duration duration) {
      clock.advance(duration);
    }

    @Override
    void tidy() {
      super.tidy();
      inbox.check().await();
    }

    @Override
    void execute(String sql) {
      topics.execute(sql);
      inbox.check().await();
    }

    @Override
    void dispose() {
      topics.close();
    }
  }

  @Nested
  @Tag("kafka")
  class Groups extends InboxGroupContract {

    private final KafkaTopics topics = KafkaTopics.create(1);

    @Override
    InboxUrl url() {
      return topics.url();
    }

    @Override
    InboxUrl rows() {
      return topics.rows();
    }

    @Override
    Inbox open(String node, InboxOptions options) {
      Inbox opened = super.open(node, options);
      KafkaTopics.awaitOwned(registry, 1);
      return opened;
    }

    @Override
    void advance(Duration duration) {
      clock.advance(duration);
    }

    @Override
    void tidy() {
      super.tidy();
      inbox.check().await();
    }

    @Override
    void execute(String sql) {
      topics.execute(sql);
      inbox.check().await();
    }

    @Override
    void dispose() {
      topics.close();
    }
  }

  @Nested
  @Tag("kafka")
  class Taught extends InboxLessonsContract {

    private final KafkaTopics topics = KafkaTopics.create(1);

    @Override
    InboxUrl url() {
      return topics.url();
    }

    @Override
    InboxUrl rows() {
      return topics.rows();
    }

    @Override
    Inbox open(String node, InboxOptions options) {
      Inbox opened = super.open(node, options);
      KafkaTopics.awaitOwned(registry, 1);
      return opened;
    }

    @Override
    void advance(Duration duration) {
      clock.advance(duration);
    }

    @Override
    void tidy() {
      super.tidy();
      inbox.check().await();
    }

    @Override
    void execute(String sql) {
      topics.execute(sql);
      inbox.check().await();
    }

    @Override
    void dispose() {
      topics.close();
    }
  }
}
