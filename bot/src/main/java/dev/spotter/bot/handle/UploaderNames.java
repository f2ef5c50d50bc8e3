package dev.spotter.bot.handle;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.retry.Retry;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Looks up uploaders' names; one that cannot be had is no reason to say nothing. Thread-safe. */
public final class UploaderNames {

  private static final Logger LOG = LoggerFactory.getLogger(UploaderNames.class);

  private final Retry lookups;

  /**
   * Creates it.
   *
   * @param lookups repeats a look-up
   */
  public UploaderNames(Retry lookups) {
    this.lookups = lookups;
  }

  /**
   * Returns an uploader's name, or nothing.
   *
   * @param platform where to look it up
   * @param claimed what the name is wanted for
   * @param upload the upload
   */
  Future<Optional<String>> of(Platform platform, ClaimedEvent claimed, ChatEvent upload) {
    return lookups
        .run(() -> platform.memberName(upload.in(), upload.by()), Failures::lookupMayPass)
        .otherwise(
            failure -> {
              EventLogger.of(LOG, Level.WARN, claimed)
                  .log(
                      "[{}] the uploader's name is unknown: {}",
                      claimed.row(),
                      failure.getMessage());
              return Optional.empty();
            });
  }
}
