package dev.spotter.classifier.evaluation.hedging;

import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.evaluation.Outcome;
import dev.spotter.classifier.evaluation.WordAnswer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A photo with all words that could be said of it, judged beforehand. Immutable. */
final class HedgedPhoto {

  private final List<Candidate> candidates = new ArrayList<>();
  private final List<BitSet> held = new ArrayList<>();
  private final List<Candidate> likeliest = new ArrayList<>();
  private final List<Integer> byProbability;
  private final double[] probabilities;
  private final double familiarity;

  /**
   * Judges all words.
   *
   * @param answer of the model; one without probabilities is of a photo that could not be read
   * @param labels the model's, in its order
   * @param taxonomy the labels' wider words
   */
  HedgedPhoto(WordAnswer answer, List<String> labels, Taxonomy taxonomy) {
    probabilities = answer.probabilities();
    familiarity = answer.familiarity();
    if (probabilities.length > 0) {
      labels.forEach(label -> add(label, Level.EXACT, answer, labels, taxonomy));
      taxonomy.words().stream()
          .filter(word -> !labels.contains(word))
          .forEach(word -> add(word, Level.WIDER, answer, labels, taxonomy));
    }
    byProbability =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> probabilities[i]).reversed())
            .toList();
    int heights = candidates.stream().mapToInt(Candidate::height).max().orElse(-1);
    for (int height = 0; height <= heights; height++) {
      likeliest.add(likeliestOf(height));
    }
  }

  private void add(
      String word, Level level, WordAnswer answer, List<String> labels, Taxonomy taxonomy) {
    BitSet members = new BitSet();
    double sum = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (taxonomy.holds(word, labels.get(i))) {
        members.set(i);
        sum += probabilities[i];
      }
    }
    List<String> said =
        Wording.ENGLISH.said(new Answer(level, List.of(word), taxonomy.above(word))).stream()
            .toList();
    int count = Math.max(1, members.cardinality());
    candidates.add(
        new Candidate(
            taxonomy.height(word),
            count,
            1 - Math.log(count) / Math.log(labels.size()),
            sum * familiarity,
            Outcome.of(
                new WordAnswer(answer.truth(), said, probabilities, familiarity),
                labels,
                taxonomy)));
    held.add(members);
  }

  private Candidate likeliestOf(int height) {
    return candidates.stream()
        .filter(candidate -> candidate.height() == height)
        .max(Comparator.comparingDouble(Candidate::confidence))
        .orElse(new Candidate(height, 0, 0, 0, Outcome.SILENT));
  }

  /** Returns all words; none of a photo that could not be read. */
  List<Candidate> candidates() {
    return candidates;
  }

  /** Returns the likeliest word of a height; silence when there is none. */
  Candidate likeliest(int height) {
    return height < likeliest.size()
        ? likeliest.get(height)
        : new Candidate(height, 0, 0, 0, Outcome.SILENT);
  }

  /** Returns how familiar the photo looks, 0 to 1. */
  double familiarity() {
    return familiarity;
  }

  /**
   * Returns the narrowest word that holds the likeliest labels.
   *
   * @param mass the sum of their probabilities is at least this
   * @return empty when no word holds them all
   */
  Optional<Candidate> narrowestOver(double mass) {
    BitSet wanted = new BitSet();
    double sum = 0;
    for (int label : byProbability) {
      if (sum >= mass) {
        break;
      }
      wanted.set(label);
      sum += probabilities[label];
    }
    Candidate narrowest = null;
    for (int i = 0; i < candidates.size(); i++) {
      BitSet missing = (BitSet) wanted.clone();
      missing.andNot(held.get(i));
      boolean narrower = narrowest == null || candidates.get(i).labels() < narrowest.labels();
      if (missing.isEmpty() && narrower) {
        narrowest = candidates.get(i);
      }
    }
    return Optional.ofNullable(narrowest);
  }
}
