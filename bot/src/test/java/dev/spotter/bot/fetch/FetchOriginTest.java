package dev.spotter.bot.fetch;

import static dev.spotter.bot.fetch.PictureServer.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.fetch.FetchException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchOriginTest extends FetchTest {

  @Test
  void sendsTheCredentialToTheOriginItIsMeantFor() throws Exception {
    server.serving("/dog.jpg");
    fetcher.fetch(withCredential("/dog.jpg", server.origin())).await();
    assertThat(server.credential("/dog.jpg")).contains("Bearer secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirectsWithinTheOriginWithTheCredential(int status) throws Exception {
    server.serving("/new.jpg");
    server.on(
        "/old.jpg",
        response -> response.setStatusCode(status).putHeader("Location", "new.jpg").end());
    DownloadSpec source = withCredential("/old.jpg", server.origin());
    assertThat(fetcher.fetch(source).await()).isEqualTo(PICTURE);
    assertThat(server.credential("/new.jpg")).contains("Bearer secret");
  }

  @Test
  void dropsTheCredentialOnARedirectToAnotherAllowedOrigin() throws Exception {
    PictureServer store = new PictureServer(vertx).serving("/dog.jpg");
    server.redirecting("/dog.jpg", store.at("/dog.jpg").toString());
    DownloadSpec source = withCredential("/dog.jpg", server.origin(), store.origin());
    assertThat(fetcher.fetch(source).await()).isEqualTo(PICTURE);
    assertThat(store.credential("/dog.jpg")).isEmpty();
  }

  @Test
  void doesNotGiveTheCredentialBackWhenARedirectReturns() throws Exception {
    PictureServer store = new PictureServer(vertx);
    store.redirecting("/away", server.at("/back").toString());
    server.redirecting("/dog.jpg", store.at("/away").toString()).serving("/back");
    DownloadSpec source = withCredential("/dog.jpg", server.origin(), store.origin());
    assertThat(fetcher.fetch(source).await()).isEqualTo(PICTURE);
    assertThat(server.credential("/back")).isEmpty();
  }

  @Test
  void refusesARedirectToAnOriginThatIsNotAllowed() throws Exception {
    PictureServer stranger = new PictureServer(vertx).serving("/dog.jpg");
    server.redirecting("/dog.jpg", stranger.at("/dog.jpg").toString());
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(stranger.asked()).isEmpty();
  }

  @Test
  void followsAsManyRedirectsAsAllowedAndNotOneMore() throws Exception {
    server.serving("/3").redirecting("/2", "/3").redirecting("/1", "/2").redirecting("/0", "/1");
    server.redirecting("/-1", "/0");
    assertThat(fetcher.fetch(server.source("/0")).await()).isEqualTo(PICTURE);
    assertThat(failure(server.source("/-1"))).isEqualTo(Reason.TOO_MANY_REDIRECTS);
  }

  @Test
  void refusesARedirectToNowhere() {
    server.status("/none", 302).redirecting("/nonsense", "http://[dog");
    assertThat(failure(server.source("/none"))).isEqualTo(Reason.BAD_REDIRECT);
    assertThat(failure(server.source("/nonsense"))).isEqualTo(Reason.BAD_REDIRECT);
  }

  @Test
  void refusesAnAddressOfAnotherOrigin() throws Exception {
    PictureServer stranger = new PictureServer(vertx).serving("/dog.jpg");
    DownloadSpec source =
        new DownloadSpec(
            List.of(stranger.at("/dog.jpg")),
            Set.of(server.origin()),
            Optional.of("Bearer secret"));
    assertThat(failure(source)).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(stranger.asked()).isEmpty();
  }

  private DownloadSpec withCredential(String path, String... origins) {
    return new DownloadSpec(
        List.of(server.at(path)), Set.of(origins), Optional.of("Bearer secret"));
  }
}
