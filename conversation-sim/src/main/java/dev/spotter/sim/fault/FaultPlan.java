package dev.spotter.sim.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How often what goes wrong. At most one fault strikes a webhook, a download or a call.
 *
 * <p>Replayable: what strikes an event's webhook follows from the seed, the conversation's name and
 * the event's number in it; what strikes the n-th download, the n-th call and the n-th post follows
 * from the seed and that number.
 *
 * @param seed chooses what is struck; 1 when left out
 * @param webhooks how often what happens to the webhook of an event
 * @param media how often what happens to a download
 * @param api how often what happens to a call of the platform's API
 * @param delay how late is late; 2 seconds when left out
 * @param retryAfter how long a refused post is asked to wait; 1 second when left out
 * @param hang how long a call that is never answered stays open; 30 seconds when left out
 */
public record FaultPlan(
    Long seed,
    Map<WebhookFault, Probability> webhooks,
    Map<MediaFault, Probability> media,
    Map<ApiFault, Probability> api,
    Duration delay,
    Duration retryAfter,
    Duration hang) {

  private static final Duration DELAY = Duration.ofSeconds(2);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration HANG = Duration.ofSeconds(30);

  /** Nothing goes wrong; fills itself in with the durations above. */
  public static final FaultPlan NONE = new FaultPlan(null, null, null, null, null, null, null);

  /**
   * Fills in what was left out.
   *
   * @throws IllegalArgumentException when shares of one kind are more than everything together
   */
  public FaultPlan {
    seed = Objects.requireNonNullElse(seed, 1L);
    webhooks = Map.copyOf(Objects.requireNonNullElseGet(webhooks, Map::of));
    media = Map.copyOf(Objects.requireNonNullElseGet(media, Map::of));
    api = Map.copyOf(Objects.requireNonNullElseGet(api, Map::of));
    delay = Objects.requireNonNullElse(delay, DELAY);
    retryAfter = Objects.requireNonNullElse(retryAfter, RETRY_AFTER);
    hang = Objects.requireNonNullElse(hang, HANG);
    check("webhooks", webhooks);
    check("media", media);
    check("api", api);
  }

  private static void check(String kind, Map<?, Probability> shares) {
    if (shares.values().stream().mapToDouble(Probability::value).sum() > 1 + 1e-9) {
      throw new IllegalArgumentException("faults: " + kind + ": more than 100% together");
    }
  }

  /** A number for random choices of one kind, different for each. */
  long seedOf(Object kind) {
    return seed * 31 + kind.hashCode();
  }
}
