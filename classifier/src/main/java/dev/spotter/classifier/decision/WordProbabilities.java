package dev.spotter.classifier.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Probabilities of wider words: each is the sum over the labels that the word holds. Prepared once
 * for a model's labels, since it is asked for every picture. Immutable.
 */
public final class WordProbabilities {

  /**
   * A wider word with its probability.
   *
   * @param word a key
   * @param probability 0 to 1
   */
  public record Scored(String word, double probability) {}

  /** A word and the indices of the labels it holds. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Members(String word, int[] labels) {}

  private final List<List<Members>> byHeight = new ArrayList<>();

  /**
   * Prepares the sums.
   *
   * @param labels in the order of the probabilities
   * @param taxonomy the labels' wider words
   */
  public WordProbabilities(List<String> labels, Taxonomy taxonomy) {
    for (String word : taxonomy.words()) {
      int[] members =
          IntStream.range(0, labels.size())
              .filter(i -> taxonomy.holds(word, labels.get(i)))
              .toArray();
      int height = taxonomy.height(word);
      while (byHeight.size() < height) {
        byHeight.add(new ArrayList<>());
      }
      if (members.length > 0) {
        byHeight.get(height - 1).add(new Members(word, members));
      }
    }
  }

  /** Returns how wide the widest words are: 0 when there are none. */
  public int heights() {
    return byHeight.size();
  }

  /**
   * Returns the likeliest of all words that are equally wide.
   *
   * @param height 1 to {@link #heights()}, see {@link Taxonomy#height}
   * @param probabilities one a label
   */
  public Scored likeliest(int height, double[] probabilities) {
    Scored best = new Scored("", 0);
    for (Members members : byHeight.get(height - 1)) {
      double sum = 0;
      for (int label : members.labels()) {
        sum += probabilities[label];
      }
      best = sum > best.probability() ? new Scored(members.word(), sum) : best;
    }
    return best;
  }
}
