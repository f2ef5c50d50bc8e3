package dev.spotter.bot.fetch;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.fetch.FetchException.Reason;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * One download of one picture: candidates in turn, redirects by hand, one deadline over all of it.
 * Runs on one Vert.x context.
 */
final class Download {

  private static final int PAGE_START = 100;
  private static final Pattern WEB_PAGE =
      Pattern.compile("\\uFEFF?<(?:!doctype html|html)", Pattern.CASE_INSENSITIVE);

  private final HttpClient client;
  private final AddressPolicy addresses;
  private final FetchLimits limits;
  private final DownloadSpec source;
  private final UrlAllowList destinations;
  private HttpClientRequest current;
  private boolean over;

  Download(HttpClient client, AddressPolicy addresses, FetchLimits limits, DownloadSpec source) {
    this.client = client;
    this.addresses = addresses;
    this.limits = limits;
    this.source = source;
    this.destinations = new UrlAllowList(source.allowedOrigins());
  }

  /** Starts the download, once; failures are {@link FetchException}s. */
  Future<Buffer> run() {
    return candidate(source.candidates().iterator())
        .timeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(explained(failure)))
        .onFailure(failure -> abandon());
  }

  private Future<Buffer> candidate(Iterator<URI> candidates) {
    if (!candidates.hasNext()) {
      return Future.failedFuture(new FetchException(Reason.NO_ADDRESS, "no address to ask"));
    }
    return admitted(candidates.next())
        .compose(destination -> hop(destination, limits.maxRedirects()))
        .recover(failure -> next(candidates, explained(failure)));
  }

  private Future<AllowedUrl> admitted(URI uri) {
    return Future.succeededFuture(uri)
        .map(candidate -> destinations.admit(candidate, source.authorization()));
  }

  /** Asks the next candidate, if that makes sense; of two failures the retryable one counts. */
  private Future<Buffer> next(Iterator<URI> candidates, FetchException failure) {
    if (over || !candidates.hasNext() || failure.reason() == Reason.HTTP_THROTTLED) {
      return Future.failedFuture(failure);
    }
    return candidate(candidates)
        .recover(later -> Future.failedFuture(failure.retryable() ? failure : later));
  }

  private Future<Buffer> hop(AllowedUrl destination, int redirectsLeft) {
    return addresses
        .of(destination.origin())
        .compose(address -> client.request(destination.request(address)))
        .compose(this::send)
        .compose(response -> answer(destination, response, redirectsLeft));
  }

  private Future<HttpClientResponse> send(HttpClientRequest request) {
    current = request;
    if (over) {
      abandon();
    }
    return request.send();
  }

  private Future<Buffer> answer(AllowedUrl from, HttpClientResponse response, int redirectsLeft) {
    int status = response.statusCode();
    if (status == 200 || status == 203) {
      return PictureBody.read(response, limits.maxBytes()).map(body -> picture(from, body));
    }
    discard(response);
    return switch (status) {
      case 301, 302, 303, 307, 308 -> follow(from, response, redirectsLeft);
      default -> Future.failedFuture(refusal(from, status));
    };
  }

  /**
   * Success may be said of a page to sign in at; what else is no picture, the decoder finds out.
   */
  private static Buffer picture(AllowedUrl from, Buffer body) {
    String start = body.getString(0, Math.min(body.length(), PAGE_START)).strip();
    if (WEB_PAGE.matcher(start).lookingAt()) {
      throw new FetchException(
          Reason.WEB_PAGE,
          from.origin() + " answered with a web page; is the token right, and may it read files?");
    }
    return body;
  }

  private Future<Buffer> follow(AllowedUrl from, HttpClientResponse response, int redirectsLeft) {
    if (redirectsLeft == 0) {
      return Future.failedFuture(
          new FetchException(Reason.TOO_MANY_REDIRECTS, from.origin() + " redirects once more"));
    }
    String location = response.getHeader(HttpHeaders.LOCATION);
    return hop(destinations.redirect(from, Optional.ofNullable(location)), redirectsLeft - 1);
  }

  private static FetchException refusal(AllowedUrl from, int status) {
    return new FetchException(
        Reason.ofStatus(status), from.origin() + " answered with status " + status);
  }

  /** Stops a body nobody wants: it may be endless. */
  private static void discard(HttpClientResponse response) {
    response.exceptionHandler(expected -> {});
    var unused = response.request().reset();
  }

  /** Stops whatever is still under way. */
  private void abandon() {
    over = true;
    if (current != null) {
      var unused = current.reset();
    }
  }

  private FetchException explained(Throwable failure) {
    if (failure instanceof FetchException known) {
      return known;
    }
    if (failure instanceof TimeoutException) {
      return new FetchException(
          Reason.TIMEOUT, "no whole picture after " + limits.timeout().toMillis() + " ms");
    }
    return new FetchException(Reason.CONNECTION, "the connection failed: " + told(failure));
  }

  /** What a client says of a failed request can hold its address, and that a credential. */
  private String told(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    for (URI candidate : source.candidates()) {
      message = message.replace(String.valueOf(candidate.getRawPath()), "/...");
    }
    return message;
  }
}
