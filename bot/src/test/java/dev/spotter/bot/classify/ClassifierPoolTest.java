package dev.spotter.bot.classify;

import static dev.spotter.bot.classify.ScriptedNetwork.CRASHES_THE_NETWORK;
import static dev.spotter.bot.classify.ScriptedNetwork.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.server.DocumentedMetrics;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.image.UnreadableImageException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class ClassifierPoolTest {

  private static final ClassifierOptions ONE_WORKER =
      new ClassifierOptions(
          1, 8, 256, 1_000_000, Duration.ofSeconds(20), 100, Duration.ofMinutes(1));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ScriptedNetwork network = new ScriptedNetwork();

  @AfterEach
  void letHeldWorkersGo() {
    network.release();
  }

  @Test
  void answersWithTheClassificationOfTheImage(Vertx vertx) throws Exception {
    assertThat(label(pool(vertx, ONE_WORKER).classify(image(7)))).isEqualTo("label 7");
  }

  @Test
  void batchesWhatWaitsWithoutWaitingForMore(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    Future<Classification> first = holdOneWorker(pool);
    List<Future<Classification>> rest =
        IntStream.rangeClosed(1, 10).mapToObj(i -> pool.classify(image(i))).toList();
    network.release();
    first.await();
    Future.all(rest).await();
    assertThat(network.batches()).containsExactly(1, 8, 2);
  }

  @Test
  void givesEveryRequestOfABatchItsOwnAnswer(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    holdOneWorker(pool);
    List<Future<Classification>> all =
        IntStream.rangeClosed(1, 50).mapToObj(i -> pool.classify(image(i))).toList();
    network.release();
    for (int i = 1; i <= 50; i++) {
      assertThat(label(all.get(i - 1))).isEqualTo("label " + i);
    }
  }

  @Test
  void anUnreadableImageFailsAlone(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    holdOneWorker(pool);
    Future<Classification> before = pool.classify(image(1));
    Future<Classification> unreadable = pool.classify(image(-1));
    Future<Classification> after = pool.classify(image(2));
    network.release();
    assertThat(label(before)).isEqualTo("label 1");
    assertThat(label(after)).isEqualTo("label 2");
    assertThatThrownBy(() -> unreadable.await())
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("corrupt (png)");
    assertThat(outcomes("corrupt")).isOne();
  }

  @Test
  void goesOnAfterTheNetworkFailed(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    assertThatThrownBy(() -> pool.classify(image(CRASHES_THE_NETWORK)).await())
        .hasMessage("the engine failed");
    assertThat(label(pool.classify(image(3)))).isEqualTo("label 3");
    assertThat(outcomes("error")).isOne();
  }

  @Test
  void refusesAtOnceWhenTooManyWait(Vertx vertx) throws Exception {
    ClassifierPool pool =
        pool(
            vertx,
            new ClassifierOptions(
                1, 8, 2, 1_000_000, Duration.ofSeconds(20), 100, Duration.ofMinutes(1)));
    holdOneWorker(pool);
    Future<Classification> second = pool.classify(image(2));
    Future<Classification> third = pool.classify(image(3));
    assertThatThrownBy(() -> pool.classify(image(4)).await())
        .isInstanceOf(OverloadedException.class);
    network.release();
    Future.all(second, third).await();
    assertThat(label(pool.classify(image(4)))).isEqualTo("label 4");
    assertThat(outcomes("overloaded")).isOne();
  }

  @Test
  void refusesWhenTooManyBytesWait(Vertx vertx) throws Exception {
    ClassifierPool pool =
        pool(
            vertx,
            new ClassifierOptions(
                1, 8, 256, 3, Duration.ofSeconds(20), 100, Duration.ofMinutes(1)));
    holdOneWorker(pool);
    Future<Classification> fits = pool.classify(image(0));
    assertThatThrownBy(() -> pool.classify(image(1)).await())
        .isInstanceOf(OverloadedException.class);
    network.release();
    assertThat(label(fits)).isEqualTo("label 0");
  }

  @Test
  void classifiesTheSameBytesAskedForAtOnceOnlyOnce(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    holdOneWorker(pool);
    List<Future<Classification>> same =
        IntStream.range(0, 20).mapToObj(i -> pool.classify(image(5))).toList();
    network.release();
    Future.all(same).await();
    assertThat(same).allSatisfy(answer -> assertThat(label(answer)).isEqualTo("label 5"));
    assertThat(network.batches()).containsExactly(1, 1);
  }

  @Test
  void remembersWhatItHasSeenAndSaysHowOften(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    pool.classify(image(6)).await();
    assertThat(label(pool.classify(image(6)))).isEqualTo("label 6");
    assertThat(network.batches()).containsExactly(1);
    assertThat(registry.get("cache.gets").tag("result", "hit").functionCounter().count()).isOne();
  }

  @Test
  void doesNotRememberAFailure(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    assertThatThrownBy(() -> pool.classify(image(-1)).await());
    assertThatThrownBy(() -> pool.classify(image(-1)).await());
    assertThat(registry.get("spotter.classify.decode").timer().count()).isEqualTo(2);
  }

  @Test
  void failsARequestAtItsDeadlineAndDoesNotClassifyItLater(Vertx vertx) throws Exception {
    ClassifierPool pool =
        pool(
            vertx,
            new ClassifierOptions(
                1, 8, 256, 1_000_000, Duration.ofMillis(50), 100, Duration.ofMinutes(1)));
    holdOneWorker(pool);
    Future<Classification> late = pool.classify(image(2));
    assertThatThrownBy(() -> late.await()).isInstanceOf(TimeoutException.class);
    network.release();
    pool.close().await();
    assertThat(network.batches()).containsExactly(1);
    assertThat(outcomes("timeout")).isPositive();
  }

  @Test
  void everyWorkerTakesFromTheSameQueue(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER.withInstances(3));
    network.hold();
    List<Future<Classification>> all = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      all.add(pool.classify(image(i)));
      network.awaitPass();
    }
    network.release();
    Future.all(all).await();
    assertThat(network.batches()).containsExactly(1, 1, 1);
  }

  @Test
  void givesEveryRequestItsOwnAnswerOnManyWorkers(Vertx vertx) throws Exception {
    ClassifierPool pool =
        pool(
            vertx,
            new ClassifierOptions(
                3, 8, 20_000, 1_000_000, Duration.ofSeconds(50), 100, Duration.ofMinutes(1)));
    List<Future<Classification>> all =
        IntStream.range(1000, 21_000).mapToObj(i -> pool.classify(image(i))).toList();
    for (int i = 0; i < all.size(); i++) {
      assertThat(label(all.get(i))).isEqualTo("label " + (1000 + i));
    }
  }

  @Test
  void worksOnAsManyNamedThreadsAsThereAreWorkers(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER.withInstances(2));
    Future.all(IntStream.range(0, 90).mapToObj(i -> pool.classify(image(i))).toList()).await();
    assertThat(network.threads())
        .hasSizeLessThanOrEqualTo(2)
        .allSatisfy(name -> assertThat(name).startsWith("classifier-"));
  }

  @Test
  void completesOnTheCallersContext(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    Context context = vertx.getOrCreateContext();
    Promise<Context> completedOn = Promise.promise();
    network.hold();
    context.runOnContext(
        v ->
            pool.classify(image(1))
                .onComplete(answer -> completedOn.complete(Vertx.currentContext())));
    network.awaitPass();
    network.release();
    assertThat(completedOn.future().await()).isSameAs(context);
  }

  @Test
  void answersWhatWaitsBeforeItCloses(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER.withInstances(2));
    network.hold();
    List<Future<Classification>> all =
        IntStream.rangeClosed(1, 40).mapToObj(i -> pool.classify(image(i))).toList();
    network.awaitPass();
    Future<Void> closed = pool.close();
    assertThatThrownBy(() -> pool.classify(image(41)).await())
        .isInstanceOf(OverloadedException.class);
    network.release();
    closed.await();
    assertThat(all).allMatch(Future::succeeded);
    assertThat(network.timesClosed()).isEqualTo(2);
  }

  @Test
  void goesOverToAnotherModelBetweenTwoBatchesAndForgetsTheOldAnswers(Vertx vertx)
      throws Exception {
    ScriptedNetwork other = new ScriptedNetwork("other");
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    pool.classify(image(1)).await();
    Future<Classification> begun = holdOneWorker(pool);
    Future<Void> replaced = pool.replace(other::newClassifier);
    Future<Classification> waiting = pool.classify(image(2));
    network.release();

    assertThat(label(begun)).isEqualTo("label 100");
    replaced.await();
    assertThat(label(waiting)).endsWith(" 2");
    assertThat(label(pool.classify(image(1)))).isEqualTo("other 1");
    assertThat(network.timesClosed()).isOne();
    pool.close().await();
    assertThat(network.timesClosed() + other.timesClosed()).isEqualTo(2);
  }

  @Test
  void decidesByTheHeadOfTheModelThatEmbeddedThePicture(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    EmbeddedPicture before = pool.embed(image(1)).await();
    pool.replace(new ScriptedNetwork("other")::newClassifier).await();
    EmbeddedPicture after = pool.embed(image(1)).await();

    assertThat(before.classify().label()).contains("label 1");
    assertThat(after.classify().label()).contains("other 1");
    assertThat(after.contentHash()).isEqualTo(before.contentHash());
    assertThat(after.model().version()).isNotEqualTo(before.model().version());
  }

  @Test
  void countsALargeEmbeddingAsSeveral() {
    ContentKey key = new ContentKey("");

    assertThat(ClassifierPool.weight(key, embedded(0))).isOne();
    assertThat(ClassifierPool.weight(key, embedded(1024))).isOne();
    assertThat(ClassifierPool.weight(key, embedded(1025))).isEqualTo(2);
  }

  private static EmbeddedPicture embedded(int features) {
    Embedding embedding = new Embedding(new float[features], new float[0]);
    return new EmbeddedPicture("", new ScriptedNetwork().newClassifier().model(), embedding);
  }

  @Test
  void staysWithTheOldModelWhenOneWorkerCannotGetTheNewOne(Vertx vertx) throws Exception {
    ScriptedNetwork other = new ScriptedNetwork("other");
    AtomicInteger made = new AtomicInteger();
    ClassifierPool pool = pool(vertx, ONE_WORKER.withInstances(3));
    Future<Void> replaced =
        pool.replace(
            () -> {
              if (made.incrementAndGet() == 3) {
                throw new IllegalStateException("no memory");
              }
              return other.newClassifier();
            });

    assertThatThrownBy(() -> replaced.await()).hasMessage("no memory");
    assertThat(other.timesClosed()).isEqualTo(2);
    assertThat(network.timesClosed()).isZero();
    for (int i = 1; i <= 30; i++) {
      assertThat(label(pool.classify(image(i)))).isEqualTo("label " + i);
    }
  }

  @Test
  void failsToDeployWhenAClassifierCannotBeMade(Vertx vertx) {
    Future<ClassifierPool> pool =
        ClassifierPool.deploy(
            vertx,
            () -> {
              throw new IllegalStateException("no native library");
            },
            ONE_WORKER,
            registry);
    assertThatThrownBy(() -> pool.await()).hasMessage("no native library");
  }

  @Test
  void measuresWaitingApartFromWork(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx, ONE_WORKER);
    pool.classify(image(1)).await();
    assertThat(registry.get("spotter.classify.queue.wait").timer().count()).isOne();
    assertThat(registry.get("spotter.classify.inference").timer().count()).isOne();
    assertThat(registry.get("spotter.classify.batch.size").summary().totalAmount()).isOne();
    assertThat(outcomes("ok")).isOne();
  }

  @Test
  void documentsEveryMetric(Vertx vertx) throws Exception {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ClassifierPool pool =
        ClassifierPool.deploy(vertx, network::newClassifier, ONE_WORKER, prometheus).await();
    pool.classify(image(1)).await();
    DocumentedMetrics.assertNameAllOf(prometheus);
  }

  private ClassifierPool pool(Vertx vertx, ClassifierOptions options) {
    return ClassifierPool.deploy(vertx, network::newClassifier, options, registry).await();
  }

  /** Keeps a worker busy with an image of its own, so that what follows has to wait. */
  private Future<Classification> holdOneWorker(ClassifierPool pool) {
    network.hold();
    Future<Classification> answer = pool.classify(image(100));
    network.awaitPass();
    return answer;
  }

  private long outcomes(String outcome) {
    return registry.get("spotter.classify.duration").tag("outcome", outcome).timer().count();
  }

  private static String label(Future<Classification> answer) {
    return answer.await().label().orElseThrow();
  }
}
