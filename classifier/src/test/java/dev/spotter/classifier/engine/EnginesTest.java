package dev.spotter.classifier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnginesTest {

  @Test
  void an_engine_is_found_whatever_the_case_of_its_name() {
    assertThat(Engines.named("mxnet").getEngineName()).isEqualTo("MXNet");
  }

  @Test
  void an_unknown_engine_is_refused_with_what_there_is() {
    assertThatThrownBy(() -> Engines.named("Abacus"))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("Abacus")
        .hasMessageContaining("MXNet")
        .hasMessageContaining("-P pytorch");
  }
}
