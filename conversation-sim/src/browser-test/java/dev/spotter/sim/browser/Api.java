package dev.spotter.sim.browser;

import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What other people do in the chat meanwhile, through the page's own API. */
final class Api {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  Api(String base) {
    this.base = base;
  }

  /** Creates a conversation on the first platform and lets people join; returns its id. */
  String conversation(String name, List<String> members) {
    return conversation(new JsonObject().put("name", name), members);
  }

  /** Creates a conversation on a platform and lets people join; returns its id. */
  String conversationOn(String platform, String name, List<String> members) {
    return conversation(new JsonObject().put("name", name).put("platform", platform), members);
  }

  private String conversation(JsonObject asked, List<String> members) {
    String id = post("/api/conversations", asked).getString("id");
    String path = "/api/conversations/" + id + "/members";
    members.forEach(member -> post(path, new JsonObject().put("member", member)));
    return id;
  }

  /** Creates a person; returns the id. */
  String member(String name) {
    return post("/api/members", new JsonObject().put("name", name)).getString("id");
  }

  /** The id of a person the demo starts with. */
  String memberNamed(String name) {
    return named(name, "members");
  }

  private String named(String name, String kind) {
    return get("/api/state").toJsonObject().getJsonArray(kind).stream()
        .map(JsonObject.class::cast)
        .filter(entry -> entry.getString("name").equals(name))
        .map(entry -> entry.getString("id"))
        .findFirst()
        .orElseThrow();
  }

  /** Posts a text. */
  void say(String conversation, String member, String text) {
    JsonObject message = new JsonObject().put("member", member).put("text", text);
    post("/api/conversations/" + conversation + "/messages", message);
  }

  /** Posts a photo. */
  void show(String conversation, String member, FilePayload photo) {
    String query = "/photos?member=" + member + "&name=" + photo.name;
    send(
        HttpRequest.newBuilder(URI.create(base + "/api/conversations/" + conversation + query))
            .POST(BodyPublishers.ofByteArray(photo.buffer))
            .build());
  }

  /** The id of a conversation the demo starts with. */
  String conversationNamed(String name) {
    return named(name, "conversations");
  }

  /** All messages of a conversation so far. */
  JsonArray events(String conversation) {
    return get("/api/conversations/" + conversation + "/events?after=0").toJsonArray();
  }

  /** Posts JSON to any address; returns the answer, whatever its status. */
  static JsonObject exchange(String url, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build();
    try {
      return new JsonObject(
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } catch (IOException failure) {
      throw new IllegalStateException(url + " failed", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Buffer get(String path) {
    return Buffer.buffer(send(HttpRequest.newBuilder(URI.create(base + path)).build()));
  }

  private JsonObject post(String path, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build();
    return new JsonObject(send(request));
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(request.uri() + ": " + response.body());
      }
      return response.body();
    } catch (IOException failure) {
      throw new IllegalStateException(request.uri() + " failed", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
