package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecipeTest {

  private final Recipe.Optimiser airbench = Recipe.airbench(11.5);

  @Test
  void ratesForAMeanLossAreThoseOfTheSource() {
    assertThat(airbench.meanLossRate(1024)).isEqualTo(1.5, within(1e-9));
    assertThat(airbench.meanLossDecay()).isEqualTo(1.3304e-3, within(1e-7));
  }

  @Test
  void theScheduleIsATriangle() {
    assertThat(airbench.rateAt(0)).isEqualTo(0.2);
    assertThat(airbench.rateAt(0.23)).isEqualTo(1);
    assertThat(airbench.rateAt(0.615)).isEqualTo(0.535, within(1e-9));
    assertThat(airbench.rateAt(1)).isEqualTo(0.07, within(1e-9));
  }

  @Test
  void aCheckpointFromBeforeTheSwitchesMirrored() throws Exception {
    String json = "{\"translate\":4,\"cutout\":0,\"photoShare\":0,\"outlierShare\":0}";

    assertThat(new ObjectMapper().readValue(json, Recipe.Augmentation.class))
        .isEqualTo(new Recipe.Augmentation(4, 0, 0, 0, Set.of(ImageTransform.FLIP)));
  }
}
