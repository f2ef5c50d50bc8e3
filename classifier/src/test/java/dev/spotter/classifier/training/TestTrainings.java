package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.network.AirbenchNetwork;
import dev.spotter.classifier.network.Architecture;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Trainings so small that they take seconds, and those who listen to them. */
final class TestTrainings {

  /** A clock that stands still. */
  static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  /** Stops after the last epoch only. */
  static final Stopping TO_THE_END = new Stopping(0, Double.POSITIVE_INFINITY);

  private TestTrainings() {}

  /** What one training told, from begin to end. */
  static final class Diary implements TrainingListener {
    final List<String> events = new ArrayList<>();
    final List<Epoch> epochs = new ArrayList<>();
    Result result;

    @Override
    public void begin(Start start) {
      events.add("begin at " + start.firstEpoch());
    }

    @Override
    public void epochBegin(int epoch) {
      events.add("epoch " + epoch);
    }

    @Override
    public void epochEnd(Epoch epoch) {
      events.add("end of " + epoch.epoch());
      epochs.add(epoch);
    }

    @Override
    public void end(Result ended) {
      events.add("end");
      result = ended;
    }
  }

  /** Dies in the middle of an epoch, as a killed process would. */
  record PulledPlug(int inEpoch) implements TrainingListener {
    @Override
    public void step(Step step) {
      if (step.epoch() == inEpoch) {
        throw new IllegalStateException("pulled the plug");
      }
    }
  }

  /** Returns a plan for {@link #images}. */
  static TrainingPlan plan(int epochs, Stopping stopping, boolean resume) {
    return new TrainingPlan(normalisation(), recipe(epochs), stopping, 1, Optional.empty(), resume);
  }

  /** Returns a network of two classes before its first step; to be closed by the caller. */
  static TrainableNetwork network(long seed) {
    Engines.preferred();
    float[] whitening = new float[AirbenchNetwork.WHITENING_FILTERS * 3 * 2 * 2];
    Random random = new Random(seed);
    for (int i = 0; i < whitening.length; i++) {
      whitening[i] = (float) random.nextGaussian();
    }
    return new TrainableNetwork(recipe(1), 32, 2, whitening, seed);
  }

  private static Recipe recipe(int epochs) {
    return new Recipe(
        new Architecture(AirbenchNetwork.FAMILY, List.of(8, 8, 8), 2),
        epochs,
        32,
        new Recipe.Optimiser(11.5, 0.85, 0.0153, 64, 0.23, 0.07),
        0.2,
        0,
        3,
        new Recipe.Augmentation(2, 0, 0.25, 0.125),
        Balance.NONE,
        Precision.FLOAT32);
  }

  private static Normalisation normalisation() {
    return new Normalisation(List.of(0.5f, 0.5f, 0.5f), List.of(0.25f, 0.25f, 0.25f));
  }

  /** 256 noisy images, reddish or bluish. */
  static ImageSet images() {
    Random random = new Random(1);
    int[] targets = random.ints(256, 0, 2).toArray();
    byte[] pixels = new byte[256 * 3072];
    random.nextBytes(pixels);
    for (int i = 0; i < targets.length; i++) {
      int bright = i * 3072 + (targets[i] == 0 ? 0 : 2048);
      for (int at = bright; at < bright + 1024; at++) {
        pixels[at] = (byte) (128 + (pixels[at] & 0x7F));
      }
    }
    return new ImageSet(List.of("red", "blue"), 32, pixels, targets);
  }
}
