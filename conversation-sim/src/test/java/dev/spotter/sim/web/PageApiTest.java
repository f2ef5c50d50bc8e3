package dev.spotter.sim.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page asks, and what it is told. */
class PageApiTest {

  @TempDir Path folder;
  private TestPlatform platform;
  private String conversation;
  private String ana;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder);
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = "/api/conversations/" + ids[0];
    ana = ids[1];
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void tellsEverythingThePageStartsWith() {
    JsonObject state = platform.get("/api/state").bodyAsJsonObject();

    JsonObject holiday = state.getJsonArray("conversations").getJsonObject(0);
    assertThat(holiday.getString("name")).isEqualTo("Holiday");
    assertThat(holiday.getJsonArray("members")).containsExactly(ana);
    assertThat(state.getJsonArray("members").getJsonObject(0))
        .isEqualTo(new JsonObject().put("id", ana).put("name", "Ana").put("bot", false));
    assertThat(state.getJsonObject("bot"))
        .isEqualTo(
            new JsonObject()
                .put("connected", false)
                .put("platforms", new JsonArray())
                .put("name", "Spotter"));
    assertThat(state.getJsonArray("platforms").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("name", "vonage")
                .put("title", "Vonage")
                .put("maxFiles", 1)
                .put("reactions", false));
    assertThat(holiday.getString("platform")).isEqualTo("vonage");
    assertThat(state.getJsonArray("unknown")).isEmpty();
    assertThat(state.getJsonArray("wordings")).isNotEmpty();
    assertThat(state.getJsonArray("samples")).isNotNull();
  }

  @Test
  void createsConversationsAndMembersAndLetsThemJoin() {
    HttpResponse<Buffer> pets = platform.post("/api/conversations", named(" Pets "));
    HttpResponse<Buffer> ben = platform.post("/api/members", named("Ben"));
    String id = pets.bodyAsJsonObject().getString("id");
    String member = ben.bodyAsJsonObject().getString("id");
    JsonObject joining = new JsonObject().put("member", member);
    HttpResponse<Buffer> joined = platform.post("/api/conversations/" + id + "/members", joining);

    assertThat(pets.statusCode()).isEqualTo(201);
    assertThat(pets.bodyAsJsonObject().getString("name")).isEqualTo("Pets");
    assertThat(ben.statusCode()).isEqualTo(201);
    assertThat(joined.statusCode()).isEqualTo(201);
    assertThat(joined.bodyAsJsonObject().getJsonArray("members")).containsExactly(member);
  }

  @Test
  void postsAndListsMessages() {
    JsonObject hello = new JsonObject().put("member", ana).put("text", "hello");
    platform.post(conversation + "/messages", hello);
    HttpResponse<Buffer> posted = platform.post(conversation + "/messages", hello);

    JsonArray all = platform.get(conversation + "/events").bodyAsJsonArray();
    JsonArray later = platform.get(conversation + "/events?after=1").bodyAsJsonArray();

    assertThat(posted.statusCode()).isEqualTo(201);
    assertThat(all).hasSize(2);
    assertThat(later).hasSize(1);
    JsonObject last = later.getJsonObject(0);
    assertThat(last).isEqualTo(posted.bodyAsJsonObject());
    assertThat(last.getString("text")).isEqualTo("hello");
    assertThat(last.getValue("picture")).isNull();
    assertThat(last.getJsonObject("delivery").getString("state")).isEqualTo("pending");
  }

  @Test
  void writesATranscript() {
    photo("dog.png", TestPlatform.picture("png", 40, 30));

    HttpResponse<Buffer> transcript = platform.get(conversation + "/transcript");

    assertThat(transcript.getHeader("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(transcript.bodyAsString())
        .matches("\\d\\d:\\d\\d:\\d\\d Ana: \\[photo dog.png, 40x30, \\d+ B]\n");
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    String none = "/api/conversations/CON-none";
    JsonObject text = new JsonObject().put("member", ana);
    JsonObject nobody = new JsonObject().put("member", "MEM-none").put("text", "hi");

    check(platform.get(none + "/events"), 404, "There is no conversation CON-none");
    check(platform.get(conversation + "/events?after=x"), 400, "\"after\" must be a number.");
    check(platform.get("/api/elsewhere"), 404, "There is no /api/elsewhere");
    check(platform.get("/api/pictures/none/medium"), 404, "This picture is no longer kept.");
    check(platform.post(conversation + "/messages", nobody), 404, "There is no member MEM-none");
    check(
        platform.post(conversation + "/messages", text),
        400,
        "A JSON object with the text \"text\" is expected.");
    check(
        platform.post(conversation + "/messages", text.copy().put("text", " ")),
        400,
        "A message has 1 to 4000 characters.");
    check(platform.post("/api/members", named("Ana")), 409, "There is already a member Ana.");
    check(
        platform.post("/api/members", "{".getBytes(StandardCharsets.UTF_8)),
        400,
        "The body is no JSON.");
    check(platform.post(conversation + "/members", text), 409, "Ana is already in Holiday.");
    check(photo("dog.jpg", new byte[0]), 400, "The file is empty.");
    check(platform.post(conversation + "/photos", new byte[1]), 404, "There is no member ");
    check(
        platform.post("/api/members", new byte[70_000]),
        413,
        "That is too large. The limit is 64 kB.");
  }

  @Test
  void keepsOtherSitesOut() {
    HttpResponse<Buffer> crossSite =
        platform
            .request(HttpMethod.POST, "/api/members")
            .putHeader("Origin", "http://evil.example")
            .sendJsonObject(named("Zoe"))
            .await();
    HttpResponse<Buffer> rebound =
        platform
            .request(HttpMethod.GET, "/api/state")
            .putHeader("Host", "evil.example:" + platform.simulator().url().getPort())
            .send()
            .await();
    HttpResponse<Buffer> own =
        platform
            .request(HttpMethod.POST, "/api/members")
            .putHeader("Origin", platform.simulator().url().toString())
            .sendJsonObject(named("Zoe"))
            .await();

    check(crossSite, 403, "Only the simulator's own page may use this.");
    check(rebound, 403, "Open the page by http://localhost, not by another name.");
    assertThat(own.statusCode()).isEqualTo(201);
  }

  private HttpResponse<Buffer> photo(String name, byte[] bytes) {
    return platform
        .request(HttpMethod.POST, conversation + "/photos")
        .addQueryParam("member", ana)
        .addQueryParam("name", name)
        .sendBuffer(Buffer.buffer(bytes))
        .await();
  }

  private static void check(HttpResponse<Buffer> response, int status, String words) {
    assertThat(response.bodyAsJsonObject()).isEqualTo(new JsonObject().put("error", words));
    assertThat(response.statusCode()).isEqualTo(status);
  }

  private static JsonObject named(String name) {
    return new JsonObject().put("name", name);
  }
}
