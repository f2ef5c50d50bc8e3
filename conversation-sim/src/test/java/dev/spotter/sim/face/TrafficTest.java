package dev.spotter.sim.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.http.Traffic;
import dev.spotter.sim.server.Faces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {

  @ParameterizedTest
  @CsvSource({
    "vonage, /v1/conversations/CON-1/events, API",
    "vonage, /v1/conversations/CON-1/members, API",
    "vonage, /v3/media/6a0f, MEDIA",
    "slack, /slack/api/chat.postMessage, API",
    "slack, /slack/files-pri/T0-F1/original, MEDIA",
    "slack, /slack/files-tmb/T0-F1/small, MEDIA",
    "slack, /slack/link, OTHER",
    "telegram, /bot123:abc/sendMessage, API",
    "telegram, /file/bot123:abc/photos/6a0f.jpg, MEDIA",
    "vonage, /api/state, OTHER",
    "slack, /api/state, OTHER",
    "telegram, /api/state, OTHER"
  })
  void everyPlatformKnowsWhatIsAskedOfIt(String platform, String path, Traffic about) {
    assertThat(Faces.named(platform).orElseThrow().traffic(path)).isEqualTo(about);
  }
}
