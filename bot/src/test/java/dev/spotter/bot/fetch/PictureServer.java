package dev.spotter.bot.fetch;

import dev.spotter.bot.chat.DownloadSpec;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An image host on a free port of localhost that behaves, path by path, as a test wants. */
final class PictureServer {

  static final Buffer PICTURE = Buffer.buffer("a picture of a dog");

  private final Map<String, Consumer<HttpServerResponse>> answers = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, String> credentials = new ConcurrentHashMap<>();
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  PictureServer(Vertx vertx) throws TimeoutException {
    this(vertx, "localhost", 0);
  }

  PictureServer(Vertx vertx, String address, int port) throws TimeoutException {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(port, address)
            .await(20, TimeUnit.SECONDS);
  }

  PictureServer on(String path, Consumer<HttpServerResponse> answer) {
    answers.put(path, answer);
    return this;
  }

  PictureServer serving(String path) {
    return on(path, response -> response.end(PICTURE));
  }

  PictureServer status(String path, int status) {
    return on(path, response -> response.setStatusCode(status).end("no"));
  }

  PictureServer redirecting(String path, String location) {
    return on(
        path,
        response -> response.setStatusCode(302).putHeader(HttpHeaders.LOCATION, location).end());
  }

  int port() {
    return server.actualPort();
  }

  /** Returns the names that requests asked this server for. */
  Set<String> names() {
    return Set.copyOf(names);
  }

  String origin() {
    return "http://localhost:" + server.actualPort();
  }

  URI at(String path) {
    return URI.create(origin() + path);
  }

  /** Returns a source that allows this server only and carries no credential. */
  DownloadSpec source(String... paths) {
    return new DownloadSpec(
        Stream.of(paths).map(this::at).toList(), Set.of(origin()), Optional.empty());
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Returns the Authorization header that came with a path. */
  Optional<String> credential(String path) {
    return Optional.ofNullable(credentials.get(path));
  }

  private void answer(HttpServerRequest request) {
    asked.add(request.uri());
    names.add(request.authority().toString());
    Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .ifPresent(value -> credentials.put(request.path(), value));
    answers
        .getOrDefault(request.path(), response -> response.setStatusCode(404).end())
        .accept(request.response());
  }
}
