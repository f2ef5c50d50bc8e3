package dev.spotter.bot.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.config.Secret;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.PredictionJson;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.image.UnreadableImageException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/classify}: the bytes of one image in, whatever content type they come with, and
 * the object that {@code predict --json} prints out. The picture is called what the {@code
 * X-Filename} header says, else "upload".
 *
 * <p>Answers 200; 400 without a body; 401 without the token, where one is asked for, as {@code
 * Authorization: Bearer TOKEN}; 408 when the body takes too long and 413 when it is too long; 422
 * when it is no image that can be read; 503 with {@code Retry-After} under too much load. Every
 * failure is {@code {file, error}}.
 */
public final class ClassifyRoute {

  private static final Logger LOG = LoggerFactory.getLogger(ClassifyRoute.class);
  private static final String RETRY_AFTER_SECONDS = "1";

  private final Function<Buffer, Future<Classification>> classify;
  private final long maxBytes;
  private final Optional<Secret> token;
  private final RouteBulkhead bulkhead;

  /**
   * Creates the route.
   *
   * @param classify classifies encoded images; fails with {@link UnreadableImageException}, with
   *     {@link RejectedExecutionException} when overloaded, with {@link TimeoutException}
   * @param maxBytes longest image accepted, in bytes
   * @param token what has to be shown; empty when anybody may ask
   * @param bulkhead the route's share of the classifier
   */
  public ClassifyRoute(
      Function<Buffer, Future<Classification>> classify,
      long maxBytes,
      Optional<Secret> token,
      RouteBulkhead bulkhead) {
    this.classify = classify;
    this.maxBytes = maxBytes;
    this.token = token;
    this.bulkhead = bulkhead;
  }

  /**
   * Adds the route.
   *
   * @param router answers the bot's HTTP requests
   */
  public void mount(Router router) {
    router
        .post("/v1/classify")
        .handler((PlatformHandler) ClassifyRoute::ignoreContentType)
        .handler((SecurityPolicyHandler) this::checkToken)
        .handler(bulkhead)
        .handler(BodyHandler.create(false).setBodyLimit(maxBytes))
        .handler(this::answer)
        .failureHandler(this::refuse);
  }

  /** A form's content type, curl's default, would have the bytes parsed as a form. */
  private static void ignoreContentType(RoutingContext ctx) {
    ctx.request().headers().remove(HttpHeaders.CONTENT_TYPE);
    ctx.next();
  }

  /** Before the body is read: a stranger's bytes are not worth their room. */
  private void checkToken(RoutingContext ctx) {
    if (token.isEmpty() || shows(ctx.request().getHeader(HttpHeaders.AUTHORIZATION), token.get())) {
      ctx.next();
    } else {
      ctx.response().putHeader("WWW-Authenticate", "Bearer");
      fail(ctx, 401, "Show the token of this bot: Authorization: Bearer TOKEN");
    }
  }

  /** Compares in constant time. */
  private static boolean shows(String header, Secret token) {
    byte[] shown = String.valueOf(header).getBytes(StandardCharsets.UTF_8);
    byte[] expected = ("Bearer " + token.value()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(shown, expected);
  }

  private void answer(RoutingContext ctx) {
    Buffer image = ctx.body().buffer();
    if (image == null || image.length() == 0) {
      fail(ctx, 400, "Send the image's bytes as the request's body.");
      return;
    }
    classify
        .apply(image)
        .onSuccess(result -> end(ctx, 200, PredictionJson.of(name(ctx), result)))
        .onFailure(ctx::fail);
  }

  private void refuse(RoutingContext ctx) {
    Throwable failure = ctx.failure();
    if (ctx.response().ended()) {
      return;
    }
    if (ctx.statusCode() == 408) {
      fail(ctx, 408, "The image took too long to arrive.");
    } else if (ctx.statusCode() == 413) {
      fail(ctx, 413, "The image is longer than " + maxBytes + " bytes.");
    } else if (failure instanceof UnreadableImageException unreadable) {
      fail(ctx, 422, Wording.ENGLISH.problem(unreadable.problem()));
    } else if (ctx.statusCode() == 503
        || failure instanceof RejectedExecutionException
        || failure instanceof TimeoutException) {
      ctx.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      fail(ctx, 503, "Too many images are waiting. Try again in a moment.");
    } else {
      LOG.error("An image posted to /v1/classify could not be classified", failure);
      fail(ctx, 500, "The image could not be classified.");
    }
  }

  private static void fail(RoutingContext ctx, int status, String reason) {
    end(ctx, status, PredictionJson.failed(name(ctx), reason));
  }

  private static void end(RoutingContext ctx, int status, ObjectNode json) {
    ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(json.toString());
  }

  private static String name(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getHeader("X-Filename"))
        .filter(name -> !name.isBlank())
        .map(ClassifyRoute::decoded)
        .orElse("upload");
  }

  /** Clients send UTF-8; a header's bytes are read as Latin-1, which remains what is no UTF-8. */
  private static String decoded(String header) {
    try {
      byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException latin) {
      return header;
    }
  }
}
