package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.delivery.Notification;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The chat as an app in a Slack workspace sees it. Not thread-safe: it belongs to the chat's event
 * loop.
 *
 * <p>Where it is kinder than Slack: the app's bot need not be invited.
 */
final class SlackEmulation implements PlatformEmulation {

  /** Where everything of this emulation is. */
  static final String PATH = "/slack";

  /** Where the Web API's methods are. */
  static final String API = PATH + "/api";

  private final EmulationContext context;
  private final SlackCredentials credentials;
  private final SlackJson json;
  private final SlackWorkspace workspace;
  private final SlackSigner signer;
  private final SlackFiles files;

  SlackEmulation(EmulationContext context, SlackCredentials credentials) {
    this.context = context;
    this.credentials = credentials;
    this.json = new SlackJson(URI.create(context.url() + PATH));
    this.workspace = new SlackWorkspace(context.chat());
    this.signer = new SlackSigner(credentials.signingSecret(), context.clock());
    this.files = new SlackFiles(context.pictures(), json, credentials.botToken());
  }

  @Override
  public List<Notification> notifications(Event event) {
    Conversation channel = context.chat().conversation(event.conversation());
    String bot = SlackIds.user(workspace.botIn(channel).id());
    Buffer body = json.envelope(event, workspace.threadWhenPosted(event), bot).toBuffer();
    return List.of(attempt -> signer.sign(body, attempt));
  }

  @Override
  public void mount(Router router, EventDelivery delivery) {
    SlackMessages messages = new SlackMessages(context.chat(), workspace, json);
    SocketMode sockets =
        new SocketMode(
            context.url(), new SlackEmulator().delivery().responseTimeout(), context.ids());
    context.chat().listen(files);
    files.mount(router);
    sockets.mount(router, delivery);
    new SlackWebApi(
            credentials,
            Map.of(
                "api.test",
                call -> new JsonObject(),
                "auth.test",
                call -> me(),
                "chat.postMessage",
                messages::post,
                "conversations.history",
                messages::history,
                "conversations.replies",
                messages::replies,
                "files.info",
                files::info,
                "users.info",
                this::user,
                SocketMode.METHOD,
                sockets::open),
            context.throttle(),
            context.clock())
        .mount(router);
  }

  private JsonObject me() {
    return new JsonObject()
        .put("url", context.url() + PATH + "/")
        .put("team", "Simulator")
        .put("user", EmulationContext.BOT_NAME.toLowerCase(Locale.ROOT))
        .put("team_id", SlackIds.TEAM)
        .put("user_id", SlackIds.user(workspace.bot().id()))
        .put("bot_id", SlackIds.BOT)
        .put("is_enterprise_install", false);
  }

  private JsonObject user(SlackCall call) {
    String id = call.required("user", "user_not_found");
    return new JsonObject().put("user", json.user(workspace.user(id)));
  }
}
