package dev.spotter.bot.platform.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.vonage.jwt.Jwt;
import dev.spotter.bot.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApplicationTokenTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final SettableClock clock = new SettableClock(now);
  private final ApplicationToken token =
      new ApplicationToken(VonageAccount.application("http://localhost"), clock);

  @Test
  void itHasTheClaimsOfVonagesOwnLibrary() {
    DecodedJWT ours = JWT.decode(token.value());
    DecodedJWT theirs =
        JWT.decode(
            Jwt.builder()
                .applicationId(VonageAccount.APPLICATION)
                .privateKeyContents(VonageAccount.privateKey())
                .expiresAt(now.plusSeconds(900).atZone(ZoneOffset.UTC))
                .build()
                .generate());

    assertThat(ours.getAlgorithm()).isEqualTo(theirs.getAlgorithm()).isEqualTo("RS256");
    assertThat(ours.getType()).isEqualTo(theirs.getType());
    assertThat(ours.getClaims().keySet()).isEqualTo(theirs.getClaims().keySet());
    assertThat(ours.getClaim("application_id").asString())
        .isEqualTo(theirs.getClaim("application_id").asString());
    assertThat(ours.getExpiresAtAsInstant()).isEqualTo(theirs.getExpiresAtAsInstant());
    assertThat(UUID.fromString(ours.getId())).isNotNull();
  }

  @Test
  void itIsSignedWithTheApplicationsKey() {
    DecodedJWT verified =
        JWT.require(Algorithm.RSA256(VonageAccount.publicKey(), null))
            .build()
            .verify(token.value());
    assertThat(verified.getIssuedAtAsInstant()).isEqualTo(now);
  }

  @Test
  void itIsKeptUntilShortlyBeforeItExpires() {
    String first = token.value();
    clock.advance(Duration.ofMinutes(13));
    assertThat(token.value()).isEqualTo(first);

    clock.advance(Duration.ofSeconds(1));
    assertThat(token.value()).isNotEqualTo(first);
  }

  @Test
  void aRefusedTokenIsMadeAnewOnce() {
    String first = token.value();
    token.discard(first);
    String second = token.value();
    token.discard(first);

    assertThat(second).isNotEqualTo(first);
    assertThat(token.value()).isEqualTo(second);
  }
}
