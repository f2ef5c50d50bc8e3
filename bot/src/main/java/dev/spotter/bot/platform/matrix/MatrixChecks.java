package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong between a bot and its homeserver, and what to do about it. */
final class MatrixChecks {

  private final MatrixApi api;
  private final MatrixConfig config;

  MatrixChecks(MatrixApi api, MatrixConfig config) {
    this.api = api;
    this.config = config;
  }

  /** Returns all checks, the most basic first. */
  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("homeserver", this::homeserver));
    checks.add(new Check("token", this::token));
    if (config.homeserverToken().isPresent()) {
      checks.add(new Check("registration", this::registration));
    }
    checks.add(new Check("media", this::media));
    return checks;
  }

  private Future<Finding> homeserver() {
    return api.read("versions", "/versions")
        .map(versions -> Finding.fine(spoken(versions)))
        .otherwise(
            failure ->
                Finding.wrong(
                    failure.getMessage(),
                    "see that "
                        + variable("homeserver-url")
                        + " is the address that apps use, that the homeserver runs and that this"
                        + " machine reaches it"));
  }

  private String spoken(JsonNode versions) {
    String newest =
        versions.path("versions").valueStream().map(JsonNode::asText).reduce("?", (a, b) -> b);
    return config.homeserver() + " speaks Matrix up to " + newest;
  }

  private Future<Finding> token() {
    return api.read("account/whoami", "/v3/account/whoami")
        .map(me -> Finding.fine("the bot is " + me.path("user_id").asText("")))
        .recover(
            failure ->
                refused(
                    failure,
                    config.homeserverToken().isPresent()
                        ? "give the as_token of the registration as "
                            + variable("as-token")
                            + ", and see that the homeserver was started anew after the"
                            + " registration was added to its configuration"
                        : "log in again and give the new token as " + variable("access-token")));
  }

  private Future<Finding> registration() {
    return new ServicePing(api, config.serviceId())
        .send()
        .map(
            took ->
                took.map(
                        millis ->
                            Finding.fine("the homeserver reaches the bot, in " + millis + " ms"))
                    .orElseGet(
                        () ->
                            Finding.doubtful(
                                "the homeserver knows no ping, which came with Matrix 1.7",
                                "nothing, if photos are captioned")))
        .otherwise(this::unreached);
  }

  private Finding unreached(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (MatrixErrors.is(failure, "M_FORBIDDEN")) {
      return Finding.wrong(
          message, "set " + variable("service-id") + " to the id of the registration");
    }
    if (message.contains("M_BAD_STATUS")) {
      return Finding.wrong(
          message,
          "see that the url of the registration leads to this bot, and that its hs_token is "
              + variable("hs-token"));
    }
    return Finding.doubtful(
        message,
        "start the bot; if it runs, see that the url of the registration leads to it from the"
            + " homeserver's machine");
  }

  private Future<Finding> media() {
    return api.read("media/config", "/v1/media/config")
        .map(limits -> Finding.fine("pictures can be downloaded with the token (Matrix 1.11)"))
        .recover(
            failure ->
                refused(
                    failure,
                    "take a homeserver with authenticated media, Matrix 1.11: Synapse since 1.111"));
  }

  /** Only what the homeserver says is the setting's fault. */
  private static Future<Finding> refused(Throwable failure, String advice) {
    return failure instanceof PlatformException p && p.reaction() != Reaction.RETRY
        ? Future.succeededFuture(Finding.wrong(failure.getMessage(), advice))
        : Future.failedFuture(failure);
  }

  private String variable(String key) {
    return Settings.variable(config.name() + "." + key);
  }
}
