package dev.spotter.bot.platform;

import io.vertx.core.http.HttpMethod;

/**
 * A webhook endpoint that a platform asks for.
 *
 * @param method the HTTP method
 * @param path absolute; parts that vary are written {@code :name}, as Vert.x Web does, and come as
 *     {@link WebhookRequest#parameters}
 * @param largestBody the largest body in bytes that the platform may send there, however short the
 *     operator wants webhooks to be; zero where it does not say
 */
public record Route(HttpMethod method, String path, long largestBody) {

  /** Creates an endpoint whose bodies are as long as the operator allows. */
  public Route(HttpMethod method, String path) {
    this(method, path, 0);
  }

  /** Returns the usual endpoint of a connection: {@code POST /webhooks/NAME}. */
  public static Route webhook(String connection) {
    return new Route(HttpMethod.POST, "/webhooks/" + connection);
  }
}
