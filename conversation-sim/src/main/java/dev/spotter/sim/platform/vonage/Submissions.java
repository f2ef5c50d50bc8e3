package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The messages that a bot has submitted and has not been told of, with what a status of theirs
 * repeats. Remembers the newest {@value #MAX}. Not thread-safe.
 */
final class Submissions {

  private static final int MAX = 100_000;

  private final Map<Event, Submission> untold = new LinkedHashMap<>();
  private Optional<Submission> underWay = Optional.empty();

  /**
   * A message.
   *
   * @param to the number of the person it goes to
   * @param clientRef the bot's own reference, if it gave one
   */
  record Submission(String to, Optional<String> clientRef) {}

  /**
   * Posts a message; while it is posted the bot may be told of it already.
   *
   * @param submission what its statuses repeat
   * @param post posts it
   * @return the event that it is
   */
  Event post(Submission submission, Supplier<Event> post) {
    underWay = Optional.of(submission);
    try {
      Event event = post.get();
      underWay.ifPresent(still -> remember(event, still));
      return event;
    } finally {
      underWay = Optional.empty();
    }
  }

  private void remember(Event event, Submission submission) {
    untold.put(event, submission);
    if (untold.size() > MAX) {
      untold.remove(untold.keySet().iterator().next());
    }
  }

  /** Returns what the bot is to be told of an event, once. */
  Optional<Submission> take(Event event) {
    Optional<Submission> taken = underWay.or(() -> Optional.ofNullable(untold.remove(event)));
    underWay = Optional.empty();
    return taken;
  }
}
