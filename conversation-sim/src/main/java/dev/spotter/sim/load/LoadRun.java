package dev.spotter.sim.load;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.server.Simulator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** One run of a load on a simulator; it belongs to the simulator's event loop. */
public final class LoadRun implements ChatListener {

  private static final int POLL_MILLIS = 20;
  private static final int PROGRESS_MILLIS = 5_000;

  private final LoadPlan plan;
  private final LoadPictures pictures;
  private final Simulator simulator;
  private final Vertx vertx;
  private final LongSupplier clock;
  private final Schedule schedule;
  private final CaptionTally tally;
  private final List<String> members = new ArrayList<>();
  private final List<String> conversations = new ArrayList<>();
  private final Promise<Void> posted = Promise.promise();
  private long begun;
  private long lastActivity;
  private int photos;

  private LoadRun(
      LoadPlan plan,
      LoadPictures pictures,
      Simulator simulator,
      Vertx vertx,
      LongSupplier clock,
      RandomGenerator random) {
    this.plan = plan;
    this.pictures = pictures;
    this.simulator = simulator;
    this.vertx = vertx;
    this.clock = clock;
    this.schedule = new Schedule(plan.rate(), plan.length(), plan.arrivals(), random);
    this.tally = new CaptionTally(clock, plan.warmUp());
  }

  /**
   * Puts a load on the bot.
   *
   * @param plan the load
   * @param pictures its photos
   * @param simulator a fresh simulator, connected to the bot
   * @param vertx the simulator's Vert.x, for timers
   * @param clock the time in nanoseconds, from any moment on
   * @param random of the plan's seed
   * @param progress told now and then how far it is, on the simulator's event loop
   * @return what came of it
   */
  public static Future<LoadReport> start(
      LoadPlan plan,
      LoadPictures pictures,
      Simulator simulator,
      Vertx vertx,
      LongSupplier clock,
      RandomGenerator random,
      Consumer<LoadReport> progress) {
    return simulator.execute(
        () -> new LoadRun(plan, pictures, simulator, vertx, clock, random).run(progress));
  }

  private Future<LoadReport> run(Consumer<LoadReport> progress) {
    populate(simulator.chat());
    simulator.chat().listen(this);
    simulator.deliveries().listen(tally::delivered);
    begun = clock.getAsLong();
    long ticker = vertx.setPeriodic(PROGRESS_MILLIS, tick -> progress.accept(tally.report(begun)));
    post();
    return posted
        .future()
        .compose(all -> end())
        .map(over -> tally.report(begun))
        .onComplete(over -> vertx.cancelTimer(ticker));
  }

  private void populate(Chat chat) {
    for (int i = 1; i <= plan.members(); i++) {
      members.add(chat.members().create("Ana " + i, false).id());
    }
    for (int i = 1; i <= plan.conversations(); i++) {
      Conversation conversation = chat.createConversation("Load " + i);
      conversations.add(conversation.id());
      members.forEach(member -> chat.join(conversation.id(), member));
    }
  }

  /** Posts what is due, however late it is, and comes back when the next one is. */
  private void post() {
    long now = clock.getAsLong() - begun;
    while (!schedule.over() && schedule.next() <= now) {
      post(begun + schedule.next());
      schedule.advance();
    }
    if (schedule.over()) {
      posted.complete();
    } else {
      long wait = TimeUnit.NANOSECONDS.toMillis(schedule.next() - now);
      vertx.setTimer(Math.max(1, wait), then -> post());
    }
  }

  /** Every conversation has its turn, and in a conversation every member. */
  private void post(long due) {
    String conversation = conversations.get(photos % conversations.size());
    String member = members.get(photos / conversations.size() % members.size());
    String name = "photo-" + (photos + 1) + ".jpg";
    Event photo =
        simulator
            .upload()
            .post(conversation, member, name, pictures.photo(plan.samePicture() ? 0 : photos));
    photos++;
    tally.sent(photo, due);
  }

  @Override
  public void onEvent(Event event) {
    lastActivity = clock.getAsLong();
    tally.onEvent(event);
  }

  private Future<Void> end() {
    Promise<Void> over = Promise.promise();
    long last = clock.getAsLong();
    vertx.setPeriodic(
        POLL_MILLIS,
        timer -> {
          if (isOver(last)) {
            vertx.cancelTimer(timer);
            over.complete();
          }
        });
    return over.future();
  }

  private boolean isOver(long last) {
    long now = clock.getAsLong();
    boolean complete = tally.captioned() == tally.sent() && simulator.deliveries().unsettled() == 0;
    boolean quiet = now - lastActivity >= plan.quiet().toNanos();
    return (complete && quiet) || now - last >= plan.patience().toNanos();
  }
}
