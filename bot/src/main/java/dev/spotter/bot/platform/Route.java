package dev.spotter.bot.platform;

import io.vertx.core.http.HttpMethod;

/**
 * A webhook endpoint that a platform asks for.
 *
 * @param method the HTTP method
 * @param path absolute; parts that vary are written {@code :name}, as Vert.x Web does, and come as
 *     {@link WebhookRequest#parameters}
 */
public record Route(HttpMethod method, String path) {

  /** Returns the usual endpoint of a connection: {@code POST /webhooks/NAME}. */
  public static Route webhook(String connection) {
    return new Route(HttpMethod.POST, "/webhooks/" + connection);
  }
}
