package dev.spotter.sim.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.List;

/**
 * A page of the bot's own on which pictures can be tried without a chat.
 *
 * @param address where it is
 * @param widerWords what the bot's model says of a photo when it is not sure of a label, such as
 *     "animal"; empty when the bot does not tell
 */
public record BotPreview(URI address, List<String> widerWords) {

  /** Copies {@code widerWords}. */
  public BotPreview {
    widerWords = List.copyOf(widerWords);
  }

  /**
   * Asks the bot for its wider words, by {@code GET address/model}.
   *
   * @param address where the page is
   * @param vertx makes the request
   * @return never fails: a bot need not tell
   */
  public static Future<BotPreview> at(URI address, Vertx vertx) {
    WebClient client = WebClient.create(vertx);
    return client
        .getAbs(address + "/model")
        .timeout(5_000)
        .send()
        .expecting(HttpResponseExpectation.SC_SUCCESS)
        .map(response -> wider(response.bodyAsJsonObject()))
        .otherwise(List.of())
        .map(words -> new BotPreview(address, words))
        .onComplete(done -> client.close());
  }

  private static List<String> wider(JsonObject model) {
    return model.getJsonArray("wider", new JsonArray()).stream().map(String::valueOf).toList();
  }
}
