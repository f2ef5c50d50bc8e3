package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.PhotoUpload;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays the steps of a scenario; on the simulator's event loop. */
final class Script {

  private final Scenario scenario;
  private final Uploads uploads;
  private final Chat chat;
  private final PhotoUpload photos;
  private final Map<String, String> conversations = new HashMap<>();
  private final List<Question> questions = new ArrayList<>();

  Script(Scenario scenario, Uploads uploads, Chat chat, PhotoUpload photos) {
    this.scenario = scenario;
    this.uploads = uploads;
    this.chat = chat;
    this.photos = photos;
  }

  /** Creates members and conversations, then posts everything. */
  Future<Void> play() {
    scenario.members().forEach(name -> chat.createMember(name, false));
    scenario.conversations().forEach(this::create);
    return inTurn(scenario.steps(), 0);
  }

  /** The photos posted so far, in order. */
  List<Question> questions() {
    return questions;
  }

  private void create(String name, List<String> joined) {
    Conversation created = chat.createConversation(name);
    conversations.put(name, created.id());
    joined.forEach(member -> chat.join(created.id(), id(member)));
  }

  private Future<Void> inTurn(List<Step> steps, int next) {
    return next == steps.size()
        ? Future.succeededFuture()
        : repeat(steps.get(next), 0).compose(done -> inTurn(steps, next + 1));
  }

  private Future<Void> repeat(Step step, int done) {
    return done == step.times()
        ? Future.succeededFuture()
        : once(step).compose(posted -> repeat(step, done + 1));
  }

  private Future<Void> once(Step step) {
    if (step.parallel() != null) {
      return Future.all(step.parallel().stream().map(part -> repeat(part, 0)).toList()).mapEmpty();
    }
    return step.isPhoto() ? photo(step) : text(step);
  }

  private Future<Void> text(Step step) {
    chat.post(conversations.get(step.in()), id(step.by()), new Content.Text(step.text()));
    return Future.succeededFuture();
  }

  private Future<Void> photo(Step step) {
    Upload upload = uploads.of(step);
    return photos
        .post(conversations.get(step.in()), id(step.by()), upload.name(), upload.bytes())
        .map(posted -> ask(step, posted));
  }

  private Void ask(Step step, Event posted) {
    questions.add(new Question(step.in(), posted, step.caption()));
    return null;
  }

  private String id(String member) {
    return chat.memberNamed(member).orElseThrow().id();
  }
}
