package dev.spotter.bot.classify;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.image.ImageProblem;
import dev.spotter.classifier.image.ImageProblem.Code;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.UnreadableImageException;
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
 * below zero it cannot be read. Forward passes can be held up. Its classifiers, one a worker, share
 * what is seen of them.
 */
final class ScriptedNetwork {

  static final int CRASHES_THE_NETWORK = 99;

  private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
  private final Set<String> threads = ConcurrentHashMap.newKeySet();
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);
  private final Semaphore closed = new Semaphore(0);
  private final String word;
  private volatile boolean held;

  ScriptedNetwork() {
    this("label");
  }

  /** Creates a network with its own word before the number. */
  ScriptedNetwork(String word) {
    this.word = word;
  }

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

  /** Lets later passes through; those that wait go on waiting. */
  void letOthersPass() {
    held = false;
  }

  /** Waits until a classifier was closed. */
  void awaitClosed() throws InterruptedException {
    closed.acquire();
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

  ImageEmbedder newClassifier() {
    return new Scripted();
  }

  private static Embedding look(ModelInput image) {
    int number = Buffer.buffer(image.views().get(0).planes()).getMedium(0);
    if (number == CRASHES_THE_NETWORK) {
      throw new IllegalStateException("the engine failed");
    }
    return new Embedding(new float[] {number}, new float[0]);
  }

  private Classification label(Embedding embedding) {
    String label = word + " " + (int) embedding.features()[0];
    return new Classification(Answer.exact(label), 1, Map.of(label, 1.0));
  }

  private final class Scripted implements ImageEmbedder {

    private boolean open = true;

    @Override
    public ModelInput decode(byte[] image) throws UnreadableImageException {
      threads.add(Thread.currentThread().getName());
      if (image[0] < 0) {
        throw new UnreadableImageException(new ImageProblem(Code.CORRUPT, "png", 0, 0, 0));
      }
      return ModelInput.of(new Pixels(1, image));
    }

    @Override
    public List<Embedding> embed(List<ModelInput> images) {
      if (!open) {
        throw new IllegalStateException("the classifier is closed");
      }
      batches.add(images.size());
      boolean hangs = held;
      entered.release();
      if (hangs) {
        passes.acquireUninterruptibly();
      }
      return images.stream().map(ScriptedNetwork::look).toList();
    }

    @Override
    public ModelHead model() {
      return new ModelHead(word, word, ScriptedNetwork.this::label, Set.of(), Optional.empty());
    }

    @Override
    public void close() {
      open = false;
      closed.release();
    }
  }
}
