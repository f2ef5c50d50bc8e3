package dev.spotter.sim.fault;

import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.Mishap;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Decides what happens to the webhook of each event. Immutable. */
public final class WebhookFaults implements Function<Event, Mishap> {

  private final FaultPlan plan;
  private final Dice<WebhookFault> dice;
  private final Function<Event, String> conversation;

  /**
   * Creates it.
   *
   * @param plan how often what happens
   * @param conversation the name of an event's conversation
   */
  public WebhookFaults(FaultPlan plan, Function<Event, String> conversation) {
    this.plan = plan;
    this.dice = new Dice<>(WebhookFault.class, plan.webhooks());
    this.conversation = conversation;
  }

  @Override
  public Mishap apply(Event event) {
    RandomGenerator random =
        new SplittableRandom(plan.seedOf(conversation.apply(event) + "#" + event.seq()));
    return dice.roll(random).map(fault -> mishap(fault, random)).orElse(Mishap.NONE);
  }

  private Mishap mishap(WebhookFault fault, RandomGenerator random) {
    return switch (fault) {
      case DELAYED -> new Mishap(plan.delay(), false, 0, 0, 0);
      case REORDERED -> new Mishap(plan.delay(), true, 0, 0, 0);
      case DUPLICATED -> new Mishap(Duration.ZERO, false, 1 + random.nextInt(2), 0, 0);
      case DROPPED -> new Mishap(Duration.ZERO, false, 0, 1, 0);
      case ANSWER_LOST -> new Mishap(Duration.ZERO, false, 0, 0, 1);
    };
  }
}
