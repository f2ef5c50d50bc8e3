package dev.spotter.bot.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.classifier.modelfile.ModelCard;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code GET /preview}: a page to drop pictures on, which shows what the model says of each and
 * what the bot would post; and {@code GET /preview/model}, {@code {name, version, labels, wider,
 * maxBytes}} of the model that answers now, with the wider words that it may say. The page asks
 * {@code POST /v1/classify}, as a client like any other, and loads nothing from elsewhere. {@code
 * GET /preview/review} is the page on what people taught, which asks {@code
 * dev.spotter.bot.review.ReviewRoutes}.
 */
public final class PreviewRoutes {

  private static final String FOLDER = "/preview/";
  private static final String PAGE = "index.html";
  private static final String REVIEW = "review.html";

  /** What the page may do, should anybody ever get a script into it. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src"
          + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final List<String> FILES =
      List.of(
          "preview.css", "theme.js", "main.js", "card.js", "classify.js", "review.js", "icon.svg");

  private final Supplier<ModelCard> model;
  private final long maxBytes;

  /**
   * Creates the routes.
   *
   * @param model tells which model answers now
   * @param maxBytes longest image that is accepted, in bytes
   */
  public PreviewRoutes(Supplier<ModelCard> model, long maxBytes) {
    this.model = model;
    this.maxBytes = maxBytes;
  }

  /**
   * Adds the routes; reads the page's files, which are few and small.
   *
   * @param router answers the bot's HTTP requests
   */
  public void mount(Router router) {
    router.route("/preview*").handler(PreviewRoutes::protect);
    serve(router, "/preview", PAGE);
    serve(router, "/preview/review", REVIEW);
    FILES.forEach(file -> serve(router, FOLDER + file, file));
    router.get("/preview/model").handler(this::tell);
  }

  private static void protect(RoutingContext ctx) {
    ctx.response()
        .putHeader("Content-Security-Policy", CONTENT_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    ctx.next();
  }

  private static void serve(Router router, String path, String file) {
    Buffer content = Buffer.buffer(read(FOLDER + file));
    String type = type(file);
    router.get(path).handler(ctx -> end(ctx.response(), type, content));
  }

  private void tell(RoutingContext ctx) {
    ModelCard card = model.get();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", card.name()).put("version", card.version());
    card.labels().forEach(json.putArray("labels")::add);
    card.taxonomy().words().forEach(json.putArray("wider")::add);
    json.put("maxBytes", maxBytes);
    end(ctx.response(), "application/json", Buffer.buffer(json.toString()));
  }

  private static void end(HttpServerResponse response, String type, Buffer content) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, type).end(content);
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "text/javascript; charset=utf-8";
    };
  }

  private static byte[] read(String resource) {
    try (InputStream in = PreviewRoutes.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
