package dev.spotter.classifier.report;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.evaluation.Predictions;
import dev.spotter.classifier.evaluation.Predictions.Mistake;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.Png;
import dev.spotter.classifier.report.Gallery.Item;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pictures of a data set as a gallery. */
public final class PictureGallery {

  private PictureGallery() {}

  /**
   * Returns the mistakes that the model was surest of.
   *
   * @param predictions of the images, in their order
   * @param images what was looked at
   * @param limit at most so many
   */
  public static Gallery mistakes(Predictions predictions, ImageSet images, int limit) {
    return new Gallery(
        "Most confident mistakes",
        "What was said, how sure of it the model was, and what the label says.",
        predictions.mistakes(limit).stream().map(each -> item(each, images)).toList());
  }

  private static Item item(Mistake mistake, ImageSet images) {
    return new Item(
        png(images.image(mistake.image())),
        images.name(mistake.image()) + ": " + mistake.truth() + " taken for " + mistake.said(),
        mistake.said(),
        Stream.concat(
                Stream.of(Numbers.percent(mistake.confidence()), "is: " + mistake.truth()),
                file(images, mistake.image()).stream())
            .toList());
  }

  /**
   * Returns some images of every class.
   *
   * @param images to choose from
   * @param limit at most so many
   */
  public static Gallery samples(ImageSet images, int limit) {
    int each = Math.max(1, limit / images.labels().size());
    return new Gallery(
        "Samples",
        "Images to learn from, as the model gets to see them before they are varied.",
        IntStream.range(0, images.labels().size())
            .boxed()
            .flatMap(label -> ofLabel(images, label).limit(each))
            .limit(limit)
            .map(i -> sample(images, i))
            .toList());
  }

  private static Stream<Integer> ofLabel(ImageSet images, int label) {
    return IntStream.range(0, images.count()).filter(i -> images.targets()[i] == label).boxed();
  }

  private static Item sample(ImageSet images, int index) {
    String label = images.labels().get(images.targets()[index]);
    return new Item(
        png(images.image(index)), label + ": " + images.name(index), label, file(images, index));
  }

  private static List<String> file(ImageSet images, int index) {
    return images.files().isEmpty() ? List.of() : List.of(images.name(index));
  }

  /** Returns pixels as a data URI of a PNG. */
  static String png(Pixels pixels) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.encode(pixels));
  }
}
