package dev.spotter.bot.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Tells addresses that anybody may be at from those that mean this machine, its neighbours or its
 * cloud. CidrBlocks as in IANA's registries of special-purpose addresses (RFC 6890), with the
 * addresses beside them at which clouds serve credentials.
 */
final class PublicAddresses {

  private static final CidrBlocks SPECIAL =
      CidrBlocks.of(
          Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // behind a carrier's translator; Alibaba's metadata
              "127.0.0.0/8", // loopback
              "168.63.129.16/32", // Azure's metadata
              "169.254.0.0/16", // link-local; the metadata of most clouds
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments; Oracle's metadata
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // relays of 6to4
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, broadcast
              "2001::/23", // protocol assignments; Teredo, which wraps an IPv4 address
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4, which wraps an IPv4 address
              "3fff::/20")); // documentation

  /** All other IPv6 addresses are loopback, private, link-local, multicast or unassigned. */
  private static final CidrBlocks GLOBAL_UNICAST = CidrBlocks.of(Stream.of("2000::/3"));

  /** NAT64: the last 32 bits are the IPv4 address that is really connected to (RFC 6052). */
  private static final CidrBlocks TRANSLATED = CidrBlocks.of(Stream.of("64:ff9b::/96"));

  private PublicAddresses() {}

  /** Returns whether an address is a public one; Java makes IPv4 of mapped IPv6 addresses. */
  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return !SPECIAL.contain(address);
    }
    if (TRANSLATED.contain(address)) {
      return contain(ipv4(Arrays.copyOfRange(bytes, 12, 16)));
    }
    return GLOBAL_UNICAST.contain(address) && !SPECIAL.contain(address);
  }

  private static InetAddress ipv4(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
