package dev.spotter.bot.classify;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.UnreadableImageException;
import dev.spotter.classifier.UnreadableImageException.Reason;
import dev.spotter.classifier.image.Pixels;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Stands in for the network: an image is three bytes and is labelled with the number they make;
 * below zero it cannot be read. Forward passes can be held up. Shared by all workers of a test.
 */
final class ScriptedClassifier implements ImageClassifier {

  static final int CRASHES_THE_NETWORK = 99;

  private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
  private final Set<String> threads = ConcurrentHashMap.newKeySet();
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);
  private final Semaphore closed = new Semaphore(0);
  private volatile boolean held;

  static Buffer image(int number) {
    return Buffer.buffer().appendMedium(number);
  }

  /** Lets every forward pass wait from now on. */
  void hold() {
    held = true;
  }

  /** Waits until a worker is in a forward pass. */
  void awaitPass() {
    entered.acquireUninterruptibly();
  }

  /** Lets the passes that wait and all later ones go on. */
  void release() {
    held = false;
    passes.release(1000);
  }

  List<Integer> batches() {
    return List.copyOf(batches);
  }

  Set<String> threads() {
    return Set.copyOf(threads);
  }

  int timesClosed() {
    return closed.availablePermits();
  }

  @Override
  public Pixels decode(byte[] image) throws UnreadableImageException {
    threads.add(Thread.currentThread().getName());
    if (image[0] < 0) {
      throw new UnreadableImageException(Reason.CORRUPT, "no picture");
    }
    return new Pixels(1, image);
  }

  @Override
  public List<Classification> classify(List<Pixels> images) {
    batches.add(images.size());
    entered.release();
    if (held) {
      passes.acquireUninterruptibly();
    }
    return images.stream().map(ScriptedClassifier::label).toList();
  }

  private static Classification label(Pixels image) {
    int number = Buffer.buffer(image.planes()).getMedium(0);
    if (number == CRASHES_THE_NETWORK) {
      throw new IllegalStateException("the engine failed");
    }
    String label = "label " + number;
    return new Classification(Optional.of(label), 1, Map.of(label, 1.0));
  }

  @Override
  public void close() {
    closed.release();
  }
}
