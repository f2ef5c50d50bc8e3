package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Transcript;
import dev.spotter.sim.server.Simulator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.Consumer;

/** One run of a scenario on a simulator; it belongs to the simulator's event loop. */
public final class ScenarioRun implements ChatListener {

  private final Scenario scenario;
  private final Simulator simulator;
  private final Clock clock;
  private final Consumer<String> lines;
  private final Transcript transcript;
  private final Waiting waiting;
  private final Expectations expectations = new Expectations();
  private final Script script;
  private final Completion completion;

  private ScenarioRun(
      Scenario scenario,
      Uploads uploads,
      Simulator simulator,
      BotControl bot,
      Vertx vertx,
      Clock clock,
      Consumer<String> lines) {
    this.scenario = scenario;
    this.simulator = simulator;
    this.clock = clock;
    this.lines = lines;
    this.transcript = new Transcript(simulator.chat());
    this.waiting = new Waiting(vertx, clock);
    this.script = new Script(scenario, uploads, simulator, bot, expectations, waiting, lines);
    this.completion = new Completion(scenario.expect(), clock.instant());
  }

  /**
   * Runs a scenario.
   *
   * @param scenario what to do
   * @param uploads its pictures
   * @param simulator a fresh simulator, connected to the bot
   * @param bot restarts the bot
   * @param vertx the simulator's Vert.x, for timers
   * @param clock the simulator's clock
   * @param transcript told each line of the conversation, on the simulator's event loop
   * @return what came of it
   */
  public static Future<RunResult> start(
      Scenario scenario,
      Uploads uploads,
      Simulator simulator,
      BotControl bot,
      Vertx vertx,
      Clock clock,
      Consumer<String> transcript) {
    return simulator.execute(
        () -> new ScenarioRun(scenario, uploads, simulator, bot, vertx, clock, transcript).run());
  }

  private Future<RunResult> run() {
    simulator.chat().listen(this);
    simulator.deliveries().listen(changed -> stir(changed.settled()));
    return script.play().compose(played -> waiting.until(this::isOver)).map(over -> result());
  }

  @Override
  public void onEvent(Event event) {
    lines.accept(conversation(event) + "  " + transcript.line(event));
    if (event.member().bot()) {
      expectations.onBot(event);
      stir(true);
    } else {
      completion.posted(clock.instant());
    }
  }

  private void stir(boolean matters) {
    if (matters) {
      completion.stirred(clock.instant());
    }
  }

  private boolean isOver() {
    return completion.isOver(
        clock.instant(), expectations.missing(), simulator.deliveries().unsettled());
  }

  private RunResult result() {
    return RunResult.of(
            expectations.all(), expectations.done(), scenario.expect().within(), this::conversation)
        .with(expectations.failures());
  }

  private String conversation(Event event) {
    return simulator.chat().conversation(event.conversation()).name();
  }
}
