package dev.spotter.bot.platform.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.http.ApiAnswer;
import dev.spotter.bot.platform.http.ApiCall;
import dev.spotter.bot.platform.http.ApiErrors;
import dev.spotter.bot.platform.http.JsonApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Client of Vonage's API. How many calls the Conversation API allows stays unconfirmed; what it
 * asks for by Retry-After is kept to. Failures are {@link PlatformException}s. Thread-safe.
 */
public final class VonageApi {

  /** Pages looked through before something counts as not there. */
  private static final int MAX_PAGES = 20;

  private final ApplicationToken token;
  private final JsonApi api;

  /**
   * Creates the client.
   *
   * @param vertx gives the HTTP client
   * @param application whose API is called
   * @param token what the calls are made with
   * @param clock the time that Retry-After is told by
   */
  public VonageApi(
      Vertx vertx, VonageApplication application, ApplicationToken token, Clock clock) {
    this.token = token;
    this.api =
        new JsonApi(vertx, application.apiUrl().toString(), application.timeout(), Set.of(), clock);
  }

  /** Gets a resource; {@code path} starts with a slash and ends without one. */
  public Future<JsonNode> get(String path) {
    return call(ApiCall.get(path));
  }

  /** Posts a JSON body, once; {@code path} starts with a slash and ends without one. */
  public Future<JsonNode> post(String path, JsonNode body) {
    return call(ApiCall.post(path, body).onlyOnce());
  }

  /**
   * Looks through a list, page by page.
   *
   * @param path the list's address
   * @param query the first page's query
   * @param match picks what is looked for from a page
   * @param last tells that there is no need to look beyond a page
   */
  public <T> Future<Optional<T>> find(
      String path,
      Map<String, String> query,
      Function<JsonNode, Optional<T>> match,
      Predicate<JsonNode> last) {
    return find(path, query, match, last, MAX_PAGES);
  }

  private <T> Future<Optional<T>> find(
      String path,
      Map<String, String> query,
      Function<JsonNode, Optional<T>> match,
      Predicate<JsonNode> last,
      int pagesLeft) {
    return call(ApiCall.get(path).asking(query))
        .compose(
            page -> {
              Optional<T> found = match.apply(page);
              Map<String, String> next = nextQuery(page);
              boolean done = next.isEmpty() || pagesLeft == 1 || last.test(page);
              return found.isPresent() || done
                  ? Future.succeededFuture(found)
                  : find(path, next, match, last, pagesLeft - 1);
            });
  }

  /** Only the query is taken from a link, so that it cannot lead the token elsewhere. */
  private static Map<String, String> nextQuery(JsonNode page) {
    String link = page.at("/_links/next/href").asText("");
    Map<String, String> query = new HashMap<>();
    for (String parameter : link.substring(link.indexOf('?') + 1).split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        query.put(
            decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** Closes the connections. */
  public void close() {
    api.close();
  }

  /** What is no JSON has succeeded all the same. */
  private Future<JsonNode> call(ApiCall call) {
    return send(call).map(answer -> successful(call, answer).body());
  }

  /**
   * Calls as the application; a token that the API refuses is made anew once.
   *
   * @return the answer, whatever its status
   */
  public Future<ApiAnswer> send(ApiCall call) {
    String first = token.value();
    return api.send(call.as(new Secret(first)))
        .compose(
            answer -> {
              if (answer.status() != 401) {
                return Future.succeededFuture(answer);
              }
              token.discard(first);
              return api.send(call.as(new Secret(token.value())));
            });
  }

  /** Says in Vonage's own words what is wrong: the title of its error (RFC 7807). */
  private static ApiAnswer successful(ApiCall call, ApiAnswer answer) {
    String title = answer.body().path("title").asText("");
    if (answer.isSuccess() || title.isEmpty()) {
      return ApiErrors.successful(call, answer);
    }
    throw ApiErrors.ofStatus(
        call,
        answer.status(),
        "%s was answered with status %d: %s".formatted(call.name(), answer.status(), title),
        answer.retryAfter());
  }
}
