package dev.spotter.bot;

import dev.spotter.classifier.model.ModelCard;
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
        new ModelCard.Normalisation(List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)),
        new ModelCard.Architecture("none", List.of(), 0),
        new ModelCard.Parameters("none", 0, ""),
        new ModelCard.Decision(1, 0.5),
        null,
        null);
  }
}
