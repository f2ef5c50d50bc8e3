package dev.spotter.bot.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.http.CappedBody;
import dev.spotter.bot.http.RetryAfter;
import dev.spotter.bot.platform.PlatformException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * HTTP client of a JSON API, with bounds on connections, waiting calls, time and the answer's
 * length. It follows no redirect, so that a token goes nowhere else, and no failure or answer that
 * it hands on shows one. Thread-safe.
 */
public final class JsonApi {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String JSON = "application/json; charset=utf-8";
  private static final int CONNECTIONS = 32;
  private static final int WAITING_CALLS = 1_000;

  /** The longest answers are pages of history and batches of 100 updates, well below it. */
  private static final int MAX_ANSWER_BYTES = 8 << 20;

  /**
   * A connection on which nothing moves for so long is closed, also when it stands still because
   * nobody reads an answer that is too long. No call is held open for as long.
   */
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final String url;
  private final Duration timeout;
  private final SecretMask mask;
  private final Clock clock;
  private final WebClient client;

  /**
   * Creates the client.
   *
   * @param vertx runs it
   * @param url the API's address, without a slash at its end; may hold a secret
   * @param timeout for one call
   * @param secrets what is masked wherever it turns up, beside each call's own token
   * @param clock the time that dates in Retry-After are counted from
   */
  public JsonApi(Vertx vertx, String url, Duration timeout, Set<Secret> secrets, Clock clock) {
    this(vertx, url, timeout, IDLE, secrets, clock);
  }

  JsonApi(
      Vertx vertx, String url, Duration timeout, Duration idle, Set<Secret> secrets, Clock clock) {
    this.url = url;
    this.timeout = timeout;
    this.mask = new SecretMask(secrets);
    this.clock = clock;
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setUserAgent("spotter")
                .setFollowRedirects(false)
                .setIdleTimeout((int) idle.toSeconds()),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING_CALLS));
  }

  /**
   * Calls once.
   *
   * @param call what to call
   * @return the answer, whatever its status, for {@link ApiErrors#successful} to judge; fails with
   *     {@link PlatformException} when there is no whole one
   */
  public Future<ApiAnswer> send(ApiCall call) {
    SecretMask secrets = call.bearer().map(mask::and).orElse(mask);
    CappedBody body = new CappedBody(MAX_ANSWER_BYTES);
    HttpRequest<Void> request = request(call).as(BodyCodec.pipe(body));
    return body.guard(
            call.body()
                .map(json -> request.sendBuffer(Buffer.buffer(json.toString())))
                .orElseGet(request::send))
        .timeout(longest(call), TimeUnit.MILLISECONDS)
        .onFailure(failure -> body.refuse())
        .recover(failure -> Future.failedFuture(silence(call, failure, secrets)))
        .map(head -> answer(head, body.bytes(), secrets));
  }

  /** Closes the connections. */
  public void close() {
    client.close();
  }

  private HttpRequest<Buffer> request(ApiCall call) {
    HttpRequest<Buffer> request =
        client.requestAbs(call.method(), url + call.path()).timeout(longest(call));
    call.body().ifPresent(json -> request.putHeader("Content-Type", JSON));
    call.query().forEach(request::addQueryParam);
    call.bearer().ifPresent(token -> request.bearerTokenAuthentication(token.value()));
    return request;
  }

  private long longest(ApiCall call) {
    return timeout.plus(call.hold()).toMillis();
  }

  private static PlatformException silence(ApiCall call, Throwable failure, SecretMask secrets) {
    return ApiErrors.ofSilence(call, failure, secrets.apply(String.valueOf(failure.getMessage())));
  }

  private ApiAnswer answer(HttpResponse<Void> head, Buffer body, SecretMask secrets) {
    return new ApiAnswer(
        head.statusCode(),
        head.headers(),
        read(body, secrets),
        RetryAfter.parse(head.getHeader("Retry-After"), clock.instant()));
  }

  private static JsonNode read(Buffer body, SecretMask secrets) {
    try {
      return MAPPER.reader(secrets.nodes()).readTree(body.getBytes());
    } catch (IOException noJson) {
      return MissingNode.getInstance();
    }
  }
}
