package dev.spotter.sim.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.URI;
import java.util.function.Consumer;

/**
 * Finds out whether a bot listens, by opening a connection every {@value #PERIOD_MILLIS} ms and
 * closing it. Not thread-safe: it belongs to the chat's event loop.
 */
public final class BotProbe {

  private static final int PERIOD_MILLIS = 1_000;

  private final Vertx vertx;
  private final NetClient client;
  private final Consumer<Boolean> onChange;
  private long timer = -1;
  private boolean connected;

  /**
   * Creates a probe that does nothing yet.
   *
   * @param vertx where its timer and its client live
   * @param onChange told when a bot comes (true) or goes (false)
   */
  public BotProbe(Vertx vertx, Consumer<Boolean> onChange) {
    this.vertx = vertx;
    this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(PERIOD_MILLIS));
    this.onChange = onChange;
  }

  /**
   * Starts looking for a bot, or looks for another one from now on.
   *
   * @param bot an address of the bot; host and port matter
   */
  public void watch(URI bot) {
    vertx.cancelTimer(timer);
    probe(bot);
    timer = vertx.setPeriodic(PERIOD_MILLIS, id -> probe(bot));
  }

  /**
   * Tells whether the bot listened when last asked.
   *
   * @return false before the first answer
   */
  public boolean connected() {
    return connected;
  }

  /** Stops looking. */
  public void close() {
    vertx.cancelTimer(timer);
    client.close();
  }

  private void probe(URI bot) {
    int port = bot.getPort() > 0 ? bot.getPort() : bot.getScheme().equals("https") ? 443 : 80;
    client
        .connect(port, bot.getHost())
        .onSuccess(socket -> socket.close())
        .map(socket -> true)
        .otherwise(false)
        .onSuccess(this::update);
  }

  private void update(boolean now) {
    if (now != connected) {
      connected = now;
      onChange.accept(now);
    }
  }
}
