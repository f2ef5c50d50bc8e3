package dev.spotter.sim.delivery;

import dev.spotter.sim.chat.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How far the bot has been told of the latest {@value #REMEMBERED} events; not thread-safe. */
final class DeliveryLog {

  private static final int REMEMBERED = 20_000;

  private final List<Consumer<Delivery>> listeners = new ArrayList<>();
  private final Map<Key, Delivery> deliveries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Delivery> eldest) {
          return size() > REMEMBERED;
        }
      };
  private int unsettled;

  private record Key(String conversation, int seq) {}

  void listen(Consumer<Delivery> listener) {
    listeners.add(listener);
  }

  Delivery of(Event event) {
    Delivery unknown = Delivery.pending(event.conversation(), event.seq());
    return deliveries.getOrDefault(new Key(event.conversation(), event.seq()), unknown);
  }

  int unsettled() {
    return unsettled;
  }

  void open(Event event) {
    unsettled++;
    keep(Delivery.pending(event.conversation(), event.seq()));
  }

  void attempted(Event event, Outcome outcome) {
    Delivery now = keep(of(event).attempted(outcome));
    if (outcome.toBeRetried()) {
      tell(now);
    }
  }

  void settle(Event event, Outcome outcome) {
    unsettled--;
    tell(keep(of(event).settledAs(outcome)));
  }

  private Delivery keep(Delivery now) {
    deliveries.put(new Key(now.conversation(), now.seq()), now);
    return now;
  }

  private void tell(Delivery now) {
    listeners.forEach(listener -> listener.accept(now));
  }
}
