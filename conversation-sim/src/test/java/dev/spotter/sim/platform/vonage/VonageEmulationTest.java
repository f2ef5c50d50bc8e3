package dev.spotter.sim.platform.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.picture.Picture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VonageEmulationTest {

  @TempDir Path folder;
  private TestPlatform platform;
  private VonageTokens tokens;
  private String conversation;
  private String ana;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder);
    tokens = new VonageTokens(folder, platform.credentials());
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = "/v1/conversations/" + ids[0];
    ana = ids[1];
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void aBotJoinsPostsAndReadsItsPostBack() throws Exception {
    HttpResponse<Buffer> joined = post(conversation + "/members", joining("Spotter"));
    assertThat(joined.statusCode()).isEqualTo(201);
    String member = joined.bodyAsJsonObject().getString("id");
    assertThat(member).startsWith("MEM-");

    HttpResponse<Buffer> posted = post(conversation + "/events", text(member, "hello"));
    assertThat(posted.statusCode()).isEqualTo(201);
    assertThat(posted.bodyAsJsonObject().getInteger("id")).isEqualTo(1);
    assertThat(Instant.parse(posted.bodyAsJsonObject().getString("timestamp")))
        .isBeforeOrEqualTo(Instant.now());

    JsonObject event = get(conversation + "/events/1").bodyAsJsonObject();
    assertThat(event).isEqualTo(posted.bodyAsJsonObject());
    assertThat(event.getJsonObject("body").getString("text")).isEqualTo("hello");
    assertThat(event.getJsonObject("_embedded").getJsonObject("from_user").getString("name"))
        .isEqualTo("Spotter");
  }

  @Test
  void tellsWhoAMemberIs() throws Exception {
    JsonObject member = get(conversation + "/members/" + ana).bodyAsJsonObject();

    JsonObject user = member.getJsonObject("_embedded").getJsonObject("user");
    assertThat(user.getString("display_name")).isEqualTo("Ana");
    assertThat(user.getString("id")).isEqualTo("USR-" + ana.substring(4));
    assertThat(member.getString("state")).isEqualTo("JOINED");
  }

  @Test
  void listsConversations() throws Exception {
    JsonObject list = get("/v1/conversations?page_size=1").bodyAsJsonObject();
    JsonObject only =
        list.getJsonObject("_embedded").getJsonArray("conversations").getJsonObject(0);
    assertThat("/v1/conversations/" + only.getString("id")).isEqualTo(conversation);
    assertThat(list.getJsonObject("_links").containsKey("next")).isFalse();
  }

  @Test
  void listsMembersPageByPage() throws Exception {
    post(conversation + "/members", joining("Spotter"));
    post(conversation + "/members", joining("Other bot"));

    JsonObject first = get(conversation + "/members?page_size=2").bodyAsJsonObject();
    String next = first.getJsonObject("_links").getJsonObject("next").getString("href");
    JsonObject second = get(next.substring(next.indexOf("/v1"))).bodyAsJsonObject();

    assertThat(names(first, "members")).containsExactly("Ana", "Spotter");
    assertThat(names(second, "members")).containsExactly("Other bot");
    assertThat(second.getJsonObject("_links").containsKey("next")).isFalse();
  }

  @Test
  void listsEventsInBothOrdersPageByPage() throws Exception {
    for (int i = 1; i <= 5; i++) {
      post(conversation + "/events", text(ana, "message " + i));
    }

    JsonObject first = get(conversation + "/events?page_size=2").bodyAsJsonObject();
    JsonObject latest = get(conversation + "/events?page_size=2&order=desc").bodyAsJsonObject();
    String next = latest.getJsonObject("_links").getJsonObject("next").getString("href");
    JsonObject before = get(next.substring(next.indexOf("/v1"))).bodyAsJsonObject();

    assertThat(ids(first)).containsExactly(1, 2);
    assertThat(ids(latest)).containsExactly(5, 4);
    assertThat(ids(before)).containsExactly(3, 2);
  }

  @Test
  void deletesWhatABotHasPosted() throws Exception {
    String member =
        post(conversation + "/members", joining("Spotter")).bodyAsJsonObject().getString("id");
    post(conversation + "/events", text(member, "hello"));
    post(conversation + "/events", text(ana, "mine"));

    assertThat(delete(conversation + "/events/2").statusCode()).isEqualTo(403);
    assertThat(delete(conversation + "/events/1").statusCode()).isEqualTo(204);
    assertThat(delete(conversation + "/events/1").statusCode()).isEqualTo(404);
    assertThat(get(conversation + "/events/1").bodyAsJsonObject().getJsonObject("body")).isEmpty();
    JsonObject deletion = get(conversation + "/events/3").bodyAsJsonObject();
    assertThat(deletion.getString("type")).isEqualTo("event:delete");
    assertThat(deletion.getJsonObject("body").getString("event_id")).isEqualTo("1");
  }

  @Test
  void servesMediaToATokenOnly() throws Exception {
    byte[] picture = TestPlatform.picture("png", 40, 40);
    Picture photo = photo(picture);
    String media = "/v3/media/" + photo.original().id();

    assertThat(platform.get(media).statusCode()).isEqualTo(401);
    assertThat(get(media).bodyAsBuffer().getBytes()).isEqualTo(picture);
    assertThat(get(media).getHeader("Content-Type")).isEqualTo("image/png");
    assertThat(get("/v3/media/none").statusCode()).isEqualTo(404);
  }

  @Test
  void answersWithVonagesErrors() throws Exception {
    String none = "/v1/conversations/CON-none";
    JsonObject noSender = text(ana, "hello");
    noSender.remove("from");
    JsonObject picture = text(ana, "hello");
    picture.getJsonObject("body").put("message_type", "image");

    check(get(none + "/events"), 404, "conversation:error:not-found");
    check(get(conversation + "/events/99"), 404, "event:error:not-found");
    check(get(conversation + "/events/x"), 404, "event:error:not-found");
    check(get(conversation + "/members/MEM-none"), 404, "member:error:not-found");
    check(get(conversation + "/elsewhere"), 404, "http:error:not-found");
    check(get(conversation + "/events?page_size=x"), 400, "http:error:validation-fail");
    check(post(conversation + "/events", text("MEM-no", "hi")), 404, "member:error:not-found");
    check(post(conversation + "/events", noSender), 400, "http:error:validation-fail");
    check(post(conversation + "/events", picture), 400, "http:error:validation-fail");
    check(post(conversation + "/events", text(ana, "")), 400, "http:error:validation-fail");
    check(
        post(conversation + "/events", text(stranger(), "hi")),
        403,
        "conversation:error:invalid-member-state");
    check(
        post(conversation + "/members", joining("Ana")),
        400,
        "conversation:error:member-already-joined");
    check(send("POST", conversation + "/events", "{"), 400, "http:error:validation-fail");
    check(send("POST", conversation + "/events", "[]"), 400, "http:error:validation-fail");
    check(
        send("POST", conversation + "/events", "x".repeat(70_000)),
        413,
        "http:error:validation-fail");
  }

  private Picture photo(byte[] picture) {
    Event event =
        platform
            .simulator()
            .execute(
                () ->
                    platform
                        .simulator()
                        .upload()
                        .post(
                            conversation.substring(conversation.indexOf("CON-")),
                            ana,
                            "a.png",
                            picture))
            .await();
    return ((Content.Photos) event.content()).pictures().get(0);
  }

  private String stranger() {
    return platform.there(() -> platform.simulator().chat().members().create("Zoe", false)).id();
  }

  private static void check(HttpResponse<Buffer> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.bodyAsJsonObject().getString("code")).isEqualTo(code);
    assertThat(response.bodyAsJsonObject().getString("title")).isNotBlank();
    assertThat(response.bodyAsJsonObject().getString("detail")).isNotBlank();
  }

  private HttpResponse<Buffer> delete(String path) throws Exception {
    return send("DELETE", path, "");
  }

  private HttpResponse<Buffer> get(String path) throws Exception {
    return send("GET", path, "");
  }

  private HttpResponse<Buffer> post(String path, JsonObject body) throws Exception {
    return send("POST", path, body.encode());
  }

  private HttpResponse<Buffer> send(String method, String path, String body) throws Exception {
    return platform
        .request(HttpMethod.valueOf(method), path)
        .bearerTokenAuthentication(tokens.good())
        .sendBuffer(Buffer.buffer(body))
        .await();
  }

  private static JsonObject joining(String name) {
    return new JsonObject()
        .put("state", "joined")
        .put("user", new JsonObject().put("name", name))
        .put("channel", new JsonObject().put("type", "app"));
  }

  private static JsonObject text(String from, String text) {
    return new JsonObject()
        .put("type", "message")
        .put("from", from)
        .put("body", new JsonObject().put("message_type", "text").put("text", text));
  }

  private static Stream<Integer> ids(JsonObject list) {
    JsonArray events = list.getJsonObject("_embedded").getJsonArray("events");
    return events.stream().map(event -> ((JsonObject) event).getInteger("id"));
  }

  private static Stream<String> names(JsonObject list, String kind) {
    return list.getJsonObject("_embedded").getJsonArray(kind).stream()
        .map(item -> ((JsonObject) item).getJsonObject("_embedded").getJsonObject("user"))
        .map(user -> user.getString("name"));
  }
}
