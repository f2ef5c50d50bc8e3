package dev.spotter.bot.handle;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.learn.LearnOptions.Who;
import dev.spotter.bot.platform.Platform;
import io.vertx.core.Future;

/**
 * Access control: who may teach, forget what others taught, and tell how to answer. Thread-safe.
 *
 * @param who as the operator chose
 */
public record TeachingRights(Who who) {

  /** Tells whether a member may teach something on a photo. */
  Future<Boolean> mayTeach(Platform platform, TextPosted text, ChatEvent photo) {
    boolean own = text.by().id().equals(photo.by().id());
    return switch (who) {
      case ANYONE -> Future.succeededFuture(true);
      case UPLOADER -> Future.succeededFuture(own);
      case ADMINS -> platform.isAdmin(text.in(), text.by()).map(admin -> admin.orElse(own));
    };
  }

  /** Tells whether a member may forget what others taught, on photos of others. */
  Future<Boolean> mayForgetOthers(Platform platform, TextPosted text) {
    return switch (who) {
      case ANYONE -> Future.succeededFuture(true);
      case UPLOADER -> Future.succeededFuture(false);
      case ADMINS -> platform.isAdmin(text.in(), text.by()).map(admin -> admin.orElse(false));
    };
  }

  /** Tells whether a member may tell how to answer in a conversation. */
  Future<Boolean> mayDirect(Platform platform, TextPosted text) {
    return who == Who.ANYONE
        ? Future.succeededFuture(true)
        : platform.isAdmin(text.in(), text.by()).map(admin -> admin.orElse(false));
  }
}
