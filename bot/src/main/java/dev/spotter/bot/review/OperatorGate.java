package dev.spotter.bot.review;

import dev.spotter.bot.config.Secret;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Lets operators pass: who shows the token, {@code Authorization: Bearer TOKEN}, or, without one,
 * who asks from this machine, for this machine, and not by way of a proxy. A change has to come as
 * {@code application/json}, which no other site's page can send. Stateless.
 */
final class OperatorGate {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final Optional<Secret> token;

  OperatorGate(Optional<Secret> token) {
    this.token = token;
  }

  /** Passes the request on or answers 401, 403 or 415. */
  void check(RoutingContext ctx) {
    boolean may = token.map(secret -> shows(ctx, secret)).orElseGet(() -> isLocal(ctx));
    if (!may) {
      refuse(
          ctx,
          token.isPresent() ? 401 : 403,
          "Show the token of this bot, classify.token; without one only this machine may ask.");
    } else if (ctx.request().method().equals(HttpMethod.POST) && !isJson(ctx)) {
      refuse(ctx, 415, "Send application/json.");
    } else {
      ctx.next();
    }
  }

  private static boolean shows(RoutingContext ctx, Secret token) {
    String header = String.valueOf(ctx.request().getHeader(HttpHeaders.AUTHORIZATION));
    return MessageDigest.isEqual(
        header.getBytes(StandardCharsets.UTF_8),
        ("Bearer " + token.value()).getBytes(StandardCharsets.UTF_8)); // in constant time
  }

  private static boolean isLocal(RoutingContext ctx) {
    boolean proxied =
        ctx.request().getHeader("X-Forwarded-For") != null
            || ctx.request().getHeader("Forwarded") != null;
    boolean asksForIt =
        ctx.request().authority() != null
            && THIS_MACHINE.contains(ctx.request().authority().host());
    return !proxied && asksForIt && isLoopback(ctx.request().remoteAddress().hostAddress());
  }

  private static boolean isLoopback(String address) {
    try {
      return address != null && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // an address is never looked up
    }
  }

  private static boolean isJson(RoutingContext ctx) {
    String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.startsWith("application/json");
  }

  private static void refuse(RoutingContext ctx, int status, String why) {
    ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end("{\"error\":\"" + why + "\"}");
  }
}
