package dev.spotter.bot.platform;

import dev.spotter.bot.chat.Caption;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.ImageUpload;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * A chat platform, as the rest of the bot sees it. Methods that return a future fail it with {@link
 * PlatformException}; all methods may be called from any event loop.
 */
public interface Platform {

  /** Returns the platform's name: lower case, the last part of its webhook's path. */
  String name();

  /**
   * Checks that the platform itself sent a request.
   *
   * @param request the raw request
   * @throws RefusedRequestException when it is not proven
   */
  void verify(WebhookRequest request);

  /**
   * Reads the uploads out of a verified request.
   *
   * @param request the raw request
   * @return the uploads to keep, and the answer to give once they are kept
   * @throws RefusedRequestException when the request cannot be understood
   */
  WebhookEvents parse(WebhookRequest request);

  /**
   * Tells how to download a picture now.
   *
   * @param picture a picture of an upload from this platform
   * @param shortSide the short side in pixels from which a smaller rendition is good enough
   * @return its addresses with the credential for them
   */
  Future<DownloadSpec> source(ImageUpload.Picture picture, int shortSide);

  /**
   * Looks up the uploader's display name.
   *
   * @param upload an upload from this platform
   * @return the name as its owner wrote it, or nothing when the platform knows none
   */
  Future<Optional<String>> senderName(ImageUpload upload);

  /**
   * Posts a caption into the upload's conversation, once: it does not try again by itself.
   *
   * @param upload the upload to answer
   * @param caption the answer
   * @return the platform's id of the posted message
   */
  Future<String> post(ImageUpload upload, Caption caption);

  /**
   * Looks in the conversation for a caption that may have been posted, for when the answer to
   * {@link #post} was lost.
   *
   * @param upload the upload that was to be answered
   * @param caption the caption that may be there
   * @param after id of the bot's last message there that belongs to an earlier upload, if any
   * @return the id of the bot's own message with this text after the upload and after {@code after}
   */
  Future<Optional<String>> findPosted(ImageUpload upload, Caption caption, Optional<String> after);

  /**
   * Returns what the bot has to keep up towards the platform while it runs, if anything: see {@link
   * PlatformConnection}.
   */
  default Optional<PlatformConnection> link() {
    return Optional.empty();
  }

  /**
   * Returns what an operator should have looked at when something does not work, the most basic
   * first: tokens, permissions, the webhook's registration. Looking changes nothing.
   */
  default List<Check> checks() {
    return List.of();
  }

  /** Releases connections; the platform is not used afterwards. */
  void close();
}
