package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.platform.EmulationContext;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Methods about the workspace: its people and its channels. Lists come as one page. */
final class SlackDirectory {

  private final EmulationContext context;
  private final SlackWorkspace workspace;
  private final SlackJson json;

  SlackDirectory(EmulationContext context, SlackWorkspace workspace, SlackJson json) {
    this.context = context;
    this.workspace = workspace;
    this.json = json;
  }

  /** {@code auth.test}. */
  JsonObject me(SlackCall call) {
    return new JsonObject()
        .put("url", context.url() + SlackEmulation.PATH + "/")
        .put("team", "Simulator")
        .put("user", EmulationContext.BOT_NAME.toLowerCase(Locale.ROOT))
        .put("team_id", SlackIds.TEAM)
        .put("user_id", SlackIds.user(workspace.bot().id()))
        .put("bot_id", SlackIds.BOT)
        .put("is_enterprise_install", false);
  }

  /** {@code users.info}. */
  JsonObject user(SlackCall call) {
    String id = call.required("user", "user_not_found");
    return new JsonObject().put("user", json.user(workspace.user(id)));
  }

  /** {@code users.list}. */
  JsonObject users(SlackCall call) {
    return list("members", context.chat().members().all(), json::user);
  }

  /** {@code conversations.info}. */
  JsonObject channel(SlackCall call) {
    return new JsonObject().put("channel", json.channel(asked(call)));
  }

  /** {@code conversations.list}. */
  JsonObject channels(SlackCall call) {
    return list("channels", workspace.channels(), json::channel);
  }

  /** {@code conversations.members}. */
  JsonObject members(SlackCall call) {
    return list("members", asked(call).members(), (Member member) -> SlackIds.user(member.id()));
  }

  private Conversation asked(SlackCall call) {
    return workspace.channel(call.required("channel", "channel_not_found"));
  }

  private static <T> JsonObject list(String name, List<T> items, Function<T, ?> written) {
    return new JsonObject()
        .put(name, new JsonArray(items.stream().map(written).map(Object.class::cast).toList()))
        .put("response_metadata", new JsonObject().put("next_cursor", ""));
  }
}
