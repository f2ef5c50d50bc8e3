package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Event;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds which caption belongs to which photo. A caption does not say which photo it is about, so
 * this finds the largest possible set of pairs: each photo has at most one caption and each caption
 * at most one photo (maximum bipartite matching by augmenting paths; H. W. Kuhn, 1955).
 */
final class CaptionMatch {

  private static final int NOBODY = -1;

  private final List<Expectation> questions;
  private final List<Event> answers;
  private final BitSet[] fits;
  private final int[] questionOf;

  private CaptionMatch(List<Expectation> questions, List<Event> answers) {
    this.questions = questions;
    this.answers = answers;
    this.fits = questions.stream().map(this::answersOf).toArray(BitSet[]::new);
    this.questionOf = new int[answers.size()];
    Arrays.fill(questionOf, NOBODY);
  }

  /** Pairs questions with answers; both in the order in which they were posted. */
  static Map<Expectation, Event> pairs(List<Expectation> questions, List<Event> answers) {
    List<Expectation> asking = questions.stream().filter(q -> !q.rule().silent()).toList();
    CaptionMatch match = new CaptionMatch(asking, answers);
    for (int question = 0; question < asking.size(); question++) {
      match.place(question, new boolean[answers.size()]);
    }
    return match.pairs();
  }

  /** Once for each pair: a rule is a pattern, and the search asks for the same pair often. */
  private BitSet answersOf(Expectation question) {
    return IntStream.range(0, answers.size())
        .filter(answer -> question.answeredBy(answers.get(answer)))
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  /** Gives a question an answer, moving other questions to other answers where needed. */
  private boolean place(int question, boolean[] tried) {
    for (int answer = 0; answer < tried.length; answer++) {
      if (!tried[answer] && fits[question].get(answer)) {
        tried[answer] = true;
        if (questionOf[answer] == NOBODY || place(questionOf[answer], tried)) {
          questionOf[answer] = question;
          return true;
        }
      }
    }
    return false;
  }

  private Map<Expectation, Event> pairs() {
    Map<Expectation, Event> pairs = new LinkedHashMap<>();
    for (int answer = 0; answer < questionOf.length; answer++) {
      if (questionOf[answer] != NOBODY) {
        pairs.put(questions.get(questionOf[answer]), answers.get(answer));
      }
    }
    return pairs;
  }
}
