package dev.spotter.bot.platform.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.spotter.bot.platform.BoundedBody;
import dev.spotter.bot.platform.PlatformException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Calls Vonage's API and turns what can go wrong into {@link PlatformException}s. It follows no
 * redirect, so the token goes nowhere else. Thread-safe.
 */
final class VonageApi {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int CONNECTIONS = 32;
  private static final int WAITING_CALLS = 1_000;

  private static final int MAX_ANSWER_BYTES = 4 << 20;

  /** Pages looked through before something counts as not there. */
  private static final int MAX_PAGES = 20;

  private final String url;
  private final long timeoutMillis;
  private final ApplicationToken token;
  private final WebClient client;

  VonageApi(Vertx vertx, VonageConfig config, ApplicationToken token) {
    this.url = config.apiUrl().toString();
    this.token = token;
    this.timeoutMillis = config.timeout().toMillis();
    this.client = WebClient.create(vertx, options(), pool());
  }

  private static WebClientOptions options() {
    return new WebClientOptions().setUserAgent("spotter").setFollowRedirects(false);
  }

  private static PoolOptions pool() {
    return new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING_CALLS);
  }

  /** Gets a resource; {@code path} starts with a slash and ends without one. */
  Future<JsonNode> get(String path) {
    return call(HttpMethod.GET, path, Optional.empty());
  }

  /** Posts a JSON body; {@code path} starts with a slash and ends without one. */
  Future<JsonNode> post(String path, JsonNode body) {
    return call(HttpMethod.POST, path, Optional.of(body));
  }

  /**
   * Looks through a list, page by page.
   *
   * @param path the list's address
   * @param query the first page's query, without the question mark
   * @param match picks what is looked for from a page
   * @param last tells that there is no need to look beyond a page
   */
  <T> Future<Optional<T>> find(
      String path, String query, Function<JsonNode, Optional<T>> match, Predicate<JsonNode> last) {
    return find(path, query, match, last, MAX_PAGES);
  }

  private <T> Future<Optional<T>> find(
      String path,
      String query,
      Function<JsonNode, Optional<T>> match,
      Predicate<JsonNode> last,
      int pagesLeft) {
    return get(path + "?" + query)
        .compose(
            page -> {
              Optional<T> found = match.apply(page);
              String next = nextQuery(page);
              boolean done = next.isEmpty() || pagesLeft == 1 || last.test(page);
              return found.isPresent() || done
                  ? Future.succeededFuture(found)
                  : find(path, next, match, last, pagesLeft - 1);
            });
  }

  /** Only the query is taken from a link, so that it cannot lead the token elsewhere. */
  private static String nextQuery(JsonNode page) {
    String link = page.at("/_links/next/href").asText();
    return link.substring(link.indexOf('?') + 1);
  }

  /** Closes the connections. */
  void close() {
    client.close();
  }

  /** A token that the API refuses is made anew once. */
  private Future<JsonNode> call(HttpMethod method, String path, Optional<JsonNode> body) {
    String first = token.value();
    return send(method, path, body, first)
        .compose(
            answer -> {
              if (answer.status() != 401) {
                return Future.succeededFuture(answer);
              }
              token.discard(first);
              return send(method, path, body, token.value());
            })
        .map(answer -> result(method + " " + path, answer));
  }

  private Future<Answer> send(
      HttpMethod method, String path, Optional<JsonNode> json, String bearer) {
    BoundedBody body = new BoundedBody(MAX_ANSWER_BYTES);
    HttpRequest<Void> request =
        client
            .requestAbs(method, url + path)
            .timeout(timeoutMillis)
            .bearerTokenAuthentication(bearer)
            .putHeader("Content-Type", "application/json")
            .as(BodyCodec.pipe(body));
    return json.map(node -> request.sendBuffer(Buffer.buffer(node.toString())))
        .orElseGet(request::send)
        .map(head -> new Answer(head.statusCode(), head.getHeader("Retry-After"), body.bytes()))
        .recover(failure -> Future.failedFuture(VonageErrors.ofSilence(method, path, failure)));
  }

  private static JsonNode result(String call, Answer answer) {
    if (answer.status() / 100 != 2) {
      throw VonageErrors.ofStatus(call, answer.status(), answer.retryAfter());
    }
    try {
      return MAPPER.readTree(answer.body().getBytes());
    } catch (IOException noJson) {
      return MissingNode.getInstance(); // no reason to call again what has succeeded
    }
  }

  private record Answer(int status, String retryAfter, Buffer body) {}
}
