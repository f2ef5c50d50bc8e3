package dev.spotter.bot.platform.vonage.messages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.http.ApiAnswer;
import dev.spotter.bot.platform.http.ApiCall;
import dev.spotter.bot.platform.http.ApiErrors;
import dev.spotter.bot.platform.http.JsonApi;
import dev.spotter.bot.platform.vonage.VonageApi;
import dev.spotter.bot.platform.vonage.VonageSignature;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What {@code doctor} looks at. Where Vonage sends webhooks it tells no application, so the bot is
 * asked the way Vonage would ask it. Looking sends no message.
 */
final class MessagesChecks {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Neither a message nor a status: it is acknowledged and forgotten. */
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final MessagesConfig config;
  private final Vertx vertx;
  private final Clock clock;
  private final VonageApi api;
  private final VonageSignature signature;

  MessagesChecks(
      MessagesConfig config, Vertx vertx, Clock clock, VonageApi api, VonageSignature signature) {
    this.config = config;
    this.vertx = vertx;
    this.clock = clock;
    this.api = api;
    this.signature = signature;
  }

  List<Check> all() {
    return List.of(
        new Check("application", this::application), new Check("webhook", this::webhook));
  }

  /** A message without anything is refused as such by whoever has taken the token. */
  private Future<Finding> application() {
    ApiCall call = ApiCall.post("/v1/messages", NOTHING);
    return api.send(call).map(answer -> judged(call, answer));
  }

  private Finding judged(ApiCall call, ApiAnswer answer) {
    return switch (answer.status()) {
      case 200, 202, 400, 422 -> Finding.fine("Vonage takes the application's token");
      case 401, 402, 403 ->
          Finding.wrong(
              "Vonage refuses the application's token with status " + answer.status(),
              "see that %s and the private key are of the same application, that its Messages capability is on, and that the account has balance"
                  .formatted(Settings.variable(key("application-id"))));
      default ->
          throw ApiErrors.ofStatus(
              call,
              answer.status(),
              call.name() + " was answered with status " + answer.status(),
              answer.retryAfter());
    };
  }

  private Future<Finding> webhook() {
    return config
        .webhook()
        .map(this::knock)
        .orElseGet(
            () ->
                Future.succeededFuture(
                    Finding.doubtful(
                        "http.public-url is not set, so nobody knows where Vonage reaches the bot",
                        "set it, and give Vonage its address with /webhooks/%s as inbound URL and as status URL"
                            .formatted(config.name()))));
  }

  private Future<Finding> knock(URI webhook) {
    JsonApi bot = new JsonApi(vertx, webhook.toString(), TIMEOUT, Set.of(), clock);
    Secret token = signature.token(NOTHING.toString().getBytes(StandardCharsets.UTF_8));
    return bot.send(ApiCall.post("", NOTHING).named("POST " + webhook).as(token))
        .map(answer -> told(webhook, answer))
        .otherwise(failure -> unreached(webhook, failure.getMessage()))
        .eventually(() -> closed(bot));
  }

  private static Future<Void> closed(JsonApi bot) {
    bot.close();
    return Future.succeededFuture();
  }

  private Finding told(URI webhook, ApiAnswer answer) {
    if (answer.isSuccess()) {
      return Finding.fine(
          webhook
              + " believes what is signed with the secret; it is the inbound and the status URL");
    }
    return answer.status() == 401
        ? Finding.wrong(
            webhook + " does not believe what is signed with the secret",
            "start the bot there with the same %s and %s, and see that the clocks agree"
                .formatted(
                    Settings.variable(key("signature-secret")),
                    Settings.variable(key("application-id"))))
        : unreached(webhook, "it answers with status " + answer.status());
  }

  private static Finding unreached(URI webhook, String why) {
    return Finding.doubtful(
        "no bot answers at %s: %s".formatted(webhook, why),
        "start the bot; if it runs, see that http.public-url and the proxy in front of it lead to"
            + " its port");
  }

  private String key(String name) {
    return config.application().section() + "." + name;
  }
}
