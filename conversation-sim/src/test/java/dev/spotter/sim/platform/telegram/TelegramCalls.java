package dev.spotter.sim.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.sim.TestPlatform;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The telegrambots library on the simulator. */
final class TelegramCalls {

  private TelegramCalls() {}

  static String token(TestPlatform platform) {
    return platform.credentials().variable("SPOTTER_TELEGRAM_BOT_TOKEN");
  }

  static TelegramClient client(TestPlatform platform, String token) {
    URI address = platform.simulator().url();
    TelegramUrl there =
        TelegramUrl.builder()
            .schema(address.getScheme())
            .host(address.getHost())
            .port(address.getPort())
            .build();
    return new OkHttpTelegramClient(token, there);
  }

  static TelegramApiRequestException assertRefused(ThrowingCallable call, int code, String words) {
    TelegramApiRequestException refusal =
        catchThrowableOfType(TelegramApiRequestException.class, call);
    assertThat(refusal.getErrorCode()).isEqualTo(code);
    assertThat(refusal.getApiResponse()).contains(words);
    return refusal;
  }
}
