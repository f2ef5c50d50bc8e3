package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.delivery.Notification;
import dev.spotter.sim.platform.EmulatedApi;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
  private final SlackWorkspace workspace;
  private final SlackEvents events;
  private final SlackSigner signer;
  private final SlackFiles files;
  private final SocketMode sockets;
  private final Map<String, Function<SlackCall, JsonObject>> methods = new HashMap<>();

  SlackEmulation(EmulationContext context, SlackCredentials credentials) {
    this.context = context;
    this.credentials = credentials;
    this.workspace = new SlackWorkspace(context.chat());
    this.signer = new SlackSigner(credentials.signingSecret(), context.clock());
    SlackFileJson fileJson = new SlackFileJson(URI.create(context.url() + PATH));
    SlackJson json = new SlackJson(workspace, fileJson);
    this.events = new SlackEvents(workspace, json);
    this.files = new SlackFiles(context.pictures(), fileJson, credentials.botToken());
    this.sockets =
        new SocketMode(
            context.vertx(),
            context.url(),
            new SlackEmulator().delivery().responseTimeout(),
            context.ids());
    addMethods(json);
  }

  private void addMethods(SlackJson json) {
    SlackMessages messages = new SlackMessages(context.chat(), workspace, json);
    SlackHistory history = new SlackHistory(workspace, json);
    SlackDirectory directory = new SlackDirectory(context, workspace, json);
    methods.put("api.test", call -> new JsonObject());
    methods.put("auth.test", directory::me);
    methods.put("chat.postMessage", messages::post);
    methods.put("chat.update", messages::update);
    methods.put("chat.delete", messages::delete);
    methods.put("reactions.add", messages::react);
    methods.put("reactions.remove", messages::unreact);
    methods.put("reactions.get", messages::reactions);
    methods.put("conversations.history", history::history);
    methods.put("conversations.replies", history::replies);
    methods.put("conversations.info", directory::channel);
    methods.put("conversations.list", directory::channels);
    methods.put("conversations.members", directory::members);
    methods.put("files.info", files::info);
    methods.put("users.info", directory::user);
    methods.put("users.list", directory::users);
    methods.put(SocketMode.METHOD, sockets::open);
  }

  @Override
  public EmulatedApi api() {
    return EmulatedApi.of(
        API,
        methods.keySet(),
        "message",
        "message (file_share)",
        "message (message_changed)",
        "message (message_deleted)",
        "app_mention",
        "reaction_added",
        "reaction_removed");
  }

  @Override
  public List<Notification> notifications(Event event) {
    Conversation channel = context.chat().conversation(event.conversation());
    return events.envelopes(event, channel).stream().map(this::notification).toList();
  }

  private Notification notification(JsonObject envelope) {
    Buffer body = envelope.toBuffer();
    return attempt -> signer.sign(body, attempt);
  }

  @Override
  public void mount(Router router, EventDelivery delivery) {
    context.chat().listen(files);
    files.mount(router);
    sockets.mount(router, delivery);
    new SlackWebApi(context, credentials, methods).mount(router);
  }
}
