package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.chat.SizeLimit;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a picture into an address to download it from: chooses the size, then asks getFile, whose
 * answer is good for an hour at least. Thread-safe.
 */
final class TelegramFiles {

  /** The largest file that bots may download: 20 MB, the server's own constant. */
  static final long MAX_BYTES = 20L << 20;

  /** Sizes of one picture that are asked for. */
  private static final int MAX_TRIES = 4;

  private static final SizeLimit LIMIT = new SizeLimit((int) (MAX_BYTES >> 20));

  private final TelegramApi api;
  private final String origin;

  TelegramFiles(TelegramApi api, TelegramConfig config) {
    this.api = api;
    this.origin = DownloadSpec.origin(config.apiUrl());
  }

  /**
   * Finds the smallest size that is large enough, or else the largest there is; when Telegram does
   * not give it out, the next best.
   */
  Future<DownloadSpec> source(Picture picture, int shortSide) {
    List<Rendition> small =
        picture.renditions().stream().filter(TelegramFiles::mayBeFetched).toList();
    if (small.isEmpty()) {
      return Future.failedFuture(tooLarge("the file is larger than 20 MB"));
    }
    return first(bestFirst(small, shortSide).iterator());
  }

  /** Sizes come smallest first. */
  private static List<Rendition> bestFirst(List<Rendition> sizes, int shortSide) {
    List<Rendition> best = new ArrayList<>(sizes);
    best.removeIf(rendition -> !largeEnough(rendition, shortSide));
    for (int i = sizes.size() - 1; i >= 0; i--) {
      if (!largeEnough(sizes.get(i), shortSide)) {
        best.add(sizes.get(i));
      }
    }
    return best.subList(0, Math.min(best.size(), MAX_TRIES));
  }

  /** Of two failures the one that passes counts. */
  private Future<DownloadSpec> first(Iterator<Rendition> left) {
    return address(left.next())
        .recover(
            failure ->
                left.hasNext() && isOfThisFile(failure)
                    ? first(left)
                        .recover(later -> Future.failedFuture(passes(failure) ? failure : later))
                    : Future.failedFuture(failure));
  }

  /** A wrong token, or too many calls, would meet the next one as well. */
  private static boolean isOfThisFile(Throwable failure) {
    return failure instanceof PlatformException p
        && p.reaction() != Reaction.ALERT
        && p.retryAfter().isEmpty();
  }

  private static boolean passes(Throwable failure) {
    return failure instanceof PlatformException p && p.reaction() == Reaction.RETRY;
  }

  private static boolean mayBeFetched(Rendition rendition) {
    return rendition.bytes().orElse(0L) <= MAX_BYTES;
  }

  private static boolean largeEnough(Rendition rendition, int shortSide) {
    return rendition.shortSide().map(pixels -> pixels >= shortSide).orElse(true);
  }

  private Future<DownloadSpec> address(Rendition rendition) {
    return api.call(
            "getFile", JsonNodeFactory.instance.objectNode().put("file_id", rendition.url()))
        .map(this::source)
        .recover(failure -> Future.failedFuture(explained(failure)));
  }

  private DownloadSpec source(JsonNode file) {
    String path = file.path("file_path").asText("");
    if (path.isEmpty() || path.startsWith("/") || path.contains("..")) {
      throw PlatformException.of(
          Reaction.GIVE_UP,
          "getFile named no path below the API's address; a local Bot API server must not run with"
              + " --local");
    }
    return new DownloadSpec(List.of(api.file(path)), Set.of(origin), Optional.empty());
  }

  /** Both come with 400, as what will never succeed does. */
  private static Throwable explained(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("temporarily unavailable")) {
      return PlatformException.busy(message, Optional.empty());
    }
    return message.contains("file is too big") ? tooLarge(message) : failure;
  }

  private static PlatformException tooLarge(String message) {
    return PlatformException.of(Reaction.GIVE_UP, message).beyond(LIMIT);
  }
}
