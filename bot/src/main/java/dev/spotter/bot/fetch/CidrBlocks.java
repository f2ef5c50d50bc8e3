package dev.spotter.bot.fetch;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** A set of IP networks. Immutable. */
final class CidrBlocks {

  private final List<Network> networks;

  private CidrBlocks(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads networks.
   *
   * @param networks in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}
   * @throws IllegalArgumentException when one is not
   */
  static CidrBlocks of(Stream<String> networks) {
    return new CidrBlocks(networks.map(Network::of).toList());
  }

  /** Returns whether the address lies in one of them. */
  boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return networks.stream().anyMatch(network -> network.contains(bytes));
  }

  /**
   * One network.
   *
   * @param start 4 or 16 bytes
   * @param bits how many of them, from the front, all its addresses share
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Network(byte[] start, int bits) {

    static Network of(String cidr) {
      String[] parts = cidr.split("/", -1);
      byte[] start =
          parts.length == 2 ? NetUtil.createByteArrayFromIpAddressString(parts[0]) : null;
      if (start == null || !parts[1].matches("\\d{1,3}")) {
        throw new IllegalArgumentException(cidr + " is no network");
      }
      int bits = Integer.parseInt(parts[1]);
      if (bits > 8 * start.length) {
        throw new IllegalArgumentException(cidr + " is no network");
      }
      return new Network(start, bits);
    }

    boolean contains(byte[] address) {
      boolean same = address.length == start.length;
      for (int bit = 0; same && bit < bits; bit++) {
        int shift = 7 - bit % 8;
        same = (address[bit / 8] >> shift & 1) == (start[bit / 8] >> shift & 1);
      }
      return same;
    }
  }
}
