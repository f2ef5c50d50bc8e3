package dev.spotter.classifier.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.spotter.classifier.engine.NativeCopy;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.engine.SymbolGraph;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Auto-tuner of an {@link AirbenchNetwork} for inference: of the forms that this engine and
 * processor can compute, it chooses the quickest whose logits agree with the block's. To be used
 * once, before anybody else computes with the network.
 */
public final class InferenceTuner {

  private static final Logger LOG = LoggerFactory.getLogger(InferenceTuner.class);

  /** As many pictures as a photo has views. */
  private static final Shape BATCH = new Shape(4, 3, 32, 32);

  /** The shortest of as many runs counts: what disturbs a run only ever lengthens it. */
  private static final int RUNS = 2;

  /** Narrower numbers have to save a fifth, or they are not worth their rounding. */
  private static final double WORTH = 0.8;

  private final Architecture architecture;
  private final Block network;
  private final NDManager owner;
  private final float[] pictures = noise();

  /**
   * Creates a tuner.
   *
   * @param architecture the network's
   * @param network as {@link AirbenchNetwork#build} built it, with its parameters
   * @param owner owns the native memory of what is chosen
   */
  public InferenceTuner(Architecture architecture, Block network, NDManager owner) {
    this.architecture = architecture;
    this.network = network;
    this.owner = owner;
  }

  /** A form that passed, its native memory, and how long a batch takes, in nanoseconds. */
  private record Candidate(InferenceNetwork form, NDManager memory, long nanos) {}

  /**
   * Chooses by a self-test, which takes about as long as looking at twenty pictures.
   *
   * @param memory owns the network's parameters; closed when the chosen form has its own
   * @param narrowest the least precise numbers that may be used
   */
  public InferenceNetwork choose(NDManager memory, Precision narrowest) {
    Block block = AirbenchNetwork.embedding(network);
    Candidate best =
        new Candidate(new InferenceNetwork(block, Precision.FLOAT32), memory, Long.MAX_VALUE);
    if (SymbolGraph.runsOn(owner)) {
      float[] expected = logits(block);
      for (Candidate candidate : candidates(narrowest, expected)) {
        boolean better = candidate.nanos() < WORTH * best.nanos();
        (better ? best : candidate).memory().close();
        best = better ? candidate : best;
      }
      LOG.debug("The network computes in {}", best.form().precision());
    }
    return best.form();
  }

  private List<Candidate> candidates(Precision narrowest, float[] expected) {
    List<Candidate> passed = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      if (precision.compareTo(narrowest) <= 0) {
        NDManager memory = owner.newSubManager();
        try {
          passed.add(tried(precision, memory, expected));
        } catch (EngineException | IllegalStateException e) {
          memory.close();
          LOG.debug("No {} on this processor", precision, e);
        }
      }
    }
    return passed;
  }

  private Candidate tried(Precision precision, NDManager memory, float[] expected) {
    List<Block> branches = AirbenchNetwork.branches(network);
    Block symbol = InferenceGraph.of(architecture, branches, precision, memory);
    float[] found = logits(symbol); // its weights are laid out now
    for (int i = 0; i < expected.length; i++) {
      if (!precision.alike(expected[i], found[i])) {
        throw new IllegalStateException("a logit is " + found[i] + " instead of " + expected[i]);
      }
    }
    long shortest = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = processorTime();
      logits(symbol);
      shortest = Math.min(shortest, processorTime() - start);
    }
    LOG.debug("In {} a view takes {} µs", precision, shortest / 1000 / BATCH.get(0));
    return new Candidate(new InferenceNetwork(symbol, precision), memory, shortest);
  }

  private float[] logits(Block block) {
    try (NDManager scope = owner.newSubManager()) {
      NDArray input = NativeCopy.of(scope, pictures, BATCH);
      return block
          .forward(new ParameterStore(scope, false), new NDList(input), false)
          .get(1)
          .toFloatArray();
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static float[] noise() {
    Random random = new Random(1);
    float[] noise = new float[(int) BATCH.size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}
