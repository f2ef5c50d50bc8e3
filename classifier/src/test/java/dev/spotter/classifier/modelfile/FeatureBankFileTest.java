package dev.spotter.classifier.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.decision.FeatureBank;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureBankFileTest {

  private static final FeatureBank BANK =
      new FeatureBank(
          List.of("cat", "grüner Frosch"),
          new float[] {0.5f, -1, 2},
          new float[][] {{0.6f, 0, 0.8f}, {0, -1, 0}},
          new float[] {3, 0.25f},
          new float[][] {{1.27f, -0.5f}, {0, 0}, {-254, 100}},
          new int[] {0, 1, 1},
          0.83);

  @Test
  void aBankComesBackButForWhatEightBitsLose() throws IOException {
    FeatureBank read = FeatureBankFile.decode(FeatureBankFile.encode(BANK));

    assertThat(read.labels()).isEqualTo(BANK.labels());
    assertThat(read.mean()).isEqualTo(BANK.mean());
    assertThat(read.scales()).isEqualTo(BANK.scales());
    assertThat(read.targets()).isEqualTo(BANK.targets());
    assertThat(read.nearCopy()).isEqualTo(0.83);
    assertThat(read.axes()[0][0]).isCloseTo(0.6f, within(0.8f / 254));
    assertThat(read.rows()[0]).containsExactly(new float[] {1.27f, -0.5f}, within(1e-6f));
    assertThat(read.rows()[2]).containsExactly(-254, 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7, 40, 90})
  void halfABankIsRefused(int length) throws IOException {
    byte[] half = Arrays.copyOf(FeatureBankFile.encode(BANK), length);

    assertThatThrownBy(() -> FeatureBankFile.decode(half)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void anotherFormatOrAnAbsurdSizeIsRefused(int at) throws IOException {
    byte[] bytes = FeatureBankFile.encode(BANK);
    bytes[at] = 0x7F;

    assertThatThrownBy(() -> FeatureBankFile.decode(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bank of base features");
  }
}
