package dev.spotter.bot.fetch;

import dev.spotter.bot.fetch.FetchException.Reason;
import dev.spotter.bot.http.CappedBody;
import dev.spotter.bot.http.CappedBody.TooLongException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/**
 * Reader of a picture's bytes from a response, which stops the sender at the first byte too many.
 */
final class PictureBody {

  private PictureBody() {}

  /**
   * Reads a body to its end.
   *
   * @param response whose head has just arrived
   * @param maxBytes longest body accepted
   * @return the body; fails with {@link FetchException}: too large, empty or truncated
   */
  static Future<Buffer> read(HttpClientResponse response, int maxBytes) {
    CappedBody body = new CappedBody(maxBytes);
    return body.admit(response)
        .compose(admitted -> body.guard(response.pipeTo(body)))
        .onFailure(failure -> hangUp(response))
        .recover(failure -> Future.failedFuture(explained(failure, body, maxBytes)))
        .map(end -> content(body));
  }

  private static void hangUp(HttpClientResponse response) {
    response.exceptionHandler(expected -> {});
    var unused = response.request().reset();
  }

  private static Buffer content(CappedBody body) {
    if (body.bytes().length() == 0) {
      throw new FetchException(Reason.EMPTY, "the answer had no body");
    }
    return body.bytes();
  }

  private static FetchException explained(Throwable failure, CappedBody body, int maxBytes) {
    return failure instanceof TooLongException
        ? new FetchException(Reason.TOO_LARGE, "the picture is longer than " + maxBytes + " bytes")
        : new FetchException(
            Reason.TRUNCATED,
            "the connection broke after " + body.bytes().length() + " bytes",
            failure);
  }
}
