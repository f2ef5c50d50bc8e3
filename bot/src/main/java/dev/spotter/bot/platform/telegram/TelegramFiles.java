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

  private static final SizeLimit LIMIT = new SizeLimit((int) (MAX_BYTES >> 20));

  private final TelegramApi api;
  private final String origin;

  TelegramFiles(TelegramApi api, TelegramConfig config) {
    this.api = api;
    this.origin = DownloadSpec.origin(config.apiUrl());
  }

  /** Finds the smallest size that is large enough, or else the largest there is. */
  Future<DownloadSpec> source(Picture picture, int shortSide) {
    List<Rendition> small =
        picture.renditions().stream().filter(TelegramFiles::mayBeFetched).toList();
    if (small.isEmpty()) {
      return Future.failedFuture(tooLarge("the file is larger than 20 MB"));
    }
    Rendition best =
        small.stream()
            .filter(rendition -> largeEnough(rendition, shortSide))
            .findFirst()
            .orElse(small.get(small.size() - 1));
    return address(best);
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
    String path = file.path("file_path").asText();
    if (path.isEmpty() || path.startsWith("/") || path.contains("..")) {
      throw PlatformException.of(
          Reaction.GIVE_UP,
          "getFile named no path below the API's address; a local Bot API server must not run with"
              + " --local");
    }
    return new DownloadSpec(List.of(api.file(path)), Set.of(origin), Optional.empty());
  }

  private static Throwable explained(Throwable failure) {
    boolean tooBig = String.valueOf(failure.getMessage()).contains("file is too big");
    return tooBig ? tooLarge(failure.getMessage()) : failure;
  }

  private static PlatformException tooLarge(String message) {
    return PlatformException.of(Reaction.GIVE_UP, message).beyond(LIMIT);
  }
}
