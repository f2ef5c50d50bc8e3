package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of uploads when the bot's process is told to stop, or is killed. */
@Timeout(300)
class BotProcessTest {

  private static final Pattern LISTENS = Pattern.compile("listens on port (\\d+)");
  private static final List<String> CHATS = List.of("CON-1", "CON-2", "CON-3", "CON-4");

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final BlockingQueue<String> downloads = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> posts = new LinkedBlockingQueue<>();
  private FakeVonage vonage;
  private Process process;
  private BufferedReader output;
  private int port;

  @BeforeEach
  void start() throws IOException {
    vonage = FakeVonage.start(vertx).await();
    vonage.onDownload = downloads::add;
    vonage.onPost = posts::add;
    startProcess();
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
    vertx.close().await();
  }

  @Test
  void toldToTerminateItFinishesWhatItHasInHand() throws Exception {
    uploadToEveryChat();
    for (int i = 0; i < CHATS.size(); i++) {
      assertThat(downloads.poll(60, TimeUnit.SECONDS)).isEqualTo("dog");
    }
    process.toHandle().destroy(); // unlike process.destroy(), it leaves the output open

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output.lines().toList()).last().asString().contains("Stopped");
    assertThat(CHATS).allSatisfy(chat -> assertThat(vonage.texts(chat)).hasSize(1));
  }

  @Test
  void killedItAnswersAfterItsNextStartAndOnlyOnce() throws Exception {
    uploadToEveryChat();
    process.destroyForcibly().waitFor();

    startProcess();
    for (int i = 0; i < CHATS.size(); i++) {
      assertThat(posts.poll(60, TimeUnit.SECONDS)).isEqualTo("Ana uploaded a photo of a dog");
    }
    uploadToEveryChat(); // the same events again
    process.toHandle().destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(CHATS).allSatisfy(chat -> assertThat(vonage.texts(chat)).hasSize(1));
  }

  private void uploadToEveryChat() {
    String url = vonage.addMedia("dog", "dog");
    for (String chat : CHATS) {
      String ana = vonage.addMember(chat, "ana", "Ana");
      JsonObject event = vonage.addImage(chat, ana, url).put("id", 1);
      byte[] body = event.toBuffer().getBytes();
      int status =
          client
              .post(port, "localhost", "/webhooks/vonage")
              .putHeader("Authorization", VonageAccount.sign(body, Instant.now()))
              .sendBuffer(event.toBuffer())
              .await()
              .statusCode();
      assertThat(status).isEqualTo(200);
    }
  }

  private void startProcess() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(BotProcess.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(VonageAccount.environment(vonage.url()));
    builder.environment().put("SPOTTER_HTTP_PORT", "0");
    builder.environment().put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    process = builder.start();
    output = process.inputReader(StandardCharsets.UTF_8);
    port = awaitPort();
  }

  private int awaitPort() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = LISTENS.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IOException("the bot ended before it listened");
  }
}
