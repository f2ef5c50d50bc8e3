package dev.spotter.classifier.modelfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spotter.classifier.decision.FeatureBank;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A feature bank as bytes: big-endian, matrices in 8 bits, each row scaled so that its largest
 * number is 127. The layout is {@code int format}, {@code int} labels and each as {@code short}
 * length and UTF-8, {@code int} features, axes and images, {@code float} mean and scales, {@code
 * double nearCopy}, the matrix of the axes, that of the images, and {@code short} targets. A matrix
 * is a {@code float} scale and the bytes, row by row.
 */
public final class FeatureBankFile {

  private static final int FORMAT = 1;
  private static final int LARGEST = 127;

  /** Above any bank that makes sense; keeps a damaged file from asking for all memory. */
  private static final int MOST = 1 << 20;

  private FeatureBankFile() {}

  /**
   * Encodes a bank.
   *
   * @param bank whose rows lose all but 8 bits
   * @return what {@link #decode} reads
   */
  public static byte[] encode(FeatureBank bank) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(buffer);
    out.writeInt(FORMAT);
    out.writeInt(bank.labels().size());
    for (String label : bank.labels()) {
      byte[] text = label.getBytes(UTF_8);
      out.writeShort(text.length);
      out.write(text);
    }
    out.writeInt(bank.mean().length);
    out.writeInt(bank.axes().length);
    out.writeInt(bank.rows().length);
    write(out, bank.mean());
    write(out, bank.scales());
    out.writeDouble(bank.nearCopy());
    write(out, bank.axes());
    write(out, bank.rows());
    for (int target : bank.targets()) {
      out.writeShort(target);
    }
    return buffer.toByteArray();
  }

  /**
   * Decodes a bank.
   *
   * @param bytes as encoded
   * @throws IOException when they are no bank that this version can read
   */
  public static FeatureBank decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != FORMAT) {
      throw new IOException("its bank of base features has another format than " + FORMAT);
    }
    int count = count(in);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(new String(in.readNBytes(in.readUnsignedShort()), UTF_8));
    }
    int features = count(in);
    int axes = count(in);
    int images = count(in);
    float[] mean = row(in, features);
    float[] scales = row(in, axes);
    double nearCopy = in.readDouble();
    float[][] axis = matrix(in, axes, features);
    float[][] rows = matrix(in, images, axes);
    int[] targets = new int[images];
    for (int i = 0; i < images; i++) {
      targets[i] = in.readUnsignedShort();
    }
    return new FeatureBank(labels, mean, axis, scales, rows, targets, nearCopy);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("its bank of base features is damaged");
    }
    return count;
  }

  private static void write(DataOutputStream out, float[] row) throws IOException {
    for (float number : row) {
      out.writeFloat(number);
    }
  }

  private static float[] row(DataInputStream in, int length) throws IOException {
    float[] row = new float[length];
    for (int i = 0; i < length; i++) {
      row[i] = in.readFloat();
    }
    return row;
  }

  private static void write(DataOutputStream out, float[][] matrix) throws IOException {
    for (float[] row : matrix) {
      float largest = 0;
      for (float number : row) {
        largest = Math.max(largest, Math.abs(number));
      }
      float scale = largest == 0 ? 1 : largest / LARGEST;
      out.writeFloat(scale);
      for (float number : row) {
        out.writeByte(Math.round(number / scale));
      }
    }
  }

  private static float[][] matrix(DataInputStream in, int rows, int columns) throws IOException {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      float scale = in.readFloat();
      for (int i = 0; i < columns; i++) {
        row[i] = in.readByte() * scale;
      }
    }
    return matrix;
  }
}
