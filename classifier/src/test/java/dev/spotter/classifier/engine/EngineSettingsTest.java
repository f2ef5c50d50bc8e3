package dev.spotter.classifier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class EngineSettingsTest {

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void variables_reach_native_code() {
    new EngineSettings(Map.of("SPOTTER_TEST_VARIABLE", "42"), Map.of()).apply();

    assertThat(nativeVariable("SPOTTER_TEST_VARIABLE")).isEqualTo("42");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void what_the_operator_has_set_is_left_alone() {
    System.setProperty("spotter.test.property", "mine");

    new EngineSettings(Map.of("PATH", "nowhere"), Map.of("spotter.test.property", "yours")).apply();

    assertThat(nativeVariable("PATH")).isEqualTo(System.getenv("PATH"));
    assertThat(System.getProperty("spotter.test.property")).isEqualTo("mine");
  }

  @Test
  void serving_computes_on_the_callers_thread() {
    assertThat(EngineSettings.serving().environment())
        .containsOnly(
            Map.entry("MXNET_ENGINE_TYPE", "NaiveEngine"), Map.entry("OMP_NUM_THREADS", "1"));
    assertThat(EngineSettings.serving(true).environment())
        .containsEntry("DNNL_MAX_CPU_ISA", "AVX512_CORE_AMX");
  }

  @Test
  void training_runs_operations_side_by_side() {
    assertThat(EngineSettings.training(6, false).environment())
        .containsOnly(
            Map.entry("OMP_NUM_THREADS", "1"),
            Map.entry("MXNET_CPU_WORKER_NTHREADS", "6"),
            Map.entry("MXNET_CPU_TEMP_COPY", "64"),
            Map.entry("MXNET_EXEC_BULK_EXEC_MAX_NODE_TRAIN", "1"));
    assertThat(EngineSettings.training(6, true).environment())
        .containsEntry("DNNL_MAX_CPU_ISA", "AVX512_CORE_AMX");
  }

  @Test
  void nothing_phones_home() {
    assertThat(EngineSettings.serving().properties())
        .containsEntry("ai.djl.offline", "true")
        .containsEntry("OPT_OUT_TRACKING", "true")
        .isEqualTo(EngineSettings.training(1, false).properties());
  }

  private static String nativeVariable(String name) {
    return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
        .getFunction("getenv")
        .invokeString(new Object[] {name}, false);
  }
}
