package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.http.RawBody;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Members of the Conversations API v1: join, list, read one. Its handlers run on the chat's event
 * loop and throw {@link VonageException} or {@code ChatException}.
 */
final class MembersApi {

  private static final int MAX_BODY = 16 * 1024;
  private static final String MEMBERS = "/v1/conversations/:conversation/members";

  private final Chat chat;
  private final VonageJson json;

  MembersApi(Chat chat, VonageJson json) {
    this.chat = chat;
    this.json = json;
  }

  void mount(Router router) {
    router.post(MEMBERS).handler(new RawBody(MAX_BODY)).handler(http -> join(new VonageCall(http)));
    router.get(MEMBERS).handler(http -> list(new VonageCall(http)));
    router.get(MEMBERS + "/:member").handler(http -> get(new VonageCall(http)));
  }

  private void join(VonageCall request) {
    JsonObject member = request.body();
    if (!"joined".equals(member.getValue("state"))) {
      throw VonageException.badRequest("The simulator takes state joined only.");
    }
    Conversation conversation = chat.conversation(request.path("conversation"));
    Member joining = user(VonageCall.object(member, "user"));
    chat.join(conversation.id(), joining.id());
    request.answer(201, json.member(conversation.id(), joining));
  }

  /** A user named by id must exist; one named by name is created when it is new, as a bot. */
  private Member user(JsonObject user) {
    if (user.containsKey("id")) {
      String id = VonageCall.string(user, "id");
      return find(chat.members().all(), member -> VonageJson.userId(member).equals(id))
          .orElseThrow(
              () -> VonageException.notFound("user:error:not-found", "There is no user " + id));
    }
    String name = VonageCall.string(user, "name");
    return chat.members().named(name).orElseGet(() -> chat.members().create(name, true));
  }

  private void list(VonageCall request) {
    Conversation conversation = chat.conversation(request.path("conversation"));
    List<Member> all = conversation.members();
    int from = Math.max(0, Math.min(all.size(), request.cursor().orElse(0)));
    request.answer(
        200,
        request.list(
            "members",
            request.page(all.subList(from, all.size())),
            member -> json.member(conversation.id(), member),
            last -> all.indexOf(last) + 1,
            json));
  }

  private void get(VonageCall request) {
    Conversation conversation = chat.conversation(request.path("conversation"));
    Member found =
        find(conversation.members(), member -> member.id().equals(request.path("member")))
            .orElseThrow(
                () ->
                    VonageException.notFound("member:error:not-found", "There is no such member."));
    request.answer(200, json.member(conversation.id(), found));
  }

  private static Optional<Member> find(List<Member> members, Predicate<Member> wanted) {
    return members.stream().filter(wanted).findFirst();
  }
}
