package dev.spotter.bot.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Which addresses downloads may connect to, beside public ones. Immutable.
 *
 * @param ownOrigins origins, {@code scheme://host:port}, that the operator set up himself: they may
 *     be anywhere
 * @param privateNetworks in CIDR notation: allowed although they are not public
 */
public record AddressRules(Set<String> ownOrigins, List<String> privateNetworks) {

  /** Public addresses and nothing else. */
  public static final AddressRules PUBLIC_ONLY = new AddressRules(Set.of(), List.of());

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException when a network is not written as one
   */
  public AddressRules {
    ownOrigins = Set.copyOf(ownOrigins);
    privateNetworks = List.copyOf(privateNetworks);
    var unused = CidrBlocks.of(privateNetworks.stream());
  }

  /** Returns whether a server may be connected to at an address that its name led to. */
  boolean allow(Origin origin, InetAddress address) {
    return ownOrigins.contains(origin.toString())
        || PublicAddresses.contain(address)
        || CidrBlocks.of(privateNetworks.stream()).contain(address);
  }
}
