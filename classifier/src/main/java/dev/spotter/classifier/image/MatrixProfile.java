package dev.spotter.classifier.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;

/**
 * ICC profiles of three primaries and a curve (ISO 15076-1, three-component matrix-based), made
 * from what a PNG says in numbers: sRGB's own with other colorants, adapted to D50 by Bradford's
 * method.
 */
final class MatrixProfile {

  /** White and the primaries red, green and blue of Display P3, x and y in 1/100000. */
  static final int[] DISPLAY_P3 = {31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000};

  /** The same of sRGB. */
  static final int[] SRGB = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};

  private static final double[][] BRADFORD = {
    {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
  };
  private static final double[] D50 = {0.9642, 1, 0.8249};
  private static final int[] COLORANTS = {
    ICC_Profile.icSigRedColorantTag,
    ICC_Profile.icSigGreenColorantTag,
    ICC_Profile.icSigBlueColorantTag
  };
  private static final int[] CURVES = {
    ICC_Profile.icSigRedTRCTag, ICC_Profile.icSigGreenTRCTag, ICC_Profile.icSigBlueTRCTag
  };

  private MatrixProfile() {}

  /**
   * Returns the profile of colours with sRGB's curve.
   *
   * @param chromaticities as {@link #SRGB}
   */
  static byte[] of(int[] chromaticities) {
    return withColorants(chromaticities).getData();
  }

  /**
   * Returns the profile of colours whose curve is a power.
   *
   * @param chromaticities as {@link #SRGB}
   * @param gamma the exponent from numbers to light, such as 2.2
   */
  static byte[] of(int[] chromaticities, double gamma) {
    ICC_Profile profile = withColorants(chromaticities);
    for (int curve : CURVES) {
      ByteBuffer tag = ByteBuffer.allocate(16).putInt(0x63757276).putInt(0).putInt(1);
      profile.setData(curve, tag.putShort((short) Math.round(256 * gamma)).array());
    }
    return profile.getData();
  }

  private static ICC_Profile withColorants(int[] chromaticities) {
    double[] white = xyz(chromaticities, 0);
    double[][] primaries = new double[3][];
    for (int i = 0; i < 3; i++) {
      primaries[i] = xyz(chromaticities, 2 * i + 2);
    }
    double[] amounts = solved(transposed(primaries), white);
    double[] from = times(BRADFORD, white);
    double[] to = times(BRADFORD, D50);
    ICC_Profile profile =
        ICC_Profile.getInstance(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    for (int i = 0; i < 3; i++) {
      double[] cone = times(BRADFORD, primaries[i]);
      for (int j = 0; j < 3; j++) {
        cone[j] *= amounts[i] * to[j] / from[j];
      }
      ByteBuffer tag = ByteBuffer.allocate(20).putInt(0x58595A20).putInt(0);
      for (double value : solved(BRADFORD, cone)) {
        tag.putInt((int) Math.round(value * 65536));
      }
      profile.setData(COLORANTS[i], tag.array());
    }
    return profile;
  }

  /** Returns X, Y and Z of a chromaticity, of luminance 1. */
  private static double[] xyz(int[] chromaticities, int at) {
    double x = chromaticities[at] / 100_000.0;
    double y = chromaticities[at + 1] / 100_000.0;
    return new double[] {x / y, 1, (1 - x - y) / y};
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      product[i] = matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2];
    }
    return product;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[3][3];
    for (int i = 0; i < 9; i++) {
      columns[i % 3][i / 3] = rows[i / 3][i % 3];
    }
    return columns;
  }

  /** Solves a system of three equations by Cramer's rule. */
  private static double[] solved(double[][] matrix, double[] vector) {
    double[] solution = new double[3];
    for (int column = 0; column < 3; column++) {
      double[][] replaced = {matrix[0].clone(), matrix[1].clone(), matrix[2].clone()};
      for (int row = 0; row < 3; row++) {
        replaced[row][column] = vector[row];
      }
      solution[column] = determinant(replaced) / determinant(matrix);
    }
    return solution;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }
}
