package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.ChatException;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.http.BodyTooLargeException;
import dev.spotter.sim.http.RawBody;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.Throttle;
import dev.spotter.sim.platform.vonage.Submissions.Submission;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Messages API's one method: {@code POST /v1/messages} with a text. Its handlers run on the
 * chat's event loop.
 */
final class MessagesApi {

  static final String PATH = "/v1/messages";

  private static final Logger LOG = LoggerFactory.getLogger(MessagesApi.class);
  private static final int MAX_BODY = 64 * 1024;
  private static final int MAX_REFERENCE = 100;

  private final Chat chat;
  private final MessagesIds ids;
  private final ApplicationTokens tokens;
  private final Throttle throttle;
  private final Supplier<UUID> random;
  private final Submissions submissions;

  /**
   * Creates it.
   *
   * @param context what it works with
   * @param ids numbers and ids
   * @param tokens verifies the application's token
   * @param submissions takes each message
   */
  MessagesApi(
      EmulationContext context,
      MessagesIds ids,
      ApplicationTokens tokens,
      Submissions submissions) {
    this.chat = context.chat();
    this.throttle = context.throttle();
    this.random = context.ids();
    this.ids = ids;
    this.tokens = tokens;
    this.submissions = submissions;
  }

  void mount(Router router) {
    router
        .post(PATH)
        .handler(this::authenticate)
        .handler(new RawBody(MAX_BODY))
        .handler(this::send)
        .failureHandler(this::fail);
  }

  private void authenticate(RoutingContext http) {
    tokens.check(http.request().getHeader(HttpHeaders.AUTHORIZATION));
    http.next();
  }

  private void send(RoutingContext http) {
    throttle.refusal().ifPresent(wait -> refuse(http, wait));
    JsonObject message = body(http);
    require(message, "message_type", "text");
    require(message, "channel", "whatsapp");
    Conversation in = conversation(text(message, "from"));
    Member to = member(in, text(message, "to"));
    Content.Text words = new Content.Text(text(message, "text"));
    References answers = new References(Optional.empty(), answered(message, in));
    Submission submission = new Submission(ids.person(to), reference(message));
    Event event =
        submissions.post(submission, () -> chat.post(in.id(), bot(in).id(), words, answers));
    JsonObject answer = new JsonObject().put("message_uuid", ids.message(event).toString());
    answer(http, 202, answer);
  }

  private static JsonObject body(RoutingContext http) {
    if (Json.decodeValue(RawBody.of(http)) instanceof JsonObject body) {
      return body;
    }
    throw MessagesException.invalidParameter("body", "must be a JSON object");
  }

  private static void refuse(RoutingContext http, Duration wait) {
    http.response().putHeader("Retry-After", String.valueOf(wait.toSeconds()));
    throw MessagesException.throttled();
  }

  private static void require(JsonObject message, String name, String only) {
    if (!only.equals(message.getValue(name))) {
      throw MessagesException.invalidParameter(name, "the simulator takes " + only + " only");
    }
  }

  private static String text(JsonObject message, String name) {
    if (message.getValue(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw MessagesException.invalidParameter(name, "must be a string that is not blank");
  }

  private static Optional<String> reference(JsonObject message) {
    if (!message.containsKey("client_ref")) {
      return Optional.empty();
    }
    String reference = text(message, "client_ref");
    if (reference.length() > MAX_REFERENCE) {
      throw MessagesException.invalidParameter("client_ref", "is longer than 100 characters");
    }
    return Optional.of(reference);
  }

  private Conversation conversation(String from) {
    return ids.conversation(from).orElseThrow(() -> MessagesException.invalidSender(from));
  }

  private Member member(Conversation in, String to) {
    return in.members().stream()
        .filter(member -> !member.bot() && ids.person(member).equals(to))
        .findFirst()
        .orElseThrow(
            () -> MessagesException.invalidParameter("to", "has not written to this number"));
  }

  private Optional<Integer> answered(JsonObject message, Conversation in) {
    return Optional.ofNullable(message.getJsonObject("context"))
        .map(context -> context.getString("message_uuid", ""))
        .map(
            uuid ->
                ids.event(in, uuid)
                    .orElseThrow(
                        () ->
                            MessagesException.invalidParameter(
                                "context.message_uuid", "is no message of this conversation")))
        .map(Event::seq);
  }

  private Member bot(Conversation in) {
    Member bot =
        chat.members()
            .named(EmulationContext.BOT_NAME)
            .orElseGet(() -> chat.members().create(EmulationContext.BOT_NAME, true));
    if (!in.has(bot.id())) {
      chat.join(in.id(), bot.id());
    }
    return bot;
  }

  private void fail(RoutingContext http) {
    MessagesException refused = translate(http);
    answer(http, refused.status(), refused.toJson(random.get()));
  }

  private static MessagesException translate(RoutingContext http) {
    Throwable failure = http.failure();
    if (failure instanceof MessagesException refused) {
      return refused;
    }
    if (failure instanceof VonageException refused) {
      return MessagesException.unauthorized(refused.getMessage());
    }
    if (failure instanceof ChatException refused) {
      return MessagesException.of(refused);
    }
    if (failure instanceof DecodeException || failure instanceof ClassCastException) {
      return MessagesException.invalidParameter("body", "is not what this method takes");
    }
    if (failure instanceof BodyTooLargeException tooLarge) {
      return MessagesException.tooLarge(tooLarge.getMessage());
    }
    LOG.error("POST {} failed", PATH, failure);
    return MessagesException.internal();
  }

  private static void answer(RoutingContext http, int status, JsonObject json) {
    http.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json.toBuffer());
  }
}
