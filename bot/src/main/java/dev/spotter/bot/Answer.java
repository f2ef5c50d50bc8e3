package dev.spotter.bot;

import dev.spotter.bot.caption.CaptionWriter;
import dev.spotter.bot.caption.Sight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an upload is answered with.
 *
 * @param caption the answer
 * @param unnamed why pictures were not looked at, for operators; empty when all were
 */
record Answer(Caption caption, Optional<String> unnamed) {

  /** Returns the answer for what is known of the uploader and of each picture. */
  static Answer of(Optional<String> uploader, List<Sight> pictures) {
    String reasons =
        pictures.stream()
            .flatMap(picture -> picture.reason().stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return new Answer(
        CaptionWriter.write(uploader, pictures),
        Optional.of(reasons).filter(text -> !text.isEmpty()));
  }

  /** Returns the answer that an earlier attempt decided on. */
  static Answer decided(Caption caption) {
    return new Answer(caption, Optional.empty());
  }
}
