package dev.spotter.bot.handle;

import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import io.vertx.core.Future;

/**
 * Router from kinds of events to their handlers. There is none for {@link MessageDeleted}: the
 * inbox applies a deletion when it is appended, and never hands one out. Thread-safe.
 *
 * @param photos handles {@link PhotosPosted}
 * @param texts handles {@link TextPosted}
 */
public record Handlers(EventHandler photos, EventHandler texts) implements EventHandler {

  @Override
  public Future<Void> handle(ClaimedEvent claimed) {
    return claimed.event() instanceof PhotosPosted ? photos.handle(claimed) : texts.handle(claimed);
  }
}
