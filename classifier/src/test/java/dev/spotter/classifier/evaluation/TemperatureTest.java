package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemperatureTest {

  private static final List<String> LABELS = List.of("cat", "dog");

  /** Four answers of 90 %, of which three are right: at temperature T they should be of 75 %. */
  @Test
  void makesAnOverconfidentModelSayHowOftenItIsRight() {
    double[] sure = {0.9, 0.1};
    double fitted =
        Temperature.fit(
            new Predictions(
                LABELS, new double[][] {sure, sure, sure, sure}, new int[] {0, 0, 0, 1}));

    assertThat(fitted).isEqualTo(Math.log(9) / Math.log(3), within(1e-4));
  }

  @Test
  void leavesACalibratedModelAlone() {
    double[] right = {0.75, 0.25};
    assertThat(
            Temperature.fit(
                new Predictions(
                    LABELS, new double[][] {right, right, right, right}, new int[] {0, 1, 0, 0})))
        .isEqualTo(1, within(1e-4));
  }

  @Test
  void imagesThatAreAllRightCannotTell() {
    assertThat(Temperature.fit(new Predictions(LABELS, new double[][] {{0.9, 0.1}}, new int[] {0})))
        .isEqualTo(1);
  }
}
