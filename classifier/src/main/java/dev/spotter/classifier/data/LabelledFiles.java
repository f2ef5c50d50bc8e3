package dev.spotter.classifier.data;

import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.ImageFiles;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.UnreadableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Picture files of a user, found but not yet read.
 *
 * @param source what to call them all
 * @param files those to read
 * @param skipped what was passed over while they were looked for
 */
record LabelledFiles(String source, List<LabelledFile> files, List<Skipped> skipped) {

  /** Copies both lists. */
  LabelledFiles {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /** A file's pixels, or why there are none. */
  private record Decoded(LabelledFile file, Optional<Pixels> pixels, String error) {}

  /**
   * Decodes all files, several at a time; each is squashed to a square. Labels are sorted by name,
   * and one without a readable picture is left out.
   *
   * @param size width and height of the images, in pixels
   * @param progress told after each file
   * @throws IOException when not one can be read, or they do not fit in memory
   */
  DataSet read(int size, ReadingProgress progress) throws IOException {
    ImageDecoder decoder = new ImageDecoder(size);
    requireRoom(size);
    Counter counter = new Counter(progress, files.size());
    List<Decoded> all =
        files.parallelStream().map(file -> counter.counted(decode(decoder, file))).toList();
    List<Decoded> readable = all.stream().filter(each -> each.pixels().isPresent()).toList();
    List<Skipped> passedOver = new ArrayList<>(skipped);
    all.stream()
        .filter(each -> each.pixels().isEmpty())
        .forEach(each -> passedOver.add(new Skipped(each.file().name(), each.error())));
    passedOver.addAll(lostLabels(readable));
    if (readable.isEmpty()) {
      throw new IOException(nothing(passedOver));
    }
    return new DataSet(source, images(readable, size), passedOver);
  }

  /** Counts what several threads have decoded. */
  private static final class Counter {

    private final ReadingProgress progress;
    private final int total;
    private int done;

    private Counter(ReadingProgress progress, int total) {
      this.progress = progress;
      this.total = total;
    }

    private synchronized Decoded counted(Decoded file) {
      progress.at(++done, total);
      return file;
    }
  }

  private static Decoded decode(ImageDecoder decoder, LabelledFile file) {
    try {
      Pixels whole = decoder.decode(ImageFiles.read(file.file())).views().get(0);
      return new Decoded(file, Optional.of(whole), "");
    } catch (UnreadableImageException e) {
      return new Decoded(file, Optional.empty(), Wording.ENGLISH.problem(e.problem()));
    } catch (IOException e) {
      return new Decoded(file, Optional.empty(), e.getMessage());
    }
  }

  private List<Skipped> lostLabels(List<Decoded> readable) {
    Set<String> found = new HashSet<>();
    readable.forEach(each -> found.add(each.file().label()));
    return files.stream()
        .map(LabelledFile::label)
        .distinct()
        .filter(label -> !found.contains(label))
        .map(label -> new Skipped("class " + label, "not one of its pictures can be read"))
        .toList();
  }

  private static ImageSet images(List<Decoded> readable, int size) {
    List<String> labels =
        readable.stream().map(each -> each.file().label()).distinct().sorted().toList();
    int bytes = Pixels.CHANNELS * size * size;
    byte[] pixels = new byte[readable.size() * bytes];
    int[] targets = new int[readable.size()];
    for (int i = 0; i < targets.length; i++) {
      byte[] planes = readable.get(i).pixels().orElseThrow().planes();
      System.arraycopy(planes, 0, pixels, i * bytes, bytes);
      targets[i] = labels.indexOf(readable.get(i).file().label());
    }
    List<String> names = readable.stream().map(each -> each.file().name()).toList();
    return new ImageSet(labels, size, pixels, targets, names);
  }

  private void requireRoom(int size) throws IOException {
    int most = Integer.MAX_VALUE / (Pixels.CHANNELS * size * size);
    if (files.size() > most) {
      throw new IOException(
          "%s has %,d pictures; at %d pixels' width at most %,d fit in memory: leave some out"
              .formatted(source, files.size(), size, most));
    }
  }

  private String nothing(List<Skipped> passedOver) {
    return "there is no readable picture in "
        + source
        + (passedOver.isEmpty() ? "" : ". The first problem: " + passedOver.get(0));
  }
}
