package dev.spotter.bot.classify;

import static dev.spotter.bot.classify.ScriptedNetwork.image;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spotter.classifier.Classification;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers that hang in native code, which nothing can interrupt. */
@ExtendWith(VertxExtension.class)
@Timeout(120)
class StuckWorkerTest {

  /** Looked at often, though the time that counts passes only when a test says so. */
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private static final ClassifierOptions ONE_WORKER =
      new ClassifierOptions(1, 8, 256, 1_000_000, Duration.ofMinutes(2), 100, PATIENCE);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ScriptedNetwork network = new ScriptedNetwork();
  private final AtomicLong now = new AtomicLong();

  @AfterEach
  void letHeldWorkersGo() {
    network.release();
  }

  @Test
  void aWorkerThatHangsIsReplacedAndTheOthersPicturesGoOn(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx);
    Future<Classification> stuck = hang(pool, 1);
    network.letOthersPass();

    assertThat(label(pool.classify(image(2)))).isEqualTo("label 2");
    assertThat(stuck.isComplete()).isFalse();
    awaitWork(pool); // a new worker answers before it is counted
    assertThat(registry.get("spotter.classify.workers.replaced").counter().count()).isOne();
    assertThat(registry.get("spotter.classify.workers").gauge().value()).isOne();
    assertThat(pool.anyHangs()).isTrue();
  }

  @Test
  void aWorkerThatComesBackAnswersClosesItsClassifierAndGoes(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx);
    Future<Classification> stuck = hang(pool, 1);
    network.letOthersPass();
    pool.classify(image(2)).await();

    network.release();
    assertThat(label(stuck)).isEqualTo("label 1");
    network.awaitClosed();
    assertThat(label(pool.classify(image(3)))).isEqualTo("label 3");
    pool.check().await();
  }

  @Test
  void whenTooManyHangThePoolSaysSo(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx);
    for (int i = 0; i <= Workers.LEFT_PER_WORKER; i++) {
      awaitWork(pool);
      hang(pool, i);
    }

    assertThatThrownBy(() -> pool.check().await()).hasMessageContaining("started anew");
    assertThat(registry.get("spotter.classify.workers").gauge().value()).isZero();
    assertThat(registry.get("spotter.classify.workers.replaced").counter().count())
        .isEqualTo(Workers.LEFT_PER_WORKER);
  }

  @Test
  void aWorkerThatTakesLongToGetWarmIsNotTakenForOneThatIsMissing(Vertx vertx) throws Exception {
    AtomicInteger made = new AtomicInteger();
    CountDownLatch looks = new CountDownLatch(1);
    vertx.setTimer(5 * PATIENCE.toMillis(), tick -> looks.countDown());
    Supplier<ImageEmbedder> slow =
        () -> {
          made.incrementAndGet();
          awaitUninterruptibly(looks);
          return network.newClassifier();
        };
    ClassifierPool pool =
        ClassifierPool.deploy(vertx, slow, ONE_WORKER, registry, now::get).await();

    assertThat(label(pool.classify(image(1)))).isEqualTo("label 1");
    pool.close().await();
    assertThat(made).hasValue(1);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aWorkerThatIsMerelyBusyStays(Vertx vertx) throws Exception {
    ClassifierPool pool = pool(vertx);
    network.hold();
    Future<Classification> slow = pool.classify(image(1));
    network.awaitPass();
    now.addAndGet(PATIENCE.toNanos());
    vertx.timer(5 * PATIENCE.toMillis()).await(); // it is looked at meanwhile
    network.release();

    assertThat(label(slow)).isEqualTo("label 1");
    assertThat(registry.get("spotter.classify.workers.replaced").counter().count()).isZero();
  }

  /** Waits until a worker is there that does not hang. */
  private static void awaitWork(ClassifierPool pool) {
    await().atMost(1, MINUTES).until(() -> !pool.check().failed());
  }

  /** Has a worker hang with an image, for longer than anybody is patient. */
  private Future<Classification> hang(ClassifierPool pool, int image) {
    network.hold();
    Future<Classification> answer = pool.classify(image(image));
    network.awaitPass();
    now.addAndGet(2 * PATIENCE.toNanos());
    return answer;
  }

  private ClassifierPool pool(Vertx vertx) {
    return ClassifierPool.deploy(vertx, network::newClassifier, ONE_WORKER, registry, now::get)
        .await();
  }

  private static String label(Future<Classification> answer) {
    return answer.await().label().orElseThrow();
  }
}
