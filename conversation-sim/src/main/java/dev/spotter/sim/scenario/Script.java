package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.server.Simulator;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Plays the steps of a scenario; on the simulator's event loop. */
final class Script {

  private final Scenario scenario;
  private final Uploads uploads;
  private final Simulator simulator;
  private final Chat chat;
  private final BotControl bot;
  private final Expectations expectations;
  private final Dialogue dialogue;
  private final Consumer<String> transcript;
  private final Map<String, Integer> threads = new HashMap<>();
  private final Map<String, String> conversations = new HashMap<>();

  Script(
      Scenario scenario,
      Uploads uploads,
      Simulator simulator,
      BotControl bot,
      Expectations expectations,
      Waiting waiting,
      Consumer<String> transcript) {
    this.scenario = scenario;
    this.uploads = uploads;
    this.simulator = simulator;
    this.chat = simulator.chat();
    this.bot = bot;
    this.expectations = expectations;
    this.dialogue = new Dialogue(scenario, chat, expectations, waiting, transcript);
    this.transcript = transcript;
  }

  /** Creates members and conversations, then posts everything. */
  Future<Void> play() {
    scenario.members().forEach(name -> chat.members().create(name, false));
    scenario.conversations().forEach(this::create);
    return inTurn(scenario.steps(), 0);
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
      simulator.throttle().refuseNext(step.throttle(), step.retryAfter());
      return Future.succeededFuture();
    }
    if (step.restart() != null) {
      transcript.accept("(the bot is killed and started again)");
      return bot.restart();
    }
    String conversation = conversations.get(step.in());
    if (step.reply() != null || step.react() != null) {
      return dialogue.respond(step, conversation, id(step.by()));
    }
    return step.text() == null ? photos(step, conversation) : text(step, conversation);
  }

  private Future<Void> text(Step step, String conversation) {
    Content words = new Content.Text(step.text());
    Event posted = chat.post(conversation, id(step.by()), words, references(step));
    begun(step, posted);
    return dialogue.awaitAnswer(step, posted);
  }

  private Future<Void> photos(Step step, String conversation) {
    return simulator
        .upload()
        .post(conversation, id(step.by()), uploads.of(step), references(step), step.deleted())
        .map(posted -> expectCaption(step, posted));
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

  private Void expectCaption(Step step, Event posted) {
    begun(step, posted);
    int photos = ((Content.Photos) posted.content()).pictures().size();
    String uploader = posted.member().name();
    expectations.add(
        Expectation.caption(
            step.in(), posted, step.caption().about(scenario.wordings(), uploader, photos)));
    return null;
  }

  private String id(String member) {
    return chat.members().named(member).orElseThrow().id();
  }
}
