import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.Head;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.decision.FeatureSpace;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.taught.Example;
import dev.spotter.classifier.taught.TaughtHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Measures what a model can be taught from a few pictures of labels that it never saw: the labels
 * among themselves, and beside the model's own.
 *
 * <p>{@code java -cp classifier/target/spotter-classifier.jar benchmarks/FewShot.java MODEL BASE
 * PICTURES TEST [LABELS]}: a model folder with a bank (or {@code small}, {@code accurate}), the
 * model's own data, of which the test half is taken, pictures to teach from and pictures to judge
 * by, each a data source of {@code train --data}. In each of 200 draws LABELS of the new labels (3)
 * are taught.
 */
final class FewShot {

  private static final int DRAWS = 200;
  private static final int EACH = 100; // pictures of a label that are looked at

  private record Looked(List<String> labels, List<List<Embedding>> byLabel) {}

  public static void main(String[] args) throws IOException {
    int together = args.length > 4 ? Integer.parseInt(args[4]) : 3;
    try (SpotterModel model = SpotterModel.of(files(args[0]), Engines.preferred());
        ParallelClassifier pool =
            new ParallelClassifier(model, Runtime.getRuntime().availableProcessors())) {
      Looked base = look(model, pool, Path.of(args[1]), Split.TEST);
      Looked pictures = look(model, pool, Path.of(args[2]), Split.TRAIN);
      Looked test = look(model, pool, Path.of(args[3]), Split.TEST);
      FeatureSpace space = model.featureSpace().orElseThrow();
      System.out.printf("%d of the labels %s%n", together, pictures.labels());
      for (int shots : new int[] {1, 2, 3, 5, 10}) {
        amongThemselves(space, pictures, test, shots, together);
      }
      System.out.printf("the model alone: %.1f %% of its own exactly right%n",
          100 * right(model.head(), base));
      for (int labels : new int[] {1, together}) {
        for (int shots : new int[] {1, 3, 5, 10}) {
          besideTheModel(model, space, base, pictures, test, shots, labels);
        }
      }
    }
  }

  private static ModelFiles files(String model) {
    return Arrays.stream(BundledModel.values())
        .filter(it -> it.id().equals(model))
        .findFirst()
        .map(ModelFiles::bundled)
        .orElseGet(() -> ModelFiles.in(Path.of(model)));
  }

  private static Looked look(SpotterModel model, ParallelClassifier pool, Path data, Split split)
      throws IOException {
    ImageSet images = DataSources.read(data, split, model.card().inputSize()).images();
    List<List<Embedding>> byLabel = new ArrayList<>();
    List<Integer> chosen = new ArrayList<>();
    int[] seen = new int[images.labels().size()];
    images.labels().forEach(label -> byLabel.add(new ArrayList<>()));
    for (int i = 0; i < images.count(); i++) {
      if (seen[images.targets()[i]]++ < EACH) {
        chosen.add(i);
      }
    }
    int[] at = {0};
    pool.forEach(
        chosen,
        (classifier, i) -> classifier.embed(List.of(ModelInput.of(images.image(i)))).get(0),
        embedding -> byLabel.get(images.targets()[chosen.get(at[0]++)]).add(embedding));
    return new Looked(images.labels(), byLabel);
  }

  private static void amongThemselves(
      FeatureSpace space, Looked pictures, Looked test, int shots, int labels) {
    Random random = new Random(shots);
    long right = 0;
    long all = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      List<Integer> drawn = draw(random, pictures.labels().size(), labels);
      List<float[]> prototypes =
          drawn.stream()
              .map(label -> FeatureSpace.prototype(draw(random, pictures.byLabel().get(label), shots)
                  .stream().map(it -> space.project(it.features())).toList()))
              .toList();
      for (int l = 0; l < labels; l++) {
        int column = test.labels().indexOf(pictures.labels().get(drawn.get(l)));
        for (Embedding seen : draw(random, test.byLabel().get(column), 20)) {
          float[] unit = space.project(seen.features());
          int best = 0;
          for (int p = 1; p < labels; p++) {
            best = FeatureSpace.cosine(unit, prototypes.get(p))
                > FeatureSpace.cosine(unit, prototypes.get(best)) ? p : best;
          }
          right += best == l ? 1 : 0;
          all++;
        }
      }
    }
    System.out.printf("among themselves, %2d pictures each: %.1f %%%n", shots, 100.0 * right / all);
  }

  private static void besideTheModel(SpotterModel model, FeatureSpace space, Looked base,
      Looked pictures, Looked test, int shots, int labels) {
    Random random = new Random(shots);
    double own = 0;
    double found = 0;
    int draws = DRAWS / 10;
    for (int draw = 0; draw < draws; draw++) {
      List<Example> examples = new ArrayList<>();
      List<Integer> drawn = draw(random, pictures.labels().size(), labels);
      for (int label : drawn) {
        for (Embedding one : draw(random, pictures.byLabel().get(label), shots)) {
          examples.add(new Example("new " + pictures.labels().get(label), true, Optional.empty(), one.features()));
        }
      }
      TaughtHead head =
          TaughtHead.of(model.head(), space, model.card().vocabulary(), examples, 0.05);
      own += right(head, base) / draws;
      for (int label : drawn) {
        String name = pictures.labels().get(label);
        List<Embedding> seen = test.byLabel().get(test.labels().indexOf(name));
        found += seen.stream().filter(it -> head.decide(it).label().equals(Optional.of("new " + name))).count()
            / (double) seen.size() / labels / draws;
      }
    }
    System.out.printf("%d taught from %2d pictures each: the model's own %.1f %% right, taught %.1f %% found%n",
        labels, shots, 100 * own, 100 * found);
  }

  private static double right(Head head, Looked base) {
    long right = 0;
    long all = 0;
    for (int label = 0; label < base.labels().size(); label++) {
      for (Embedding one : base.byLabel().get(label)) {
        right += head.decide(one).label().equals(Optional.of(base.labels().get(label))) ? 1 : 0;
        all++;
      }
    }
    return right / (double) all;
  }

  private static List<Integer> draw(Random random, int from, int count) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < from; i++) {
      all.add(i);
    }
    return draw(random, all, count);
  }

  private static <T> List<T> draw(Random random, List<T> from, int count) {
    List<T> all = new ArrayList<>(from);
    java.util.Collections.shuffle(all, random);
    return all.subList(0, Math.min(count, all.size()));
  }
}
