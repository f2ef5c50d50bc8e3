package dev.spotter.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.report.Axis.Tick;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void shares_are_written_in_round_steps_of_per_cent() {
    assertThat(Axis.percent("", 1).ticks())
        .extracting(Tick::text)
        .containsExactly("0 %", "20 %", "40 %", "60 %", "80 %", "100 %");
    assertThat(Axis.percent("", 0.0594).ticks())
        .extracting(Tick::text)
        .containsExactly("0 %", "2 %", "4 %", "6 %");
    assertThat(Axis.percent("", 0.012).ticks())
        .extracting(Tick::text)
        .containsExactly("0.0 %", "0.5 %", "1.0 %", "1.5 %");
  }

  @Test
  void numbers_begin_and_end_outside_of_what_is_shown() {
    Axis axis = Axis.numbers("", -3, 7);

    assertThat(axis.ticks())
        .extracting(Tick::text)
        .containsExactly("-4", "-2", "0", "2", "4", "6", "8");
    assertThat(axis.min()).isEqualTo(-4);
    assertThat(axis.max()).isEqualTo(8);
  }

  @Test
  void values_are_placed_between_the_edges() {
    Plot plot = new Plot(Axis.percent("", 1), Axis.numbers("", 0, 10));

    assertThat(plot.across(0)).isEqualTo(Plot.LEFT);
    assertThat(plot.across(0.5)).isEqualTo((Plot.LEFT + Plot.RIGHT) / 2.0);
    assertThat(plot.down(0)).isEqualTo(Plot.BOTTOM);
    assertThat(plot.down(10)).isEqualTo(Plot.TOP);
    assertThat(plot.down(99)).isEqualTo(Plot.TOP);
  }
}
