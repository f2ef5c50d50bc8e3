package dev.spotter.bot.platform.matrix;

import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.Pause;
import dev.spotter.bot.platform.PlatformConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Keeps an application service ready, whose events the homeserver pushes: at start it registers its
 * user and learns who it is. Then, every minute, it has the homeserver call it back (a ping), which
 * tells whether events can reach the bot, and makes Synapse push at once what waits since the bot
 * was away, where it would try only after 2, 4, 8 ... 512 s. What could not be joined is tried
 * again. (It cannot look for invitations: Synapse lets no application service sync.)
 */
final class ServiceConnection implements PlatformConnection {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final MatrixAccount account;
  private final ServicePing ping;
  private final MatrixRooms rooms;
  private final Pause pause;
  private volatile boolean registered;

  ServiceConnection(Vertx vertx, MatrixAccount account, ServicePing ping, MatrixRooms rooms) {
    this.account = account;
    this.ping = ping;
    this.rooms = rooms;
    this.pause = new Pause(vertx);
  }

  @Override
  public Future<Void> session(EventSink intake) {
    return (registered ? Future.<Void>succeededFuture() : register())
        .compose(ready -> account.load())
        .compose(known -> ping.send())
        .onSuccess(reached -> intake.connected())
        .compose(reached -> rooms.acceptPending())
        .compose(done -> pause.take(PERIOD));
  }

  @Override
  public void end() {
    pause.end();
  }

  private Future<Void> register() {
    return account.register().onSuccess(done -> registered = true);
  }
}
