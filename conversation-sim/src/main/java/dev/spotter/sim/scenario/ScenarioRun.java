package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Transcript;
import dev.spotter.sim.server.Simulator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of a scenario on a simulator; it belongs to the simulator's event loop. */
public final class ScenarioRun implements ChatListener {

  private static final int POLL_MILLIS = 20;

  private final Scenario scenario;
  private final Simulator simulator;
  private final Vertx vertx;
  private final Clock clock;
  private final Consumer<String> transcript;
  private final Script script;
  private final Ending ending;
  private final List<Event> answers = new ArrayList<>();

  private ScenarioRun(
      Scenario scenario,
      Uploads uploads,
      Simulator simulator,
      Vertx vertx,
      Clock clock,
      Consumer<String> transcript) {
    this.scenario = scenario;
    this.simulator = simulator;
    this.vertx = vertx;
    this.clock = clock;
    this.transcript = transcript;
    this.script = new Script(scenario, uploads, simulator);
    this.ending = new Ending(scenario.expect(), clock.instant());
  }

  /**
   * Runs a scenario.
   *
   * @param scenario what to do
   * @param uploads its pictures
   * @param simulator a fresh simulator, connected to the bot
   * @param vertx the simulator's Vert.x, for timers
   * @param clock the simulator's clock
   * @param transcript told each line of the conversation, on the simulator's event loop
   * @return what came of it
   */
  public static Future<Report> start(
      Scenario scenario,
      Uploads uploads,
      Simulator simulator,
      Vertx vertx,
      Clock clock,
      Consumer<String> transcript) {
    return simulator.execute(
        () -> new ScenarioRun(scenario, uploads, simulator, vertx, clock, transcript).run());
  }

  private Future<Report> run() {
    simulator.chat().listen(this);
    simulator.deliveries().listen(changed -> stir(changed.settled()));
    return script.play().compose(played -> end()).map(over -> report());
  }

  @Override
  public void onEvent(Event event) {
    transcript.accept(conversation(event) + "  " + Transcript.line(event));
    if (event.member().bot()) {
      answers.add(event);
      stir(true);
    } else {
      ending.posted(clock.instant());
    }
  }

  private void stir(boolean matters) {
    if (matters) {
      ending.stirred(clock.instant());
    }
  }

  private Future<Void> end() {
    Promise<Void> over = Promise.promise();
    long expected = script.questions().stream().filter(q -> !q.rule().silent()).count();
    vertx.setPeriodic(
        POLL_MILLIS,
        timer -> {
          int missing = (int) expected - answers.size();
          if (ending.isOver(clock.instant(), missing, simulator.deliveries().unsettled())) {
            vertx.cancelTimer(timer);
            over.complete();
          }
        });
    return over.future();
  }

  private Report report() {
    return Report.of(script.questions(), answers, scenario.expect().within(), this::conversation);
  }

  private String conversation(Event event) {
    return simulator.chat().conversation(event.conversation()).name();
  }
}
