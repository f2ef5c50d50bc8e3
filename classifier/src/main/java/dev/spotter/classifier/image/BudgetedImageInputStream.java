package dev.spotter.classifier.image;

import java.io.EOFException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image input stream over bytes in memory that charges reads to a {@link CpuBudget}: a decoder
 * that goes round in circles over its input is stopped here.
 */
final class BudgetedImageInputStream extends ImageInputStreamImpl {

  /** Asking for the time takes longer than reading a byte. */
  private static final int READS_PER_CHECK = 64;

  private final byte[] bytes;
  private final CpuBudget budget;
  private final boolean endIsError;
  private int reads;

  /**
   * Creates a stream.
   *
   * @param bytes to read
   * @param budget that is charged
   * @param endIsError whether reading on at the end throws, for a decoder that would make up what
   *     is missing
   */
  BudgetedImageInputStream(byte[] bytes, CpuBudget budget, boolean endIsError) {
    this.bytes = bytes;
    this.budget = budget;
    this.endIsError = endIsError;
  }

  @Override
  public int read() {
    charge();
    bitOffset = 0;
    return streamPos >= bytes.length ? -1 : Byte.toUnsignedInt(bytes[(int) streamPos++]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws EOFException {
    charge();
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      if (endIsError && length > 0) {
        throw new EOFException("the picture is cut short");
      }
      return length == 0 ? 0 : -1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private void charge() {
    if (++reads % READS_PER_CHECK == 0) {
      budget.check();
    }
  }
}
