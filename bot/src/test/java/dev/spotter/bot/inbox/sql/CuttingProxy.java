package dev.spotter.bot.inbox.sql;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy in front of PostgreSQL that, while it is armed, cuts connections in the middle of
 * their COMMIT: every other time the server still hears of it, so that nobody can tell whether it
 * holds.
 */
final class CuttingProxy implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final NetServer server;
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile boolean armed;

  /**
   * Starts the proxy.
   *
   * @param host of the server
   * @param port of the server
   */
  CuttingProxy(String host, int port) {
    server =
        vertx
            .createNetServer()
            .connectHandler(
                near -> {
                  near.pause();
                  client
                      .connect(port, host)
                      .onSuccess(far -> join(near, far))
                      .onFailure(refused -> near.close());
                });
    server.listen(0, "127.0.0.1").await();
  }

  int port() {
    return server.actualPort();
  }

  void arm(boolean now) {
    armed = now;
  }

  int cuts() {
    return cuts.get();
  }

  private void join(NetSocket near, NetSocket far) {
    near.handler(
        bytes -> {
          if (armed && isCommit(bytes)) {
            cut(near, far, bytes);
          } else {
            far.write(bytes);
          }
        });
    far.handler(near::write);
    near.closeHandler(closed -> far.close());
    far.closeHandler(closed -> near.close());
    near.resume();
  }

  private static boolean isCommit(Buffer bytes) {
    return bytes.toString(StandardCharsets.ISO_8859_1).contains("COMMIT");
  }

  private void cut(NetSocket near, NetSocket far, Buffer commit) {
    near.close();
    if (cuts.getAndIncrement() % 2 == 0) {
      far.end(commit);
    } else {
      far.close();
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
