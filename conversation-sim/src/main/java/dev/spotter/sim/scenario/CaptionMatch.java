package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Content.Change;
import dev.spotter.sim.chat.Event;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds which of the bot's doings meets which expectation. A caption does not say which photo it is
 * about, so this finds the largest possible set of pairs: each photo has at most one caption and
 * each caption at most one photo (maximum bipartite matching by augmenting paths; H. W. Kuhn,
 * 1955).
 */
final class CaptionMatch {

  private static final int NOBODY = -1;

  private final List<Expectation> expectations;
  private final List<Event> answers;
  private final BitSet[] fits;
  private final int[] expectationOf;

  private CaptionMatch(List<Expectation> expectations, List<Event> answers) {
    this.expectations = expectations;
    this.answers = answers;
    this.fits = expectations.stream().map(this::meeting).toArray(BitSet[]::new);
    this.expectationOf = new int[answers.size()];
    Arrays.fill(expectationOf, NOBODY);
  }

  /**
   * Pairs expectations with answers; both in the order in which they were posted. What can be met
   * by words or by an edit is met by words first: those have to be asked for.
   */
  static Map<Expectation, Event> pairs(List<Expectation> expectations, List<Event> done) {
    List<Expectation> asking = expectations.stream().filter(q -> !q.silent()).toList();
    Comparator<Event> wordsFirst = Comparator.comparing(it -> it.content() instanceof Change);
    List<Event> answers = done.stream().sorted(wordsFirst).toList();
    CaptionMatch match = new CaptionMatch(asking, answers);
    for (int expectation = 0; expectation < asking.size(); expectation++) {
      match.place(expectation, new boolean[answers.size()]);
    }
    return match.pairs();
  }

  /** Once for each pair: a rule is a pattern, and the search asks for the same pair often. */
  private BitSet meeting(Expectation expectation) {
    return IntStream.range(0, answers.size())
        .filter(answer -> expectation.metBy(answers.get(answer)))
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  /** Gives a expectation an answer, moving other expectations to other answers where needed. */
  private boolean place(int expectation, boolean[] tried) {
    for (int answer = 0; answer < tried.length; answer++) {
      if (!tried[answer] && fits[expectation].get(answer)) {
        tried[answer] = true;
        if (expectationOf[answer] == NOBODY || place(expectationOf[answer], tried)) {
          expectationOf[answer] = expectation;
          return true;
        }
      }
    }
    return false;
  }

  private Map<Expectation, Event> pairs() {
    Map<Expectation, Event> pairs = new LinkedHashMap<>();
    for (int answer = 0; answer < expectationOf.length; answer++) {
      if (expectationOf[answer] != NOBODY) {
        pairs.put(expectations.get(expectationOf[answer]), answers.get(answer));
      }
    }
    return pairs;
  }
}
