package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.inbox.Captions;
import dev.spotter.bot.inbox.ClaimLostException;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxFullException;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.bot.inbox.OptOuts;
import dev.spotter.bot.inbox.PreferenceStore;
import dev.spotter.bot.inbox.sql.LogEntry;
import dev.spotter.bot.inbox.sql.PartitionInbox;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The inbox on Kafka: what arrives goes into the log; what is due comes from the partitions that
 * this bot owns. Work on a row is done where the row is; of a row whose partition went to another
 * bot the claim is lost. Thread-safe.
 */
final class KafkaInbox implements Inbox {

  private final LogWriter log;
  private final Partitions partitions;
  private final Ownership ownership;
  private final int maxDepth;
  private final KafkaClients clients;
  private final AtomicInteger arriving = new AtomicInteger();

  KafkaInbox(
      LogWriter log,
      Partitions partitions,
      Ownership ownership,
      int maxDepth,
      KafkaClients clients) {
    this.log = log;
    this.partitions = partitions;
    this.ownership = ownership;
    this.maxDepth = maxDepth;
    this.clients = clients;
  }

  @Override
  public Future<List<Appended>> append(List<? extends ChatEvent> events) {
    int number = (int) events.stream().filter(event -> !(event instanceof MessageDeleted)).count();
    if (number > 0 && arriving.addAndGet(number) + ownership.depth() > maxDepth) {
      arriving.addAndGet(-number);
      return Future.failedFuture(new InboxFullException(maxDepth));
    }
    return Future.join(events.stream().map(this::append).toList())
        .onComplete(done -> arriving.addAndGet(-number))
        .map(all -> all.<Optional<Appended>>list().stream().flatMap(Optional::stream).toList());
  }

  private Future<Optional<Appended>> append(ChatEvent event) {
    int partition = partitions.of(event.in());
    return log.append(partition, Partitions.key(event.in()), LogEntry.of(event))
        .map(
            written ->
                Optional.of(
                        new Appended(event.id(), PartitionInbox.row(partition, written.offset())))
                    .filter(any -> !(event instanceof MessageDeleted) && !written.isVoid()));
  }

  /** Tells what another bot would have to be asked for as if it were so: that one looks again. */
  @Override
  public Future<Boolean> mayConcern(Conversation in, String message) {
    return ownership.find(partitions.of(in)).isEmpty()
        ? Future.succeededFuture(true)
        : answered(in, message).map(Optional::isPresent).otherwise(true);
  }

  @Override
  public Future<List<ClaimedEvent>> claim(Lane lane, Set<String> connections, int limit) {
    return new ClaimRound(lane, connections, limit).over(ownership.all().values());
  }

  @Override
  public Future<Void> renew(Collection<ClaimedEvent> events) {
    Map<Integer, List<ClaimedEvent>> byPartition =
        events.stream().collect(Collectors.groupingBy(each -> PartitionInbox.of(each.row())));
    List<Future<Void>> renewals = new ArrayList<>();
    byPartition.forEach(
        (partition, claimed) ->
            ownership
                .find(partition)
                .ifPresent(owned -> renewals.add(owned.inbox().rows().renew(claimed))));
    return Future.join(renewals).mapEmpty();
  }

  @Override
  public Future<Duration> posting(ClaimedEvent claimed, String text, Optional<String> unnamed) {
    return ownership
        .find(PartitionInbox.of(claimed.row()))
        .filter(owned -> owned.posts().begin(claimed.row()))
        .map(owned -> posting(owned, claimed, text, unnamed))
        .orElseGet(() -> Future.failedFuture(new ClaimLostException(claimed.row())));
  }

  private static Future<Duration> posting(
      OwnedPartition owned, ClaimedEvent claimed, String text, Optional<String> unnamed) {
    return owned
        .inbox()
        .rows()
        .posting(claimed, text, unnamed)
        .onComplete(
            noted -> {
              if (noted.failed() || !noted.result().isZero()) {
                owned.posts().end(claimed.row());
              }
            });
  }

  /** A fact, whoever has the row: its owner is told of it by the log. */
  @Override
  public Future<Void> posted(ClaimedEvent claimed, String reply) {
    int partition = PartitionInbox.of(claimed.row());
    LogEntry fact = new LogEntry.Posted(claimed.row(), reply);
    return settle(claimed, rows -> rows.posted(claimed, reply))
        .recover(lost -> log.append(partition, null, fact).mapEmpty());
  }

  @Override
  public Future<Void> retry(ClaimedEvent claimed, Duration wait, boolean unsure, String reason) {
    return settle(claimed, rows -> rows.retry(claimed, wait, unsure, reason));
  }

  @Override
  public Future<Void> done(ClaimedEvent claimed) {
    return settle(claimed, rows -> rows.done(claimed));
  }

  @Override
  public Future<Void> giveUp(ClaimedEvent claimed, String reason) {
    return settle(claimed, rows -> rows.giveUp(claimed, reason));
  }

  @Override
  public Future<Optional<String>> lastReply(ClaimedEvent claimed) {
    return at(claimed, rows -> rows.lastReply(claimed));
  }

  private <T> Future<T> at(ClaimedEvent claimed, Function<Inbox, Future<T>> work) {
    return ownership
        .find(PartitionInbox.of(claimed.row()))
        .map(owned -> work.apply(owned.inbox().rows()))
        .orElseGet(() -> Future.failedFuture(new ClaimLostException(claimed.row())));
  }

  /** Notes what became of a row, after which nothing of it is on its way. */
  private Future<Void> settle(ClaimedEvent claimed, Function<Inbox, Future<Void>> work) {
    return at(claimed, work)
        .onComplete(
            done ->
                ownership
                    .find(PartitionInbox.of(claimed.row()))
                    .ifPresent(owned -> owned.posts().end(claimed.row())));
  }

  @Override
  public Future<Optional<Answered>> answered(Conversation in, String message) {
    return partitionOf(in).compose(rows -> rows.answered(in, message));
  }

  /** Returns the rows of a conversation's partition; fails when it is another bot's. */
  Future<Inbox> partitionOf(Conversation in) {
    return ownership
        .find(partitions.of(in))
        .map(owned -> Future.succeededFuture(owned.inbox().rows()))
        .orElseGet(() -> Future.failedFuture("the conversation is another bot's now: " + in));
  }

  /** Returns the rows of all partitions that are this bot's. */
  List<Inbox> owned() {
    return ownership.all().values().stream().map(owned -> owned.inbox().rows()).toList();
  }

  /**
   * Has a change made in each partition that it concerns.
   *
   * @return how much was changed in the partitions that this bot owns
   */
  Future<Long> change(LogEntry entry) {
    return Future.all(partitions.of(entry).stream().map(p -> log.append(p, null, entry)).toList())
        .map(
            all ->
                all.<LogWriter.Written>list().stream()
                    .mapToLong(written -> written.changed().orElse(0L))
                    .sum());
  }

  @Override
  public OptOuts optOuts() {
    return new KafkaOptOuts(this);
  }

  @Override
  public Captions captions() {
    return new KafkaCaptions(this);
  }

  @Override
  public Lessons lessons() {
    return new KafkaLessons(this);
  }

  @Override
  public PreferenceStore preferences() {
    return new KafkaPreferences(this);
  }

  @Override
  public Future<Void> check() {
    return log.append(0, null, new LogEntry.Nothing()).mapEmpty();
  }

  @Override
  public int depth() {
    return arriving.get() + ownership.depth();
  }

  @Override
  public Future<Void> close() {
    return clients.close();
  }
}
