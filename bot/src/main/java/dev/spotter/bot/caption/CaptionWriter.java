package dev.spotter.bot.caption;

import dev.spotter.bot.chat.SizeLimit;
import dev.spotter.classifier.caption.Messages;
import dev.spotter.classifier.caption.Phrase;
import dev.spotter.classifier.caption.Wording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes captions in one language: a pure function. In English:
 *
 * <ul>
 *   <li>One picture: "Ana uploaded a photo of a dog", "Ana uploaded a photo".
 *   <li>Several of the same: "Ana uploaded 2 photos of a dog"; of nobody knows what: "Ana uploaded
 *       3 photos".
 *   <li>Several of different things, each thing once, in the order of the message: "Ana uploaded
 *       photos of a dog, a cat and an airplane".
 *   <li>Pictures that were not recognised come last: "Ana uploaded a photo of a dog and another
 *       photo", "Ana uploaded photos of a dog and a cat and 2 other photos".
 *   <li>What people should know of pictures that could not be looked at comes in brackets: "Ana
 *       uploaded a photo (too large for me: ...)".
 * </ul>
 *
 * @param wording words for what pictures show
 * @param messages the sentences
 */
public record CaptionWriter(Wording wording, Messages messages) {

  /**
   * Writes the caption of one message.
   *
   * @param uploader the uploader's name as the platform gave it; empty when unknown
   * @param pictures what each picture shows, in the message's order; at least one
   * @return the caption
   */
  public String write(Optional<String> uploader, List<Recognition> pictures) {
    String name =
        uploader
            .flatMap(DisplayName::clean)
            .map(wording::isolated)
            .orElseGet(() -> messages.format("someone"));
    String remarks =
        pictures.stream()
            .flatMap(picture -> picture.limit().stream())
            .distinct()
            .map(this::remark)
            .collect(Collectors.joining());
    List<Optional<Phrase>> things =
        pictures.stream().map(picture -> wording.thing(picture.answer())).toList();
    return messages.format(
        "caption", Map.of("name", name, "pictures", pictures(things), "remarks", remarks));
  }

  private String remark(SizeLimit limit) {
    return messages.format("too.large", Map.of("megabytes", limit.megabytes()));
  }

  private String pictures(List<Optional<Phrase>> things) {
    if (things.size() == 1) {
      return wording.photoOf(things.get(0));
    }
    List<Phrase> known = things.stream().flatMap(Optional::stream).toList();
    int unknown = things.size() - known.size();
    if (known.isEmpty()) {
      return messages.format("photos", Map.of("count", unknown));
    }
    return unknown == 0
        ? recognised(known)
        : messages.format("and.others", Map.of("pictures", recognised(known), "count", unknown));
  }

  private String recognised(List<Phrase> things) {
    if (things.size() == 1) {
      return wording.photoOf(Optional.of(things.get(0)));
    }
    Set<Phrase> distinct = new LinkedHashSet<>(things);
    return messages.format(
        distinct.size() == 1 ? "photos.same" : "photos.of",
        Map.of("count", things.size(), "things", wording.all(distinct).ofPhoto()));
  }
}
