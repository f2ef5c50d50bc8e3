package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelClassifierTest {

  private static final int WORKERS = 3;

  @TempDir private Path folder;
  private SpotterModel model;
  private ParallelClassifier pool;

  @BeforeEach
  void load() {
    model = SpotterModel.load(TestModels.write(folder, TestModels.TINY, 1));
    pool = new ParallelClassifier(model, WORKERS);
  }

  @AfterEach
  void free() {
    pool.close();
    model.close();
  }

  @Test
  void answers_come_in_the_items_order() {
    List<Integer> items = IntStream.range(0, 200).boxed().toList();
    List<Integer> answers = new ArrayList<>();

    pool.forEach(items, (classifier, item) -> item * 10, answers::add);

    assertThat(answers).isEqualTo(items.stream().map(item -> item * 10).toList());
  }

  @Test
  void no_classifier_works_on_two_items_at_once() {
    Set<Classifier> busy = ConcurrentHashMap.newKeySet();
    AtomicInteger clashes = new AtomicInteger();

    pool.forEach(
        IntStream.range(0, 500).boxed().toList(),
        (classifier, item) -> {
          clashes.addAndGet(busy.add(classifier) ? 0 : 1);
          return busy.remove(classifier);
        },
        removed -> assertThat(removed).isTrue());

    assertThat(clashes).hasValue(0);
  }

  @Test
  void work_does_not_run_far_ahead_of_its_answers() {
    AtomicInteger started = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();

    pool.forEach(
        IntStream.range(0, 300).boxed().toList(),
        (classifier, item) -> started.incrementAndGet(),
        answer ->
            assertThat(started.get() - taken.getAndIncrement()).isLessThanOrEqualTo(4 * WORKERS));

    assertThat(taken).hasValue(300);
  }

  @Test
  void a_failure_reaches_the_caller_and_the_pool_goes_on() {
    assertThatThrownBy(
            () ->
                pool.forEach(
                    List.of(1),
                    (classifier, item) -> {
                      throw new IllegalStateException("broken");
                    },
                    answer -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");

    List<Integer> answers = new ArrayList<>();
    pool.forEach(List.of(7), (classifier, item) -> item, answers::add);
    assertThat(answers).containsExactly(7);
  }
}
