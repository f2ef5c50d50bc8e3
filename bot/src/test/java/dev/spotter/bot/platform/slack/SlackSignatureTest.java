package dev.spotter.bot.platform.slack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {

  private static final long NOW = 1_760_000_000;
  private static final String BODY = "{\"text\":\"Zoë\"}";
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);

  private final SlackSignature signature =
      new SlackSignature(Optional.of(new Secret(SlackRequests.SECRET)), CLOCK);

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void believesWhatSlacksOwnLibrarySignedWithinFiveMinutes(long offset) {
    WebhookRequest request = SlackRequests.signed(BODY, SlackRequests.SECRET, NOW + offset);

    assertThatCode(() -> signature.verify(request)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -1_000_000_000})
  void refusesWhatWasSignedLongAgoOrIsYetToBe(long offset) {
    refuses(SlackRequests.signed(BODY, SlackRequests.SECRET, NOW + offset), "five minutes");
  }

  @Test
  void refusesAnotherSecretAndAnotherBody() {
    refuses(SlackRequests.signed(BODY, "other", NOW), "not signed with our secret");
    WebhookRequest signed = SlackRequests.signed(BODY, SlackRequests.SECRET, NOW);
    refuses(
        new WebhookRequest(signed.headers(), Buffer.buffer(BODY + " ")),
        "not signed with our secret");
  }

  @ParameterizedTest
  @CsvSource({
    "1760000000, '', no X-Slack-Signature",
    "'', v0=00, no X-Slack-Request-Timestamp",
    "soon, v0=00, no number of seconds",
    "-1760000000, v0=00, no number of seconds",
    "99999999999999999999, v0=00, no number of seconds",
    "1760000000, v0=00, not signed with our secret",
    "1760000000, v1=00, not signed with our secret"
  })
  void refusesHeadersThatAreNone(String timestamp, String signed, String words) {
    MultiMap headers = SlackRequests.headers(timestamp, signed);

    refuses(new WebhookRequest(headers, Buffer.buffer(BODY)), words);
  }

  @Test
  void withoutASecretItBelievesNobody() {
    SlackSignature none = new SlackSignature(Optional.empty(), CLOCK);

    assertThatThrownBy(() -> none.verify(SlackRequests.signed(BODY, "x", NOW)))
        .isInstanceOf(RefusedRequestException.class);
  }

  private void refuses(WebhookRequest request, String words) {
    assertThatThrownBy(() -> signature.verify(request))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessageContaining(words)
        .extracting(refused -> ((RefusedRequestException) refused).status())
        .isEqualTo(401);
  }
}
