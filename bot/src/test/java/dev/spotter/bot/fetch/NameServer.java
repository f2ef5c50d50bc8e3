package dev.spotter.bot.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.dns.AddressResolverOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A name server (RFC 1035) whose answers are forgotten at once and change from one question to the
 * next: whatever name is asked for has the next addresses of a list, and at its end the last ones.
 */
final class NameServer {

  private static final int HEADER = 12;
  private static final int TYPE_A = 1;

  private final DatagramSocket socket;
  private final Queue<List<String>> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();

  NameServer(Vertx vertx) throws TimeoutException {
    socket = vertx.createDatagramSocket().handler(this::answer);
    var unused = socket.listen(0, "127.0.0.1").await(20, TimeUnit.SECONDS);
  }

  /** Adds the addresses that the next question is answered with. */
  NameServer then(String... addresses) {
    answers.add(List.of(addresses));
    return this;
  }

  /** Returns how often an address was asked for. */
  int asked() {
    return asked.get();
  }

  /** Returns a Vert.x that asks nobody else. */
  Vertx client() {
    return Vertx.vertx(
        new VertxOptions()
            .setAddressResolverOptions(
                new AddressResolverOptions()
                    .addServer("127.0.0.1:" + socket.localAddress().port())
                    .setSearchDomains(List.of())
                    .setNdots(1)
                    .setOptResourceEnabled(false)
                    .setCacheMaxTimeToLive(0)
                    .setQueryTimeout(20_000)));
  }

  private void answer(DatagramPacket packet) {
    Buffer query = packet.data();
    int end = HEADER;
    while (query.getByte(end) != 0) {
      end += query.getByte(end) + 1;
    }
    boolean ipv4 = query.getUnsignedShort(end + 1) == TYPE_A;
    List<String> addresses = ipv4 ? next() : List.of();
    Buffer response =
        Buffer.buffer()
            .appendUnsignedShort(query.getUnsignedShort(0))
            .appendUnsignedShort(0x8180) // an answer, recursion available, no error
            .appendUnsignedShort(1)
            .appendUnsignedShort(addresses.size())
            .appendUnsignedShort(0)
            .appendUnsignedShort(0)
            .appendBuffer(query.slice(HEADER, end + 5));
    addresses.forEach(address -> append(response, address));
    socket.send(response, packet.sender().port(), packet.sender().host());
  }

  private List<String> next() {
    asked.incrementAndGet();
    return answers.size() > 1 ? answers.poll() : answers.peek();
  }

  private static void append(Buffer response, String address) {
    response
        .appendUnsignedShort(0xC000 + HEADER) // the name asked for
        .appendUnsignedShort(TYPE_A)
        .appendUnsignedShort(1) // Internet
        .appendUnsignedInt(0) // to be forgotten
        .appendUnsignedShort(4);
    Arrays.stream(address.split("\\."))
        .forEach(part -> response.appendUnsignedByte(Short.parseShort(part)));
  }
}
