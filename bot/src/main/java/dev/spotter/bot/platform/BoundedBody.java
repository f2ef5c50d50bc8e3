package dev.spotter.bot.platform;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.io.IOException;

/**
 * Collects the body of an API's answer up to a limit, beyond which the call fails; for {@code
 * BodyCodec.pipe}. Used by one call.
 */
public final class BoundedBody implements WriteStream<Buffer> {

  private final int maxBytes;
  private final Buffer bytes = Buffer.buffer();

  /**
   * Creates an empty body.
   *
   * @param maxBytes the longest body that is taken
   */
  public BoundedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Returns what was written. */
  public Buffer bytes() {
    return bytes;
  }

  @Override
  public Future<Void> write(Buffer chunk) {
    if (bytes.length() + chunk.length() > maxBytes) {
      return Future.failedFuture(
          new IOException("the answer is longer than " + maxBytes + " bytes"));
    }
    bytes.appendBuffer(chunk);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
    return this;
  }

  @Override
  public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    return this;
  }
}
