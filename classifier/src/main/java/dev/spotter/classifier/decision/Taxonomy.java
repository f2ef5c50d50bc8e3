package dev.spotter.classifier.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A hypernym taxonomy: which wider words hold a label. A snake is a reptile, and a reptile is an
 * animal. All of them are keys; {@code caption.Wording} has a language's words for them.
 *
 * @param chains label to its wider words, the narrowest first; a label that none holds may be left
 *     out
 */
public record Taxonomy(@JsonValue Map<String, List<String>> chains) {

  /** Holds nothing. */
  public static final Taxonomy NONE = new Taxonomy(Map.of());

  private static final Pattern TAB = Pattern.compile("\t");
  private static final String USUAL = "taxonomy.tsv";

  /**
   * Creates a taxonomy.
   *
   * @throws IllegalArgumentException when a wider word is blank, holds itself, or stands once below
   *     and once above another
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Taxonomy {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    chains.forEach((label, wider) -> copy.put(label, List.copyOf(wider)));
    copy.forEach(Taxonomy::requireSense);
    requireOneOrder(copy);
    chains = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads a table.
   *
   * @param lines {@code label<TAB>wider word<TAB>still wider word}, as many as there are; blank
   *     lines and those that begin with # are passed over
   * @throws IllegalArgumentException as the constructor, or when a label comes twice
   */
  public static Taxonomy of(List<String> lines) {
    Map<String, List<String>> chains = new LinkedHashMap<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> words = Arrays.stream(TAB.split(line)).map(String::strip).toList();
        if (chains.put(words.get(0), words.subList(1, words.size())) != null) {
          throw new IllegalArgumentException("the label " + words.get(0) + " comes twice");
        }
      }
    }
    return new Taxonomy(chains);
  }

  /**
   * Returns what ships with this version for the labels of CIFAR-10 and CIFAR-100, as far as a
   * model has them.
   *
   * @param labels the model's
   */
  public static Taxonomy usual(Collection<String> labels) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Taxonomy.class.getResourceAsStream(USUAL), StandardCharsets.UTF_8))) {
      return of(reader.lines().toList()).among(labels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what this taxonomy says of some labels only. */
  public Taxonomy among(Collection<String> labels) {
    Map<String, List<String>> kept = new LinkedHashMap<>(chains);
    kept.keySet().retainAll(Set.copyOf(labels));
    return new Taxonomy(kept);
  }

  /** Returns whether no label has a wider word. */
  public boolean isEmpty() {
    return chains.values().stream().allMatch(List::isEmpty);
  }

  /** Returns all wider words, in no particular order but always the same. */
  public Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    chains.values().forEach(words::addAll);
    return words;
  }

  /**
   * Returns the words that hold a label or a wider word, the narrowest first.
   *
   * @param word any; one that is not known has none
   */
  public List<String> above(String word) {
    return chains.containsKey(word) ? chains.get(word) : aboveWider(chains, word);
  }

  /**
   * Returns how wide a word is: 0 for a label, 1 for a word that holds labels only, and so on.
   *
   * @param word a label or a wider word
   */
  public int height(String word) {
    return chains.values().stream().mapToInt(chain -> chain.indexOf(word) + 1).max().orElse(0);
  }

  /**
   * Returns whether a word holds another, or is the same.
   *
   * @param wide a label or a wider word
   * @param word likewise
   */
  public boolean holds(String wide, String word) {
    return wide.equals(word) || above(word).contains(wide);
  }

  private static List<String> aboveWider(Map<String, List<String>> chains, String word) {
    return chains.values().stream()
        .filter(chain -> chain.contains(word))
        .map(chain -> chain.subList(chain.indexOf(word) + 1, chain.size()))
        .findFirst()
        .orElse(List.of());
  }

  private static void requireSense(String label, List<String> wider) {
    boolean blank = label.isBlank() || wider.stream().anyMatch(String::isBlank);
    boolean twice = Set.copyOf(wider).size() < wider.size() || wider.contains(label);
    if (blank || twice) {
      throw new IllegalArgumentException(
          "the wider words of \"%s\" must be different from it and each other, and not blank: %s"
              .formatted(label, wider));
    }
  }

  /** What is above a wider word must be the same wherever it stands. */
  private static void requireOneOrder(Map<String, List<String>> chains) {
    chains.forEach(
        (label, chain) -> {
          for (int i = 0; i < chain.size(); i++) {
            List<String> rest = chain.subList(i + 1, chain.size());
            List<String> elsewhere = aboveWider(chains, chain.get(i));
            if (!rest.equals(elsewhere)) {
              throw new IllegalArgumentException(
                  "above \"%s\" come %s, but above it for \"%s\" come %s; one word, one place"
                      .formatted(chain.get(i), elsewhere, label, rest));
            }
          }
        });
  }
}
