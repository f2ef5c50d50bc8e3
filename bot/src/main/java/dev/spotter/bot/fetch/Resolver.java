package dev.spotter.bot.fetch;

import io.netty.util.NetUtil;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface Resolver {

  /**
   * Looks a name up.
   *
   * @param host a name, or an address, IPv6 in brackets
   * @return at least one address, the one to prefer first; completes on the caller's context
   */
  Future<List<InetAddress>> addresses(String host);

  /** Returns the resolver that Vert.x' own clients use, with its configuration and cache. */
  static Resolver of(Vertx vertx) {
    return host -> {
      byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
      return literal == null ? lookUp(vertx, host) : literal(literal);
    };
  }

  private static Future<List<InetAddress>> literal(byte[] bytes) {
    try {
      return Future.succeededFuture(List.of(InetAddress.getByAddress(bytes)));
    } catch (UnknownHostException e) {
      return Future.failedFuture(e);
    }
  }

  private static Future<List<InetAddress>> lookUp(Vertx vertx, String host) {
    Context context = vertx.getOrCreateContext();
    Promise<List<InetSocketAddress>> found = Promise.promise();
    ((VertxInternal) vertx)
        .nameResolver()
        .resolveAll(
            host,
            outcome ->
                context.runOnContext(v -> found.complete(outcome.result(), outcome.cause())));
    return found
        .future()
        .map(addresses -> addresses.stream().map(InetSocketAddress::getAddress).toList());
  }
}
