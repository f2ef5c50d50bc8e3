package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.scenario.Expectation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is expected of the bot in a run, and what it has done so far. Not thread-safe: it belongs to
 * the simulator's event loop.
 */
final class Expectations {

  private final List<Expectation> expected = new ArrayList<>();
  private final List<Event> done = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /** Expects something from now on. */
  void add(Expectation expectation) {
    expected.add(expectation);
  }

  /** Takes note of something that could not even be asked. */
  void fail(String why) {
    failures.add(why);
  }

  /** Takes note of what the bot did; its reactions are nobody's business. */
  void onBot(Event event) {
    if (!(event.content() instanceof Content.Reaction)) {
      done.add(event);
    }
  }

  /** Counts what has not come yet, judging by numbers alone. */
  int missing() {
    List<Expectation> awaited = expected.stream().filter(each -> !each.silent()).toList();
    long edits = awaited.stream().filter(each -> each.kind() == Kind.EDIT).count();
    long texts = awaited.stream().filter(each -> each.target().isEmpty()).count();
    long either = awaited.size() - edits - texts;
    long changed = done.stream().filter(it -> it.content() instanceof Content.Change).count();
    long told = done.size() - changed;
    long spare = Math.max(0, changed - edits) + Math.max(0, told - texts);
    return (int)
        (Math.max(0, edits - changed) + Math.max(0, texts - told) + Math.max(0, either - spare));
  }

  /** Whether everything that is expected in a conversation has come. */
  boolean allMet(String conversation) {
    List<Expectation> here = in(conversation);
    return pairs(conversation)
        .keySet()
        .containsAll(here.stream().filter(e -> !e.silent()).toList());
  }

  /** The latest text of the bot in a conversation that is still there. */
  Optional<Event> lastSaid(String conversation) {
    Set<Integer> deleted = new HashSet<>();
    List<Event> here = doneIn(conversation);
    for (int i = here.size() - 1; i >= 0; i--) {
      Event event = here.get(i);
      if (event.content() instanceof Content.Deletion deletion) {
        deleted.add(deletion.target());
      } else if (event.content() instanceof Content.Text && !deleted.contains(event.seq())) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /** The photos that a text of the bot is the caption of, if it is one. */
  Optional<Event> photosOf(String conversation, Event caption) {
    return pairs(conversation).entrySet().stream()
        .filter(pair -> pair.getKey().kind() == Kind.CAPTION && pair.getValue().equals(caption))
        .map(pair -> pair.getKey().asked())
        .findFirst();
  }

  private Map<Expectation, Event> pairs(String conversation) {
    return CaptionMatch.pairs(in(conversation), doneIn(conversation));
  }

  private List<Expectation> in(String conversation) {
    return expected.stream()
        .filter(each -> each.asked().conversation().equals(conversation))
        .toList();
  }

  private List<Event> doneIn(String conversation) {
    return done.stream().filter(event -> event.conversation().equals(conversation)).toList();
  }

  List<Expectation> all() {
    return List.copyOf(expected);
  }

  List<Event> done() {
    return List.copyOf(done);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }
}
