package dev.spotter.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.UnreadableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same pictures, read by Spotter and shown by Chromium on a white canvas: both should see the
 * same colours in the four quarters. What Chromium refuses is not compared.
 */
@Tag("pictures")
class PicturesBrowserTest {

  private static final int SIZE = 32;

  /** Levels of 255; decoders of the same JPEG differ by two or three. */
  private static final int TOLERANCE = 10;

  private static final double AGREEMENT = 0.99;

  /** Why some pictures are meant to be read in another way than Chromium shows them. */
  private static final Map<String, String> REASONS =
      Map.of(
          "png/type-0-4/transparent", "Java's reader does not know a transparent grey of four bits",
          "png/exif-after-data",
              "the standard lets the orientation come after the picture; Chromium is done by then",
          "png/icc-lab", "a profile of Lab is none of RGB; Chromium asks for that in a JPEG only",
          "webp/lossy/exif-6",
              "the standard has orientation in WebP; Chromium does not look for it",
          "webp/lossless/exif-6",
              "the standard has orientation in WebP; Chromium does not look for it");

  /** Means over the middle of each quarter, red, green and blue; null for what is not shown. */
  private static final String COLOURS_ON_CANVAS =
      """
      async pictures => Promise.all(pictures.map(picture => new Promise(resolve => {
        const image = new Image();
        image.onerror = () => resolve(null);
        image.onload = () => {
          const canvas = document.createElement('canvas');
          const width = canvas.width = image.naturalWidth;
          const height = canvas.height = image.naturalHeight;
          const context = canvas.getContext('2d', {willReadFrequently: true});
          context.fillStyle = 'white';
          context.fillRect(0, 0, width, height);
          context.drawImage(image, 0, 0);
          const colours = [];
          for (let quarter = 0; quarter < 4; quarter++) {
            const left = Math.round(width * (1 / 8 + quarter % 2 / 2));
            const top = Math.round(height * (1 / 8 + (quarter >> 1) / 2));
            const wide = Math.max(1, Math.round(width / 4));
            const high = Math.max(1, Math.round(height / 4));
            const data = context.getImageData(left, top, wide, high).data;
            for (let channel = 0; channel < 3; channel++) {
              let sum = 0;
              for (let at = channel; at < data.length; at += 4) {
                sum += data[at];
              }
              colours.push(Math.round(4 * sum / data.length));
            }
          }
          resolve(colours);
        };
        image.src = 'data:;base64,' + picture;
      })))
      """;

  @AutoClose private final Chromium chromium = new Chromium();

  @Test
  void spotter_sees_what_chromium_shows() throws IOException {
    List<Quartered> pictures =
        Stream.of(
                JpegPictures.all(),
                PngPictures.all(),
                GifPictures.all(),
                BmpPictures.all(),
                WebpPictures.all())
            .flatMap(List::stream)
            .toList();
    List<List<Integer>> shown = shownByChromium(pictures);

    Map<String, String> disagreements = new TreeMap<>();
    int compared = 0;
    for (int i = 0; i < pictures.size(); i++) {
      if (shown.get(i) != null) {
        compared++;
        String name = pictures.get(i).name();
        disagreement(pictures.get(i), shown.get(i))
            .ifPresent(difference -> disagreements.put(name, difference));
      }
    }

    double agreement = 1 - disagreements.size() / (double) compared;
    System.out.printf(
        "pictures: Chromium shows %d of %d; Spotter sees the same in %.2f %%%n",
        compared, pictures.size(), 100 * agreement);
    disagreements.forEach(
        (name, difference) ->
            System.out.printf(
                "  %s: %s; %s%n", name, difference, REASONS.getOrDefault(name, "why?")));
    assertThat(compared).isGreaterThan(400);
    assertThat(REASONS.keySet()).containsAll(disagreements.keySet());
    assertThat(agreement).isGreaterThanOrEqualTo(AGREEMENT);
  }

  @SuppressWarnings("unchecked") // what the script returns
  private List<List<Integer>> shownByChromium(List<Quartered> pictures) {
    Page page = chromium.open(new NewContextOptions());
    return (List<List<Integer>>)
        page.evaluate(
            COLOURS_ON_CANVAS,
            pictures.stream()
                .map(picture -> Base64.getEncoder().encodeToString(picture.bytes()))
                .toList());
  }

  private static Optional<String> disagreement(Quartered picture, List<Integer> shown) {
    try {
      List<Integer> seen = colours(new ImageDecoder(SIZE).decode(picture.bytes()).views().get(0));
      boolean same =
          IntStream.range(0, shown.size())
              .allMatch(i -> Math.abs(shown.get(i) - seen.get(i)) <= TOLERANCE);
      return same
          ? Optional.empty()
          : Optional.of("Chromium %s, Spotter %s".formatted(shown, seen));
    } catch (UnreadableImageException e) {
      return Optional.of("Chromium %s, Spotter refuses it: %s".formatted(shown, e.problem()));
    }
  }

  private static List<Integer> colours(Pixels pixels) {
    List<Integer> colours = new ArrayList<>();
    for (int quarter = 0; quarter < 4; quarter++) {
      int left = SIZE / 8 + quarter % 2 * SIZE / 2;
      int top = SIZE / 8 + quarter / 2 * SIZE / 2;
      for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
        int sum = 0;
        for (int i = 0; i < SIZE * SIZE / 16; i++) {
          int at = (top + i / (SIZE / 4)) * SIZE + left + i % (SIZE / 4);
          sum += Byte.toUnsignedInt(pixels.planes()[channel * SIZE * SIZE + at]);
        }
        colours.add(sum * 16 / (SIZE * SIZE));
      }
    }
    return colours;
  }
}
