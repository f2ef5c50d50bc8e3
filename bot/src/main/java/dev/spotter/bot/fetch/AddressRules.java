package dev.spotter.bot.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Allow-list of the addresses that downloads may connect to, beside public ones. Immutable. */
public final class AddressRules {

  /** Public addresses and nothing else. */
  public static final AddressRules PUBLIC_ONLY = new AddressRules(Set.of(), List.of());

  private final Set<String> ownOrigins;
  private final List<String> privateNetworks;
  private final CidrBlocks privateBlocks;

  /**
   * Creates the rules.
   *
   * @param ownOrigins origins, {@code scheme://host:port}, that the operator set up himself: they
   *     may be anywhere
   * @param privateNetworks in CIDR notation: allowed although they are not public
   * @throws IllegalArgumentException when a network is not written as one
   */
  public AddressRules(Set<String> ownOrigins, List<String> privateNetworks) {
    this.ownOrigins = Set.copyOf(ownOrigins);
    this.privateNetworks = List.copyOf(privateNetworks);
    this.privateBlocks = CidrBlocks.of(privateNetworks.stream());
  }

  /** Returns the origins that may be anywhere. */
  public Set<String> ownOrigins() {
    return ownOrigins;
  }

  /** Returns the networks that are allowed although they are not public, in CIDR notation. */
  public List<String> privateNetworks() {
    return privateNetworks;
  }

  /** Returns whether a server may be connected to at an address that its name led to. */
  boolean allow(Origin origin, InetAddress address) {
    return ownOrigins.contains(origin.toString())
        || PublicAddresses.contain(address)
        || privateBlocks.contain(address);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRules rules
        && rules.ownOrigins.equals(ownOrigins)
        && rules.privateNetworks.equals(privateNetworks);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ownOrigins, privateNetworks);
  }
}
