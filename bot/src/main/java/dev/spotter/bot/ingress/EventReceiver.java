package dev.spotter.bot.ingress;

import dev.spotter.bot.chat.ImageUpload;
import dev.spotter.bot.inbox.Inbox;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps uploads, however they came, and says that there is work. Thread-safe. */
public final class EventReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(EventReceiver.class);

  private final Inbox inbox;
  private final Consumer<String> stored;

  /**
   * Creates the reception.
   *
   * @param inbox where uploads are kept
   * @param stored told the platform after new uploads of it were kept
   */
  public EventReceiver(Inbox inbox, Consumer<String> stored) {
    this.inbox = inbox;
    this.stored = stored;
  }

  /**
   * Keeps the uploads that are not known yet.
   *
   * @param platform whose they are
   * @param uploads what arrived together; may be empty
   * @return what became of them, fit for a metric's label: {@code ignored}, {@code duplicate} or
   *     {@code stored}; fails as {@link Inbox#store} does
   */
  Future<String> keep(String platform, List<ImageUpload> uploads) {
    return inbox.store(uploads).map(ids -> kept(platform, uploads, ids));
  }

  private String kept(String platform, List<ImageUpload> uploads, List<Long> ids) {
    for (ImageUpload upload : uploads) {
      LOG.atInfo()
          .addKeyValue("upload", ids)
          .log(
              "{} received from {} {}",
              ids.isEmpty() ? "[known]" : ids,
              platform,
              upload.dedupeKey());
    }
    if (!ids.isEmpty()) {
      stored.accept(platform);
    }
    return uploads.isEmpty() ? "ignored" : ids.isEmpty() ? "duplicate" : "stored";
  }
}
