package dev.spotter.bot.fetch;

import static dev.spotter.bot.fetch.PictureServer.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.fetch.FetchException.Reason;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A real name server changes its mind between the check and the connection. The image host is at
 * 127.0.0.2, which these tests allow; the victim is at 127.0.0.1, on the same port.
 */
class RebindingTest extends FetchTest {

  private static final String GOOD = "127.0.0.2";
  private static final String VICTIM = "127.0.0.1";

  private NameServer names;
  private PictureServer host;
  private PictureServer victim;

  @BeforeEach
  void startNames() throws Exception {
    names = new NameServer(vertx);
    host = new PictureServer(vertx, GOOD, 0).serving("/dog.jpg");
    victim = new PictureServer(vertx, VICTIM, host.port()).serving("/dog.jpg");
    vertx = names.client();
    fetcher =
        new PictureFetcher(
            vertx, LIMITS, new AddressRules(Set.of(), List.of(GOOD + "/32")), registry);
  }

  @AfterEach
  void stopClient() throws Exception {
    assertThat(victim.asked()).isEmpty();
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void whatWasCheckedIsWhatIsConnectedTo() throws Exception {
    names.then(GOOD).then(VICTIM);

    assertThat(fetcher.fetch(picture()).await()).isEqualTo(PICTURE);
    assertThat(names.asked()).isOne();
    assertThat(host.names()).containsExactly("files.example:" + host.port());
  }

  @Test
  void aNameThatLeadsElsewhereTheNextTimeIsRefused() throws Exception {
    names.then(GOOD).then(VICTIM);
    fetcher.fetch(picture()).await();

    assertThat(failure(picture())).isEqualTo(Reason.NOT_ALLOWED);
  }

  @Test
  void aRedirectToTheSameNameIsCheckedAgain() {
    names.then(GOOD).then(VICTIM);
    host.redirecting("/dog.jpg", "/again.jpg");

    assertThat(failure(picture())).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(host.asked()).containsExactly("/dog.jpg");
  }

  @Test
  void oneForbiddenAddressAmongGoodOnesIsEnough() {
    names.then(GOOD, VICTIM);

    assertThat(failure(picture())).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(host.asked()).isEmpty();
  }

  private DownloadSpec picture() {
    return source("http://files.example:" + host.port(), "/dog.jpg");
  }
}
