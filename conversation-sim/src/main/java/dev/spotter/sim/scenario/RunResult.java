package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import java.time.Duration;
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
 * @param latencies time from each of those photos to its caption, ascending
 * @param failures what did not hold, in words; empty when everything did
 */
public record RunResult(int photos, int captions, List<Duration> latencies, List<String> failures) {

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
   * @return such as {@code 30 photos, 30 captions; median 210 ms, slowest 640 ms}
   */
  public String summary() {
    String counts = photos + " photos, " + captions + " captions";
    if (latencies.isEmpty()) {
      return counts;
    }
    return "%s; median %d ms, slowest %d ms"
        .formatted(
            counts,
            latencies.get(latencies.size() / 2).toMillis(),
            latencies.get(latencies.size() - 1).toMillis());
  }

  /** Compares what was asked with what was said; {@code place} names an event's conversation. */
  static RunResult of(
      List<Expectation> questions,
      List<Event> answers,
      Duration within,
      Function<Event, String> place) {
    Map<Expectation, Event> pairs = CaptionMatch.pairs(questions, answers);
    Stream<String> unanswered =
        questions.stream()
            .filter(question -> !question.rule().silent() && !pairs.containsKey(question))
            .map(question -> "no caption: " + question.describe());
    Stream<String> late =
        pairs.entrySet().stream()
            .filter(pair -> latency(pair).compareTo(within) > 0)
            .map(pair -> late(pair, within));
    Set<Event> asked = Set.copyOf(pairs.values());
    Stream<String> extra =
        answers.stream()
            .filter(answer -> !asked.contains(answer))
            .map(answer -> "not asked for: " + place.apply(answer) + " " + quote(answer));
    List<Duration> latencies = pairs.entrySet().stream().map(RunResult::latency).sorted().toList();
    List<String> failures = Stream.of(unanswered, late, extra).flatMap(some -> some).toList();
    return new RunResult(questions.size(), pairs.size(), latencies, failures);
  }

  private static String late(Map.Entry<Expectation, Event> pair, Duration within) {
    return "too late, %d ms instead of at most %d: %s"
        .formatted(latency(pair).toMillis(), within.toMillis(), pair.getKey().describe());
  }

  private static Duration latency(Map.Entry<Expectation, Event> pair) {
    return Duration.between(pair.getKey().photo().at(), pair.getValue().at());
  }

  private static String quote(Event answer) {
    String words = answer.content() instanceof Content.Text said ? said.text() : "a photo";
    return "#%d, \"%s\" by %s".formatted(answer.seq(), words, answer.member().name());
  }
}
