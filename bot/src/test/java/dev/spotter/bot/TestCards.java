package dev.spotter.bot;

import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.network.Architecture;
import java.util.List;

/** Cards of models that are not there. */
public final class TestCards {

  private TestCards() {}

  /** Returns the card of a model that knows cats and dogs. */
  public static ModelCard card(String name) {
    return new ModelCard(
        name,
        List.of("cat", "dog"),
        32,
        new Normalisation(List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)),
        new Architecture("none", List.of(), 0),
        new FileEntry("none", 0, ""),
        new DecisionRule(1, 0.5),
        null,
        null,
        null,
        null);
  }
}
