package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.scenario.Expectation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What came of a scenario.
 *
 * @param photos photos posted
 * @param captions captions that belong to a photo
 * @param answers answers to words that belong to what was asked
 * @param edits messages that were changed as they were to be
 * @param latencies time from each of those photos to its caption, ascending
 * @param failures what did not hold, in words; empty when everything did
 */
public record RunResult(
    int photos,
    int captions,
    int answers,
    int edits,
    List<Duration> latencies,
    List<String> failures) {

  /** Copies the lists. */
  public RunResult {
    latencies = List.copyOf(latencies);
    failures = List.copyOf(failures);
  }

  /**
   * Tells whether the scenario went as expected.
   *
   * @return whether nothing failed
   */
  public boolean held() {
    return failures.isEmpty();
  }

  /**
   * Sums up in one line.
   *
   * @return such as {@code 30 photos, 30 captions, 2 answers; median 210 ms, slowest 640 ms}
   */
  public String summary() {
    List<String> counts = new ArrayList<>(List.of(photos + " photos", captions + " captions"));
    if (answers > 0) {
      counts.add(answers + " answers");
    }
    if (edits > 0) {
      counts.add(edits + " edits");
    }
    String all = String.join(", ", counts);
    return latencies.isEmpty()
        ? all
        : "%s; median %d ms, slowest %d ms"
            .formatted(
                all,
                latencies.get(latencies.size() / 2).toMillis(),
                latencies.get(latencies.size() - 1).toMillis());
  }

  /** Compares what was expected with what was done; {@code place} names an event's conversation. */
  static RunResult of(
      List<Expectation> expected,
      List<Event> done,
      Duration within,
      Function<Event, String> place) {
    Map<Expectation, Event> pairs = CaptionMatch.pairs(expected, done);
    Stream<String> missing =
        expected.stream()
            .filter(each -> !each.silent() && !pairs.containsKey(each))
            .map(each -> "no " + each.noun() + ": " + each.describe());
    Stream<String> late =
        pairs.entrySet().stream()
            .filter(pair -> latency(pair).compareTo(within) > 0)
            .map(pair -> late(pair, within));
    Set<Event> met = Set.copyOf(pairs.values());
    Stream<String> extra =
        done.stream()
            .filter(event -> event.content() instanceof Content.Text && !met.contains(event))
            .map(event -> "not asked for: " + place.apply(event) + " " + quote(event));
    List<Duration> latencies =
        pairs.entrySet().stream()
            .filter(pair -> pair.getKey().kind() == Kind.CAPTION)
            .map(RunResult::latency)
            .sorted()
            .toList();
    return new RunResult(
        (int) expected.stream().filter(each -> each.kind() == Kind.CAPTION).count(),
        latencies.size(),
        count(pairs, Kind.ANSWER),
        count(pairs, Kind.EDIT),
        latencies,
        Stream.of(missing, late, extra).flatMap(some -> some).toList());
  }

  /** Adds what failed before the bot had a say. */
  RunResult with(List<String> otherFailures) {
    List<String> all = Stream.concat(otherFailures.stream(), failures.stream()).toList();
    return new RunResult(photos, captions, answers, edits, latencies, all);
  }

  private static int count(Map<Expectation, Event> pairs, Kind kind) {
    return (int) pairs.keySet().stream().filter(each -> each.kind() == kind).count();
  }

  private static String late(Map.Entry<Expectation, Event> pair, Duration within) {
    return "too late, %d ms instead of at most %d: %s"
        .formatted(latency(pair).toMillis(), within.toMillis(), pair.getKey().describe());
  }

  private static Duration latency(Map.Entry<Expectation, Event> pair) {
    return Duration.between(pair.getKey().asked().at(), pair.getValue().at());
  }

  private static String quote(Event answer) {
    String words = answer.content() instanceof Content.Text said ? said.text() : "a photo";
    return "#%d, \"%s\" by %s".formatted(answer.seq(), words, answer.member().name());
  }
}
