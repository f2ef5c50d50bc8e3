package dev.spotter.sim.platform.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest messages of bots, just as they were posted; not thread-safe. */
final class SlackBodies {

  private static final int REMEMBERED = 20_000;

  private final Map<Key, SlackBody> bodies =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SlackBody> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Key(String conversation, int seq) {}

  void put(String conversation, int seq, SlackBody body) {
    bodies.put(new Key(conversation, seq), body);
  }

  Optional<SlackBody> of(String conversation, int seq) {
    return Optional.ofNullable(bodies.get(new Key(conversation, seq)));
  }
}
