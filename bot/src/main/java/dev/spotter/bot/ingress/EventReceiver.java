package dev.spotter.bot.ingress;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.inbox.EventLog;
import dev.spotter.bot.inbox.EventLog.Appended;
import dev.spotter.bot.inbox.Lane;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives events, however they came: drops words that are not meant for the bot, appends the rest
 * to the inbox and wakes the dispatcher. Thread-safe.
 */
public final class EventReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(EventReceiver.class);

  private final EventLog log;
  private final WordFilter filter;
  private final BiConsumer<String, Lane> wake;

  /**
   * Creates the receiver.
   *
   * @param log keeps events
   * @param filter drops words that are not meant for the bot
   * @param wake told the connection and the lane after new events of it were kept
   */
  public EventReceiver(EventLog log, WordFilter filter, BiConsumer<String, Lane> wake) {
    this.log = log;
    this.filter = filter;
    this.wake = wake;
  }

  /**
   * Keeps the events that are meant for the bot and not known yet.
   *
   * @param connection whose they are
   * @param events what arrived together; may be empty
   * @return what became of them, fit for a metric's label: {@code ignored}, {@code duplicate} or
   *     {@code stored}; fails as {@link EventLog#append} does
   */
  Future<String> keep(String connection, List<? extends ChatEvent> events) {
    return meant(events)
        .compose(
            meant ->
                meant.isEmpty()
                    ? Future.succeededFuture("ignored")
                    : log.append(meant).map(appended -> kept(connection, meant, appended)));
  }

  private Future<List<ChatEvent>> meant(List<? extends ChatEvent> events) {
    return Future.all(
            events.stream()
                .map(event -> filter.isMeant(event).map(meant -> meant ? event : null))
                .toList())
        .map(all -> all.<ChatEvent>list().stream().filter(Objects::nonNull).toList());
  }

  private String kept(String connection, List<ChatEvent> events, List<Appended> appended) {
    for (ChatEvent event : events) {
      Optional<Long> row =
          appended.stream()
              .filter(each -> each.id().equals(event.id()))
              .map(Appended::row)
              .findFirst();
      LOG.atInfo()
          .addKeyValue("upload", row.orElse(null))
          .log("[{}] received from {}", row.map(String::valueOf).orElse("known"), event.id());
    }
    Set<EventId> fresh = appended.stream().map(Appended::id).collect(Collectors.toSet());
    events.stream()
        .filter(event -> fresh.contains(event.id()))
        .map(Lane::of)
        .distinct()
        .forEach(lane -> wake.accept(connection, lane));
    return appended.isEmpty() ? "duplicate" : "stored";
  }
}
