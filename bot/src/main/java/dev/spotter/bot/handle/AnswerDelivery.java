package dev.spotter.bot.handle;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.Ledger;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.post.RateLimiter;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Delivers the answer to an event (transactional outbox): decide, note, post, note. What was
 * decided in an earlier attempt is kept; what may have been posted without our knowing is looked up
 * first, so that it is posted once wherever the platform lets the bot find out. Thread-safe.
 */
public final class AnswerDelivery {

  private final Map<String, Platform> platforms;
  private final Ledger ledger;
  private final RateLimiter limiter;
  private final Settlement settlement;

  /**
   * Creates the delivery.
   *
   * @param platforms the connections by name
   * @param ledger keeps what became of events
   * @param limiter waits for a conversation's turn
   * @param settlement settles what failed
   */
  public AnswerDelivery(
      Map<String, Platform> platforms, Ledger ledger, RateLimiter limiter, Settlement settlement) {
    this.platforms = Map.copyOf(platforms);
    this.ledger = ledger;
    this.limiter = limiter;
    this.settlement = settlement;
  }

  /**
   * Answers one event and settles it.
   *
   * @param claimed a claimed event
   * @param decide decides on the answer; empty when the event needs none
   * @return fails only when the event cannot be settled
   */
  Future<Void> deliver(
      ClaimedEvent claimed, Function<Platform, Future<Optional<AnswerDraft>>> decide) {
    Platform platform = platforms.get(claimed.event().in().connection());
    return Future.succeededFuture()
        .compose(begun -> draft(claimed, () -> decide.apply(platform)))
        .compose(
            draft ->
                draft
                    .map(answer -> answer(platform, claimed, answer))
                    .orElseGet(() -> ledger.done(claimed)))
        .recover(failure -> settlement.failed(claimed, failure));
  }

  private static Future<Optional<AnswerDraft>> draft(
      ClaimedEvent claimed, Supplier<Future<Optional<AnswerDraft>>> decide) {
    return claimed
        .answer()
        .map(text -> Future.succeededFuture(Optional.of(new AnswerDraft(text))))
        .orElseGet(decide);
  }

  private Future<Void> answer(Platform platform, ClaimedEvent claimed, AnswerDraft draft) {
    OutgoingMessage message = OutgoingMessage.answering(claimed.event(), draft.text());
    return findPosted(platform, claimed, message)
        .compose(
            found ->
                found
                    .map(Future::succeededFuture)
                    .orElseGet(() -> post(platform, claimed, message, draft)))
        .compose(
            reply ->
                ledger
                    .posted(claimed, reply)
                    .onSuccess(noted -> settlement.posted(claimed, reply)));
  }

  /** Only what was left in POSTING may have been posted without our knowing. */
  private Future<Optional<String>> findPosted(
      Platform platform, ClaimedEvent claimed, OutgoingMessage message) {
    ChatEvent event = claimed.event();
    return claimed.state() == InboxState.POSTING
        ? ledger
            .lastReply(claimed)
            .compose(after -> platform.findPosted(event.in(), message, after))
            .recover(failure -> Future.failedFuture(stillUnsure(failure)))
        : Future.succeededFuture(Optional.empty());
  }

  private static Throwable stillUnsure(Throwable failure) {
    return failure instanceof PlatformException p ? p.stillUnsure() : failure;
  }

  private Future<String> post(
      Platform platform, ClaimedEvent claimed, OutgoingMessage message, AnswerDraft draft) {
    Conversation in = claimed.event().in();
    return limiter
        .turn(in.connection(), () -> ledger.posting(claimed, draft.text(), draft.unnamed()))
        .compose(noted -> platform.post(in, message));
  }
}
