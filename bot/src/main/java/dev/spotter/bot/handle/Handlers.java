package dev.spotter.bot.handle;

import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import io.vertx.core.Future;

/**
 * Router from kinds of events to their handlers. Thread-safe.
 *
 * @param photos handles {@link PhotosPosted}
 * @param texts handles {@link TextPosted}
 * @param deletions handles {@link MessageDeleted}
 */
public record Handlers(EventHandler photos, EventHandler texts, EventHandler deletions)
    implements EventHandler {

  @Override
  public Future<Void> handle(ClaimedEvent claimed) {
    if (claimed.event() instanceof PhotosPosted) {
      return photos.handle(claimed);
    }
    return claimed.event() instanceof TextPosted
        ? texts.handle(claimed)
        : deletions.handle(claimed);
  }
}
