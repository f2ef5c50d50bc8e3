package dev.spotter.sim.browser;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that can be cut and mended: a plain TCP proxy on a port of its own. */
final class Wire implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
  private final NetServer server;
  private volatile boolean cut;

  Wire(int target) {
    server = vertx.createNetServer();
    server.connectHandler(socket -> join(socket, target));
    await(server.listen(0, "127.0.0.1"));
  }

  int port() {
    return server.actualPort();
  }

  /** Drops every connection and refuses new ones. */
  void cut() {
    cut = true;
    open.forEach(NetSocket::close);
  }

  void mend() {
    cut = false;
  }

  private void join(NetSocket socket, int target) {
    if (cut) {
      socket.close();
      return;
    }
    socket.pause();
    open.add(socket);
    vertx
        .createNetClient()
        .connect(target, "127.0.0.1")
        .onSuccess(
            far -> {
              open.add(far);
              socket.pipeTo(far);
              far.pipeTo(socket);
            })
        .onFailure(refused -> socket.close());
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
