package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.platform.Throttle;
import dev.spotter.sim.server.Simulator;
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
  private final Throttle throttle;
  private final Map<String, Integer> threads = new HashMap<>();
  private final Map<String, String> conversations = new HashMap<>();
  private final List<Expectation> questions = new ArrayList<>();

  Script(Scenario scenario, Uploads uploads, Simulator simulator) {
    this.scenario = scenario;
    this.uploads = uploads;
    this.chat = simulator.chat();
    this.photos = simulator.upload();
    this.throttle = simulator.throttle();
  }

  /** Creates members and conversations, then posts everything. */
  Future<Void> play() {
    scenario.members().forEach(name -> chat.createMember(name, false));
    scenario.conversations().forEach(this::create);
    return inTurn(scenario.steps(), 0);
  }

  /** The photos posted so far, in order. */
  List<Expectation> questions() {
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
    if (step.throttle() != null) {
      throttle.refuseNext(step.throttle(), step.retryAfter());
      return Future.succeededFuture();
    }
    return step.text() == null ? photos(step) : text(step);
  }

  private Future<Void> text(Step step) {
    String conversation = conversations.get(step.in());
    Content.Text words = new Content.Text(step.text());
    begun(step, chat.post(conversation, id(step.by()), words, references(step)));
    return Future.succeededFuture();
  }

  private Future<Void> photos(Step step) {
    return photos
        .post(
            conversations.get(step.in()),
            id(step.by()),
            uploads.of(step),
            references(step),
            step.deleted())
        .map(posted -> ask(step, posted));
  }

  private References references(Step step) {
    Integer first = threads.get(thread(step));
    return first == null ? References.NONE : References.inThread(first);
  }

  /** The first event that names a thread is the one it begins with. */
  private void begun(Step step, Event posted) {
    if (step.thread() != null) {
      threads.putIfAbsent(thread(step), posted.seq());
    }
  }

  private static String thread(Step step) {
    return step.in() + "/" + step.thread();
  }

  private Void ask(Step step, Event posted) {
    begun(step, posted);
    questions.add(new Expectation(step.in(), posted, step.caption(), scenario.wordings()));
    return null;
  }

  private String id(String member) {
    return chat.memberNamed(member).orElseThrow().id();
  }
}
