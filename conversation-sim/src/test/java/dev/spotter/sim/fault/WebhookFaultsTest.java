package dev.spotter.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.delivery.DeliveryFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WebhookFaultsTest {

  private static final Map<WebhookFault, Probability> SHARES =
      Map.of(
          WebhookFault.DELAYED, Probability.of("5%"),
          WebhookFault.REORDERED, Probability.of("10%"),
          WebhookFault.DUPLICATED, Probability.of("0.2"),
          WebhookFault.DROPPED, Probability.of("15%"),
          WebhookFault.ANSWER_LOST, Probability.of("8%"));

  @Test
  void eachFaultStrikesItsShareOfTheEvents() {
    List<DeliveryFault> faults = faults(1, "CON-1");

    assertThat(share(faults, m -> !m.hold().isZero() && !m.overtaken())).isCloseTo(0.05, near());
    assertThat(share(faults, DeliveryFault::overtaken)).isCloseTo(0.1, near());
    assertThat(share(faults, m -> m.copies() > 0)).isCloseTo(0.2, near());
    assertThat(share(faults, m -> m.copies() == 2)).isCloseTo(0.1, near());
    assertThat(share(faults, m -> m.dropped() > 0)).isCloseTo(0.15, near());
    assertThat(share(faults, m -> m.lostAnswers() > 0)).isCloseTo(0.08, near());
    assertThat(share(faults, DeliveryFault.NONE::equals)).isCloseTo(0.42, near());
  }

  @Test
  void theSameSeedStrikesTheSameEventsWhateverTheConversationsIdIs() {
    assertThat(faults(1, "CON-1")).isEqualTo(faults(1, "CON-2"));
    assertThat(faults(1, "CON-1")).isNotEqualTo(faults(2, "CON-1"));
  }

  private static Offset<Double> near() {
    return within(0.02); // more than four standard deviations of 10,000 events
  }

  private static double share(List<DeliveryFault> faults, Predicate<DeliveryFault> struck) {
    return (double) faults.stream().filter(struck).count() / faults.size();
  }

  private static List<DeliveryFault> faults(long seed, String conversation) {
    FaultPlan plan = new FaultPlan(seed, SHARES, null, null, Duration.ofSeconds(1), null, null);
    WebhookFaults faults = new WebhookFaults(plan, event -> "Holiday");
    return IntStream.rangeClosed(1, 10_000)
        .mapToObj(seq -> faults.apply(event(conversation, seq)))
        .toList();
  }

  private static Event event(String conversation, int seq) {
    Member ana = new Member("MEM-1", "Ana", false);
    return new Event(
        conversation, seq, ana, Instant.EPOCH, new Content.Text("hello"), References.NONE);
  }
}
