package dev.spotter.bot.fetch;

import dev.spotter.bot.fetch.FetchException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpResponseHead;

/**
 * Collects a response's body and stops the sender at the first byte too many, whatever length it
 * announced. Runs on one Vert.x context.
 */
final class CappedBody {

  private final HttpClientResponse response;
  private final int maxBytes;
  private final Buffer bytes = Buffer.buffer();
  private final Promise<Buffer> promise = Promise.promise();

  private CappedBody(HttpClientResponse response, int maxBytes) {
    this.response = response;
    this.maxBytes = maxBytes;
  }

  /**
   * Reads a body to its end.
   *
   * @param response whose head has just arrived
   * @param maxBytes longest body accepted
   * @return the body; fails with {@link FetchException}: too large, empty or truncated
   */
  static Future<Buffer> read(HttpClientResponse response, int maxBytes) {
    CappedBody body = new CappedBody(response, maxBytes);
    response.exceptionHandler(body::broken).endHandler(v -> body.end()).handler(body::append);
    if (announcedLength(response) > maxBytes) {
      body.refuse();
    }
    return body.promise.future();
  }

  private static long announcedLength(HttpResponseHead response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException nonsense) {
      return 0;
    }
  }

  private void append(Buffer chunk) {
    if (promise.future().isComplete()) {
      return;
    }
    if (bytes.length() + chunk.length() > maxBytes) {
      refuse();
    } else {
      bytes.appendBuffer(chunk);
    }
  }

  private void refuse() {
    promise.tryFail(
        new FetchException(Reason.TOO_LARGE, "the picture is longer than " + maxBytes + " bytes"));
    var unused = response.request().reset();
  }

  private void end() {
    if (bytes.length() == 0) {
      promise.tryFail(new FetchException(Reason.EMPTY, "the answer had no body"));
    } else {
      promise.tryComplete(bytes);
    }
  }

  private void broken(Throwable cause) {
    promise.tryFail(
        new FetchException(
            Reason.TRUNCATED, "the connection broke after " + bytes.length() + " bytes", cause));
  }
}
