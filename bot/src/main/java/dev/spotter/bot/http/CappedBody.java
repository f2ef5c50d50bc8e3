package dev.spotter.bot.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpResponseHead;
import io.vertx.core.streams.WriteStream;
import java.io.IOException;

/**
 * Write stream that collects a response's body in memory up to a limit, whatever length was
 * announced. At the first byte beyond it {@link #guard} fails, and the stream takes nothing more:
 * it holds the sender up (backpressure) until whoever reads hangs up, or the connection idles out.
 * Used by one response, on one Vert.x context.
 */
public final class CappedBody implements WriteStream<Buffer> {

  private final int maxBytes;
  private final Buffer bytes = Buffer.buffer();
  private final Promise<Void> refused = Promise.promise();

  /**
   * Creates an empty body.
   *
   * @param maxBytes the longest body that is taken
   */
  public CappedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Fails a body that is longer than its limit. */
  public static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    private TooLongException(int maxBytes) {
      super("the answer is longer than " + maxBytes + " bytes");
    }
  }

  /**
   * Looks at the length that a response announces, before any of its body is read.
   *
   * @param response a response's head
   * @return fails with {@link TooLongException} when it announces more than the limit
   */
  public Future<Void> admit(HttpResponseHead response) {
    return announcedLength(response) > maxBytes
        ? Future.failedFuture(new TooLongException(maxBytes))
        : Future.succeededFuture();
  }

  private static long announcedLength(HttpResponseHead response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException nonsense) {
      return 0;
    }
  }

  /**
   * Watches over the transfer into this body.
   *
   * @param transfer completes when the whole response was read
   * @return as {@code transfer}, but fails with {@link TooLongException} as soon as the body is
   *     longer than its limit
   */
  public <T> Future<T> guard(Future<T> transfer) {
    Promise<T> first = Promise.promise();
    transfer.onComplete(first::tryComplete, first::tryFail);
    refused.future().onFailure(first::tryFail);
    return first.future();
  }

  /** Takes no more of a body that nobody waits for any longer. May be called from anywhere. */
  public void refuse() {
    refused.tryFail(new TooLongException(maxBytes));
  }

  /** Returns what has come so far. */
  public Buffer bytes() {
    return bytes;
  }

  @Override
  public Future<Void> write(Buffer chunk) {
    if (bytes.length() + chunk.length() > maxBytes) {
      refuse();
    } else if (!writeQueueFull()) {
      bytes.appendBuffer(chunk);
    }
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public boolean writeQueueFull() {
    return refused.future().isComplete();
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
