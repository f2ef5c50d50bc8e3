package dev.spotter.classifier.evaluation.hedging;

import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.decision.WordProbabilities;
import dev.spotter.classifier.evaluation.Outcome;
import dev.spotter.classifier.evaluation.OutcomeCounts;
import dev.spotter.classifier.evaluation.WordAnswer;
import dev.spotter.classifier.evaluation.hedging.HedgingMethod.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Chooses settings by cross-validation: some photos choose, the others judge, over and over. A
 * setting is chosen for the most right words, exact ones counting twice, among those that keep the
 * precision; the precision of exact words may be two points lower. What a choice keeps on its own
 * photos it does not quite keep on others, so it has to keep a margin, which is as small as lets
 * the judging photos keep what is promised.
 */
public final class HedgingFolds {

  /** How much less precise exact words may be. */
  private static final double EXACT_LESS = 0.02;

  private static final double MARGIN_STEP = 0.02;
  private static final int MARGINS = 12;
  private static final double HIGHEST = 0.99;

  private final List<HedgedPhoto> photos;
  private final int heights;
  private final int folds;
  private final int repeats;
  private final long seed;

  /**
   * Prepares photos.
   *
   * @param answers one a photo
   * @param labels the model's, in its order
   * @param taxonomy the labels' wider words
   * @param folds parts of the photos, of which one judges at a time
   * @param repeats how often they are cut anew
   * @param seed of the cuts
   */
  public HedgingFolds(
      List<WordAnswer> answers,
      List<String> labels,
      Taxonomy taxonomy,
      int folds,
      int repeats,
      long seed) {
    this.photos =
        answers.stream().map(answer -> new HedgedPhoto(answer, labels, taxonomy)).toList();
    this.heights = new WordProbabilities(labels, taxonomy).heights();
    this.folds = folds;
    this.repeats = repeats;
    this.seed = seed;
  }

  /**
   * Compares the methods.
   *
   * @param precision that is to be kept, 0 to 1
   * @return the figures of each method on the judging photos
   */
  public List<HedgingFigures> compare(double precision) {
    List<HedgingMethod<?>> methods =
        List.of(
            new LevelThresholds(heights, false),
            new LevelThresholds(heights, true),
            new LagrangeTradeOff(false),
            new LagrangeTradeOff(true),
            new ConformalSet());
    return methods.stream().map(method -> judge(new Tried<>(method), precision).figures()).toList();
  }

  /**
   * Chooses thresholds for a model's head.
   *
   * @param precision that is to be kept, 0 to 1
   * @return the thresholds by all photos; empty when the judging photos kept less
   */
  public Optional<Promise> promise(double precision) {
    Judged<LevelThresholds.Limits> judged =
        judge(new Tried<>(new LevelThresholds(heights, false)), precision);
    return judged.figures().keeps()
        ? judged.chosen().map(limits -> limits.promise(precision))
        : Optional.empty();
  }

  /** Widens the margin of what the judging photos did not keep, until they keep it. */
  private <S extends Setting> Judged<S> judge(Tried<S> tried, double precision) {
    double all = precision;
    double exact = precision - EXACT_LESS;
    Judged<S> judged = tried.judge(precision, all, exact);
    for (int margin = 0; margin < MARGINS && !judged.figures().keeps(); margin++) {
      boolean inexact = judged.figures().exactFails();
      exact = Math.min(HIGHEST, exact + (inexact ? MARGIN_STEP : 0));
      all = Math.min(HIGHEST, all + (inexact ? 0 : MARGIN_STEP));
      judged = tried.judge(precision, all, exact);
    }
    return judged;
  }

  /** What the judging photos say, and the setting that all photos choose. */
  private record Judged<S extends Setting>(HedgingFigures figures, Optional<S> chosen) {}

  /** All settings of a method on all photos. */
  private final class Tried<S extends Setting> {

    private final String method;
    private final List<S> settings;
    private final Outcome[][] outcomes;

    private Tried(HedgingMethod<S> method) {
      this.method = method.name();
      settings = method.settings();
      outcomes =
          settings.stream()
              .map(setting -> photos.stream().map(setting::on).toArray(Outcome[]::new))
              .toArray(Outcome[][]::new);
    }

    private Judged<S> judge(double precision, double keptAll, double keptExact) {
      List<OutcomeCounts> judged = new ArrayList<>();
      for (int repeat = 0; repeat < repeats; repeat++) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, photos.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed + repeat));
        judged.add(OutcomeCounts.of(outcomesOfCut(order, keptAll, keptExact)));
      }
      int all = choose(IntStream.range(0, photos.size()).boxed().toList(), keptAll, keptExact);
      Optional<S> chosen = all < 0 ? Optional.empty() : Optional.of(settings.get(all));
      String written = chosen.map(S::toString).orElse("none");
      return new Judged<>(
          HedgingFigures.of(method, precision, precision - EXACT_LESS, written, judged), chosen);
    }

    private List<Outcome> outcomesOfCut(List<Integer> order, double keptAll, double keptExact) {
      List<Outcome> judged = new ArrayList<>();
      for (int fold = 0; fold < folds; fold++) {
        List<Integer> choosing = new ArrayList<>();
        List<Integer> judging = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
          (i % folds == fold ? judging : choosing).add(order.get(i));
        }
        int setting = choose(choosing, keptAll, keptExact);
        judging.forEach(
            photo -> judged.add(setting < 0 ? Outcome.SILENT : outcomes[setting][photo]));
      }
      return judged;
    }

    /** Returns the index of the best setting on some photos; -1 when none keeps the precision. */
    private int choose(List<Integer> choosing, double keptAll, double keptExact) {
      int best = -1;
      int most = 0;
      for (int setting = 0; setting < outcomes.length; setting++) {
        int worth = worth(outcomes[setting], choosing, keptAll, keptExact);
        if (worth > most) {
          most = worth;
          best = setting;
        }
      }
      return best;
    }

    private static int worth(
        Outcome[] outcomes, List<Integer> choosing, double keptAll, double keptExact) {
      int said = 0;
      int right = 0;
      int exactSaid = 0;
      int exact = 0;
      for (int photo : choosing) {
        Outcome outcome = outcomes[photo];
        said += outcome == Outcome.SILENT ? 0 : 1;
        right += outcome.isRight() ? 1 : 0;
        exactSaid += outcome.isExact() ? 1 : 0;
        exact += outcome == Outcome.EXACT_RIGHT ? 1 : 0;
      }
      boolean keeps = right >= keptAll * said && exact >= keptExact * exactSaid;
      return keeps ? right + exact : 0;
    }
  }
}
