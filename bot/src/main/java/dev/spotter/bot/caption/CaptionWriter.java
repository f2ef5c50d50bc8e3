package dev.spotter.bot.caption;

import dev.spotter.bot.chat.SizeLimit;
import dev.spotter.classifier.caption.Wording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes captions: a pure function.
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
 */
public final class CaptionWriter {

  private CaptionWriter() {}

  /**
   * Writes the caption of one message.
   *
   * @param uploader the uploader's name as the platform gave it; empty when unknown
   * @param pictures what each picture shows, in the message's order; at least one
   * @return the caption
   */
  public static String write(Optional<String> uploader, List<Recognition> pictures) {
    String name = uploader.map(DisplayName::clean).orElse(DisplayName.UNKNOWN);
    String remarks =
        pictures.stream()
            .flatMap(picture -> picture.limit().stream())
            .distinct()
            .map(CaptionWriter::remark)
            .collect(Collectors.joining());
    List<Optional<String>> things =
        pictures.stream().map(picture -> Wording.ENGLISH.thing(picture.answer())).toList();
    return name + " uploaded " + pictures(things) + remarks;
  }

  private static String remark(SizeLimit limit) {
    return " (too large for me: bots may fetch " + limit.megabytes() + " MB at most)";
  }

  private static String pictures(List<Optional<String>> things) {
    if (things.size() == 1) {
      return Wording.ENGLISH.photoOf(things.get(0));
    }
    List<String> known = things.stream().flatMap(Optional::stream).toList();
    int unknown = things.size() - known.size();
    return known.isEmpty() ? unknown + " photos" : recognised(known) + others(unknown);
  }

  private static String recognised(List<String> things) {
    Set<String> distinct = new LinkedHashSet<>(things);
    if (things.size() == 1) {
      return Wording.ENGLISH.photoOf(Optional.of(things.get(0)));
    }
    String number = distinct.size() == 1 ? things.size() + " " : "";
    return number + "photos of " + enumerated(distinct.stream());
  }

  private static String enumerated(Stream<String> phrases) {
    List<String> items = phrases.toList();
    int last = items.size() - 1;
    return last == 0
        ? items.get(0)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  private static String others(int unknown) {
    return switch (unknown) {
      case 0 -> "";
      case 1 -> " and another photo";
      default -> " and " + unknown + " other photos";
    };
  }
}
