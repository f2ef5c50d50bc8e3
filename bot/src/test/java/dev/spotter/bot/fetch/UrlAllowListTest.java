package dev.spotter.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlAllowListTest {

  private static final SocketAddress SERVER = SocketAddress.inetSocketAddress(443, "192.0.2.1");

  private final UrlAllowList destinations =
      new UrlAllowList(Set.of("https://files.example:443", "http://[::1]:8080"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.example/dog.jpg",
        "https://files.example:443/dog.jpg",
        "HTTPS://Files.Example/dog.jpg",
        "http://[::1]:8080/dog.jpg"
      })
  void admitsTheSameOriginHoweverItIsWritten(String address) {
    assertThat(admit(address).uri()).isEqualTo(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://files.example/dog.jpg",
        "https://files.example:8443/dog.jpg",
        "https://files.example.evil/dog.jpg",
        "https://evil.example/files.example",
        "https://files.example@evil.example/dog.jpg",
        "https://user@files.example/dog.jpg",
        "https://evil.example#@files.example/dog.jpg",
        "https://files.example./dog.jpg",
        "file:///etc/passwd",
        "ftp://files.example/dog.jpg",
        "//files.example/dog.jpg",
        "/dog.jpg",
        "https:files.example",
        "data:image/png;base64,AAAA"
      })
  void refusesEverythingElse(String address) {
    assertThatThrownBy(() -> admit(address))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("not allowed");
  }

  @Test
  void asksExactlyTheAdmittedServer() {
    RequestOptions request =
        destinations
            .admit(URI.create("https://FILES.example/é?a=b%20c#top"), Optional.of("Bearer x"))
            .request(SERVER);
    assertThat(request.getServer()).isEqualTo(SERVER);
    assertThat(request.getHost()).isEqualTo("files.example");
    assertThat(request.getPort()).isEqualTo(443);
    assertThat(request.isSsl()).isTrue();
    assertThat(request.getURI()).isEqualTo("/%C3%A9?a=b%20c");
    assertThat(request.getFollowRedirects()).isFalse();
    assertThat(request.getHeaders().get(HttpHeaders.AUTHORIZATION)).isEqualTo("Bearer x");
  }

  @Test
  void asksForTheRootWhenThereIsNoPath() {
    assertThat(admit("https://files.example").request(SERVER).getURI()).isEqualTo("/");
  }

  private AllowedUrl admit(String address) {
    return destinations.admit(URI.create(address), Optional.empty());
  }
}
