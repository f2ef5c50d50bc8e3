package dev.spotter.sim.fault;

import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.DeliveryFault;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Decides what happens to the webhook of each event. Immutable. */
public final class WebhookFaults implements Function<Event, DeliveryFault> {

  private final FaultPlan plan;
  private final FaultSampler<WebhookFault> sampler;
  private final Function<Event, String> conversation;

  /**
   * Creates it.
   *
   * @param plan how often what happens
   * @param conversation the name of an event's conversation
   */
  public WebhookFaults(FaultPlan plan, Function<Event, String> conversation) {
    this.plan = plan;
    this.sampler = new FaultSampler<>(WebhookFault.class, plan.webhooks());
    this.conversation = conversation;
  }

  @Override
  public DeliveryFault apply(Event event) {
    RandomGenerator random =
        new SplittableRandom(plan.seedOf(conversation.apply(event) + "#" + event.seq()));
    return sampler.sample(random).map(fault -> fault(fault, random)).orElse(DeliveryFault.NONE);
  }

  private DeliveryFault fault(WebhookFault fault, RandomGenerator random) {
    return switch (fault) {
      case DELAYED -> new DeliveryFault(plan.delay(), false, 0, 0, 0);
      case REORDERED -> new DeliveryFault(plan.delay(), true, 0, 0, 0);
      case DUPLICATED -> new DeliveryFault(Duration.ZERO, false, 1 + random.nextInt(2), 0, 0);
      case DROPPED -> new DeliveryFault(Duration.ZERO, false, 0, 1, 0);
      case ANSWER_LOST -> new DeliveryFault(Duration.ZERO, false, 0, 0, 1);
    };
  }
}
