package dev.spotter.bot.fetch;

import dev.spotter.bot.fetch.FetchException.Reason;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;

/**
 * Turns a server's name into the address to connect to, once for every request: what was checked is
 * what is connected to, whatever the name means a moment later. Thread-safe.
 */
final class AddressPolicy {

  private final Resolver resolver;
  private final AddressRules rules;

  AddressPolicy(Resolver resolver, AddressRules rules) {
    this.resolver = resolver;
    this.rules = rules;
  }

  /**
   * Returns the address to connect to. A name with a single forbidden address is refused: it is not
   * for us to guess which of them is meant.
   *
   * @return fails with {@link Reason#NOT_ALLOWED}, or as the resolver does
   */
  Future<SocketAddress> of(Origin origin) {
    return resolver.addresses(origin.host()).map(found -> admitted(origin, found));
  }

  private SocketAddress admitted(Origin origin, List<InetAddress> found) {
    for (InetAddress address : found) {
      if (!rules.allow(origin, address)) {
        throw new FetchException(
            Reason.NOT_ALLOWED,
            "%s is at %s, which is no public address; fetch.private-networks can allow it"
                .formatted(origin, address.getHostAddress()));
      }
    }
    // by number only: an address that knows its name as well is looked up again by Vert.x' client
    return SocketAddress.inetSocketAddress(origin.port(), found.get(0).getHostAddress());
  }
}
