package dev.spotter.classifier.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

  @Test
  void the_bottom_of_a_narrow_valley_is_found() {
    double[] bottom = Lbfgs.minimise(LbfgsTest::valley, new double[] {-3, 5, 9}, 1e-9, 200);

    assertThat(bottom).containsExactly(new double[] {1, 2, 3}, within(1e-6));
  }

  @Test
  void where_it_is_flat_already_nothing_moves() {
    assertThat(Lbfgs.minimise(LbfgsTest::valley, new double[] {1, 2, 3}, 1e-9, 200))
        .containsExactly(1, 2, 3);
  }

  @Test
  void no_more_steps_are_taken_than_allowed() {
    double[] start = {-3, 5, 9};
    double[] gradient = new double[3];
    double before = valley(start, gradient);
    double after = valley(Lbfgs.minimise(LbfgsTest::valley, start, 1e-9, 2), gradient);

    assertThat(after).isLessThan(before).isGreaterThan(1e-9);
  }

  /** {@code cosh(x - 1) - 1 + 500 (y - 2)^2 + (z - 3)^2 / 100}, lowest at 1, 2, 3. */
  private static double valley(double[] point, double[] gradient) {
    double x = point[0] - 1;
    double y = point[1] - 2;
    double z = point[2] - 3;
    gradient[0] = Math.sinh(x);
    gradient[1] = 1000 * y;
    gradient[2] = z / 50;
    return Math.cosh(x) - 1 + 500 * y * y + z * z / 100;
  }
}
