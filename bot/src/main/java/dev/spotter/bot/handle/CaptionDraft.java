package dev.spotter.bot.handle;

import dev.spotter.bot.caption.CaptionWriter;
import dev.spotter.bot.caption.Recognition;
import dev.spotter.bot.chat.Caption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an upload is answered with.
 *
 * @param caption the answer
 * @param unnamed why pictures were not looked at, for operators; empty when all were
 */
record CaptionDraft(Caption caption, Optional<String> unnamed) {

  /** Returns the answer for what is known of the uploader and of each picture. */
  static CaptionDraft of(Optional<String> uploader, List<Recognition> pictures) {
    String reasons =
        pictures.stream()
            .flatMap(picture -> picture.reason().stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return new CaptionDraft(
        CaptionWriter.write(uploader, pictures),
        Optional.of(reasons).filter(text -> !text.isEmpty()));
  }

  /** Returns the answer that an earlier attempt decided on. */
  static CaptionDraft decided(Caption caption) {
    return new CaptionDraft(caption, Optional.empty());
  }
}
