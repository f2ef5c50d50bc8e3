package dev.spotter.bot.platform;

import dev.spotter.bot.chat.ChatEvent;
import io.vertx.core.Future;
import java.util.List;

/** Takes what a {@link PlatformConnection} brings. May be called from any event loop. */
public interface EventSink {

  /** Says that the platform is reached: the session stands, even if it has brought nothing yet. */
  void connected();

  /**
   * Keeps events.
   *
   * @param events what one message or one round brought; may be empty
   * @return succeeds when all are on disk, or were known already: only then may they be
   *     acknowledged. Fails when they could not be kept, so that the platform offers them again
   */
  Future<Void> keep(List<? extends ChatEvent> events);
}
