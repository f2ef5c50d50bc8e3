package dev.spotter.bot.platform.slack;

import dev.spotter.bot.config.Secret;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an operator of a Slack app should have looked at. */
final class SlackChecks {

  private static final Set<String> NEEDED = Set.of("chat:write", "files:read", "users:read");

  /** At least one of them, or the bot is told of no message. */
  private static final Set<String> HISTORIES =
      Set.of("channels:history", "groups:history", "im:history", "mpim:history");

  private final SlackApi api;
  private final SlackConfig config;

  SlackChecks(SlackApi api, SlackConfig config) {
    this.api = api;
    this.config = config;
  }

  /** Returns the checks, the most basic first. */
  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("bot token", this::token));
    checks.add(new Check("permissions", this::permissions));
    config.appToken().ifPresent(token -> checks.add(new Check("Socket Mode", () -> open(token))));
    return checks;
  }

  private Future<Finding> token() {
    return api.read("auth.test", Map.of())
        .map(
            me ->
                Finding.fine(
                    "the bot is %s in the workspace %s"
                        .formatted(me.path("user").asText(""), me.path("team").asText(""))))
        .recover(
            failure ->
                refused(
                    failure,
                    "copy the Bot User OAuth Token (xoxb-...) from the app's OAuth & Permissions"
                        + " page to "
                        + Settings.variable(config.name() + ".bot-token")));
  }

  private Future<Finding> permissions() {
    return api.scopes()
        .map(scopes -> scopes.map(SlackChecks::judge).orElseGet(SlackChecks::untold));
  }

  private static Finding judge(String header) {
    Set<String> granted = Set.of(header.split("\\s*,\\s*"));
    Set<String> missing = new TreeSet<>(NEEDED);
    missing.removeAll(granted);
    if (HISTORIES.stream().noneMatch(granted::contains)) {
      missing.add("channels:history");
    }
    return missing.isEmpty()
        ? Finding.fine("the token has every scope that is needed")
        : Finding.wrong(
            "the token lacks " + String.join(", ", missing),
            "add them on the app's OAuth & Permissions page and install the app again");
  }

  private static Finding untold() {
    return Finding.doubtful(
        "Slack does not say which scopes the token has",
        "compare them with docs/platforms/slack.md");
  }

  private Future<Finding> open(Secret token) {
    return api.open(token)
        .map(opened -> Finding.fine("a connection can be opened"))
        .recover(
            failure ->
                refused(
                    failure,
                    "switch Socket Mode on, and give an app-level token (xapp-...) with the scope"
                        + " connections:write as "
                        + Settings.variable(config.name() + ".app-token")));
  }

  /** Only what Slack says of a token is the token's fault. */
  private static Future<Finding> refused(Throwable failure, String advice) {
    return failure instanceof PlatformException p && p.reaction() == Reaction.ALERT
        ? Future.succeededFuture(Finding.wrong(failure.getMessage(), advice))
        : Future.failedFuture(failure);
  }
}
