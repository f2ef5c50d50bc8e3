package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.Lane;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A platform and a bot that use an inbox all the time: events come every few milliseconds and again
 * until they are acknowledged, and what is due is answered. An answer counts from the moment it may
 * be posted, as a platform's would; one that may have been posted before is not posted again.
 */
final class InboxLoad implements AutoCloseable {

  private static final long PERIOD_MILLIS = 25;
  private static final int CONVERSATIONS = 20;

  private final Vertx vertx = Vertx.vertx();
  private final Inbox inbox;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong lastAcknowledged = new AtomicLong(System.nanoTime());
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
  private final long timer;

  InboxLoad(Inbox inbox) {
    this.inbox = inbox;
    this.timer = vertx.setPeriodic(PERIOD_MILLIS, tick -> deliver(sent.getAndIncrement()));
    answerDue();
  }

  private void deliver(int number) {
    TestEvents.append(
            inbox, List.of(InboxContract.upload("CON-" + number % CONVERSATIONS, "k" + number)))
        .onSuccess(
            kept -> {
              acknowledged.incrementAndGet();
              lastAcknowledged.set(System.nanoTime());
            })
        .onFailure(
            failure -> {
              refused.incrementAndGet();
              vertx.setTimer(100, again -> deliver(number));
            });
  }

  private void answerDue() {
    inbox
        .claim(Lane.PHOTOS, InboxContract.PLATFORMS, CONVERSATIONS)
        .onSuccess(
            claimed -> claimed.stream().filter(one -> inHand.add(one.row())).forEach(this::answer))
        .onComplete(done -> vertx.setTimer(PERIOD_MILLIS, again -> answerDue()));
  }

  private void answer(ClaimedEvent claimed) {
    String message = claimed.event().message();
    post(claimed, message)
        .compose(now -> inbox.posted(claimed, "reply to " + message))
        .onComplete(done -> inHand.remove(claimed.row()));
  }

  private Future<Void> post(ClaimedEvent claimed, String message) {
    if (answers.containsKey(message)) {
      return Future.succeededFuture();
    }
    return inbox
        .posting(claimed, InboxContract.CAPTION, Optional.empty())
        .compose(
            wait ->
                wait.isZero()
                    ? Future.succeededFuture(answers.merge(message, 1, Integer::sum))
                    : Future.failedFuture("not yet"))
        .mapEmpty();
  }

  int acknowledged() {
    return acknowledged.get();
  }

  int refused() {
    return refused.get();
  }

  /** Returns when the last event was kept, as {@link System#nanoTime}. */
  long lastAcknowledged() {
    return lastAcknowledged.get();
  }

  /** Sends nothing new; what was refused still comes again. */
  void stopSending() {
    vertx.cancelTimer(timer);
  }

  boolean isAllAcknowledged() {
    return acknowledged.get() == sent.get();
  }

  /** Returns how many messages have no answer. */
  int lost() {
    return sent.get() - answers.size();
  }

  /** Returns how many answers there are beyond the first of each message. */
  int doubled() {
    return answers.values().stream().mapToInt(number -> number - 1).sum();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
