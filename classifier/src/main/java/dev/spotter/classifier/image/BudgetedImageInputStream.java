package dev.spotter.classifier.image;

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
  private int reads;

  BudgetedImageInputStream(byte[] bytes, CpuBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  @Override
  public int read() {
    charge();
    bitOffset = 0;
    return streamPos >= bytes.length ? -1 : Byte.toUnsignedInt(bytes[(int) streamPos++]);
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    charge();
    bitOffset = 0;
    if (streamPos >= bytes.length) {
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
