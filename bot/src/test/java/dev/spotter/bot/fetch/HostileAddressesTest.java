package dev.spotter.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.fetch.FetchException.Reason;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AddressPolicy that a message may carry to make the bot ask what strangers cannot reach. */
class HostileAddressesTest extends FetchTest {

  private static final Set<String> PLATFORMS =
      Set.of(
          "https://files.slack.com:443",
          "https://api.nexmo.com:443",
          "https://api.telegram.org:443");

  /** AddressPolicy in messages; none may even be looked up. */
  private static final List<String> URLS =
      List.of(
          "http://127.0.0.1/",
          "https://127.0.0.1/",
          "http://localhost/",
          "http://LOCALHOST:80/",
          "http://localhost.localdomain/",
          "http://127.1/",
          "http://127.0.1/",
          "http://127.255.255.254/",
          "http://0/",
          "http://0.0.0.0:8080/",
          "http://2130706433/",
          "http://0x7f000001/",
          "http://0x7f.0x0.0x0.0x1/",
          "http://017700000001/",
          "http://0177.0.0.01/",
          "http://127.0.0.1.nip.io/",
          "http://spoofed.burpcollaborator.example/",
          "http://169.254.169.254/latest/meta-data/",
          "http://0xA9FEA9FE/latest/meta-data/",
          "http://0251.0376.0251.0376/",
          "http://2852039166/",
          "http://169.254.43518/",
          "http://metadata.google.internal/computeMetadata/v1/",
          "http://100.100.100.200/",
          "http://168.63.129.16/",
          "http://192.0.0.192/opc/v2/",
          "http://10.0.0.1/",
          "http://172.16.0.1/",
          "http://192.168.0.1/",
          "http://100.64.0.1/",
          "http://[::1]/",
          "http://[::]/",
          "http://[0:0:0:0:0:0:0:1]/",
          "http://[::ffff:127.0.0.1]/",
          "http://[::ffff:7f00:1]/",
          "http://[::127.0.0.1]/",
          "http://[fe80::1%25eth0]/",
          "http://[fd00:ec2::254]/latest/",
          "http://[64:ff9b::7f00:1]/",
          "http://[2002:7f00:1::]/",
          "http://[2001:0:7f00:1::]/",
          "https://files.slack.com@127.0.0.1/",
          "https://127.0.0.1@files.slack.com/",
          "https://user:password@files.slack.com/",
          "https://files.slack.com%40127.0.0.1/",
          "https://evil.example#@files.slack.com/",
          "https://evil.example?@files.slack.com/",
          "https://127.0.0.1#files.slack.com/",
          "https://127.0.0.1?files.slack.com/",
          "https://127.0.0.1\\@files.slack.com/",
          "https://files.slack.com\\.evil.example/",
          "https://files.slack.com.evil.example/",
          "https://evilfiles.slack.com/",
          "https://slack.com/",
          "https://files.slack.com./",
          "https://files.slack.com:8443/",
          "http://files.slack.com/",
          "https://files%2eslack.com/",
          "https://files。slack.com/",
          "https://ⓕⓘⓛⓔⓢ.slack.com/",
          "http://１２７.０.０.１/",
          "http://127。0。0。1/",
          "https://files.slack.com\t.evil.example/",
          "https://files.slack.com\r\nHost: evil.example/",
          " https://files.slack.com/",
          "https:files.slack.com/",
          "https:///files.slack.com/",
          "//files.slack.com/",
          "file:///etc/passwd",
          "file://files.slack.com/etc/passwd",
          "ftp://files.slack.com/",
          "gopher://127.0.0.1:6379/_FLUSHALL",
          "dict://127.0.0.1:11211/stats",
          "ldap://127.0.0.1/",
          "jar:https://files.slack.com!/x",
          "data:image/png;base64,AAAA",
          "javascript:alert(1)",
          "");

  /** What an allowed name may lead to when somebody has taken over its name server. */
  private static final List<String> ADDRESSES =
      List.of(
          "0.0.0.0",
          "10.0.0.1",
          "10.255.255.255",
          "100.64.0.1",
          "100.100.100.200",
          "100.127.255.255",
          "127.0.0.1",
          "127.255.255.254",
          "168.63.129.16",
          "169.254.0.1",
          "169.254.169.254",
          "172.16.0.1",
          "172.31.255.255",
          "192.0.0.192",
          "192.0.2.1",
          "192.88.99.1",
          "192.168.0.1",
          "198.18.0.1",
          "198.51.100.1",
          "203.0.113.1",
          "224.0.0.1",
          "239.255.255.255",
          "240.0.0.1",
          "255.255.255.255",
          "::",
          "::1",
          "::127.0.0.1",
          "::ffff:127.0.0.1",
          "::ffff:a9fe:a9fe",
          "64:ff9b::127.0.0.1",
          "64:ff9b::a9fe:a9fe",
          "64:ff9b:1::1",
          "100::1",
          "2001::1",
          "2001:0:7f00:1::",
          "2001:20::1",
          "2001:db8::1",
          "2002:7f00:1::1",
          "2002:a9fe:a9fe::1",
          "3fff::1",
          "5f00::1",
          "fc00::1",
          "fd00:ec2::254",
          "fe80::1",
          "fec0::1",
          "ff02::1");

  @Test
  void noAddressThatAMessageCarriesIsAskedFor() {
    fetcher = fetcher(host -> Future.failedFuture(new AssertionError(host + " was looked up")));

    for (String url : URLS) {
      assertThat(failure(picture(url))).as(url).isIn(Reason.NOT_ALLOWED, Reason.NO_ADDRESS);
    }
    System.out.printf("hostile addresses in messages: %d, all refused%n", URLS.size());
  }

  @Test
  void noNameIsFollowedToAnAddressThatIsNotPublic() throws Exception {
    for (String address : ADDRESSES) {
      InetAddress parsed = InetAddress.getByName(address);
      fetcher = fetcher(host -> Future.succeededFuture(List.of(parsed)));
      assertThat(failure(picture("https://files.slack.com/dog.jpg")))
          .as(address)
          .isEqualTo(Reason.NOT_ALLOWED);
    }
    System.out.printf("addresses behind allowed names: %d, all refused%n", ADDRESSES.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "64:ff9b::1.1.1.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1"
      })
  void aPublicAddressIsAllowed(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void theOperatorsOwnServerMayBeAnywhereAndSoMayHisNetworks() throws UnknownHostException {
    AddressRules rules =
        new AddressRules(Set.of("http://bot-api:8081"), List.of("10.20.0.0/16", "fd00::/8"));
    InetAddress loopback = InetAddress.getLoopbackAddress();

    assertThat(rules.allow(new Origin("http", "bot-api", 8081), loopback)).isTrue();
    assertThat(rules.allow(new Origin("http", "bot-api", 80), loopback)).isFalse();
    assertThat(rules.allow(new Origin("http", "x", 80), InetAddress.getByName("10.20.3.4")))
        .isTrue();
    assertThat(rules.allow(new Origin("http", "x", 80), InetAddress.getByName("10.21.3.4")))
        .isFalse();
    assertThat(rules.allow(new Origin("http", "x", 80), InetAddress.getByName("fd12::1"))).isTrue();
  }

  private PictureFetcher fetcher(Resolver resolver) {
    return new PictureFetcher(
        vertx, LIMITS, new AddressPolicy(resolver, AddressRules.PUBLIC_ONLY), registry);
  }

  /** The way an address takes from a message to a download. */
  private static DownloadSpec picture(String url) {
    Rendition rendition = new Rendition(url, Optional.empty(), Optional.empty());
    List<URI> candidates = DownloadSpec.candidates(List.of(rendition), 64);
    return new DownloadSpec(candidates, PLATFORMS, Optional.of("Bearer secret"));
  }
}
