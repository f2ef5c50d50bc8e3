import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.decision.Answer.Origin;
import dev.spotter.classifier.decision.FeatureSpace;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.taught.Example;
import dev.spotter.classifier.taught.TaughtHead;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Measures corrections: photos are corrected one at a time to a label that the model did not give
 * them, and then come again changed; how many get the corrected label, and how many other photos do.
 *
 * <p>{@code java -cp classifier/target/spotter-classifier.jar benchmarks/Corrections.java PHOTOS
 * [small|accurate] [HOW_MANY]}: a folder of JPEG files; every photo is looked at, HOW_MANY (60) are
 * corrected.
 */
final class Corrections {

  private static final int LESSONS = 200;

  /** A photo as posted, in a mirror, and changed. */
  private record Photo(Embedding seen, Embedding mirrored, Map<String, Embedding> changed) {}

  public static void main(String[] args) throws IOException {
    BundledModel which = BundledModel.valueOf((args.length > 1 ? args[1] : "accurate").toUpperCase());
    int corrected = args.length > 2 ? Integer.parseInt(args[2]) : 60;
    List<Path> files;
    try (var all = Files.list(Path.of(args[0]))) {
      files = all.sorted().toList();
    }
    try (SpotterModel model = SpotterModel.bundled(which);
        ParallelClassifier pool =
            new ParallelClassifier(model, Runtime.getRuntime().availableProcessors())) {
      List<Photo> photos = look(model, pool, files, corrected);
      FeatureSpace space = model.featureSpace().orElseThrow();
      judge(model, space, photos);
      time(model, space, photos);
    }
  }

  private static List<Photo> look(
      SpotterModel model, ParallelClassifier pool, List<Path> files, int corrected) {
    List<Photo> photos = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      numbers.add(i);
    }
    int every = Math.max(1, files.size() / corrected);
    pool.forEach(
        numbers,
        (classifier, i) -> {
          try {
            BufferedImage image = ImageIO.read(files.get(i).toFile());
            BufferedImage photo = scaled(image, Math.min(1, 1200.0 / Math.max(image.getWidth(), image.getHeight())));
            ModelInput input = model.decoder().decode(jpeg(photo, 0.9f));
            List<Embedding> both = classifier.embed(List.of(input, input.mirrored()));
            Map<String, Embedding> changed = new LinkedHashMap<>();
            if (i % every == 0) {
              for (var change : changed(photo).entrySet()) {
                changed.put(change.getKey(), classifier.embed(change.getValue()));
              }
            }
            return new Photo(both.get(0), both.get(1), changed);
          } catch (Exception e) {
            throw new IllegalStateException(files.get(i) + ": " + e.getMessage(), e);
          }
        },
        photos::add);
    return photos;
  }

  private static Map<String, byte[]> changed(BufferedImage photo) throws IOException {
    int w = photo.getWidth();
    int h = photo.getHeight();
    Map<String, byte[]> changed = new LinkedHashMap<>();
    changed.put("the same", jpeg(photo, 0.9f));
    changed.put("cropped by 10 %", jpeg(photo.getSubimage(w / 20, h / 20, w - w / 10, h - h / 10), 0.9f));
    changed.put("half the size", jpeg(scaled(photo, 0.5), 0.9f));
    changed.put("twice the size", jpeg(scaled(photo, 2), 0.9f));
    changed.put("JPEG quality 50", jpeg(photo, 0.5f));
    changed.put("mirrored", jpeg(drawn(w, h, photo, w, 0, -w, h), 0.9f));
    changed.put("brightened by a quarter", jpeg(new RescaleOp(1.25f, 0, null).filter(photo, null), 0.9f));
    int border = Math.max(w, h) / 20;
    changed.put("white border of 5 %", jpeg(drawn(w + 2 * border, h + 2 * border, photo, border, border, w, h), 0.9f));
    return changed;
  }

  private static void judge(SpotterModel model, FeatureSpace space, List<Photo> photos) {
    Map<String, int[]> found = new LinkedHashMap<>();
    long others = 0;
    long wrong = 0;
    for (Photo photo : photos) {
      if (!photo.changed().isEmpty()) {
        TaughtHead head = TaughtHead.of(model.head(), space, model.card().vocabulary(), List.of(lesson(model, photo)), 0.05);
        photo.changed().forEach(
            (change, seen) -> {
              int[] count = found.computeIfAbsent(change, key -> new int[2]);
              count[0]++;
              count[1] += corrected(head.decide(seen)) ? 1 : 0;
            });
        for (Photo other : photos) {
          others += other == photo ? 0 : 1;
          wrong += other != photo && corrected(head.decide(other.seen())) ? 1 : 0;
        }
      }
    }
    int all = 0;
    int right = 0;
    for (var change : found.entrySet()) {
      System.out.printf("%-24s %3d of %3d%n", change.getKey(), change.getValue()[1], change.getValue()[0]);
      if (!change.getKey().equals("the same")) {
        all += change.getValue()[0];
        right += change.getValue()[1];
      }
    }
    System.out.printf("all changes: %.1f %%; other photos: %d of %,d (%.3f %%)%n", 100.0 * right / all, wrong, others, 100.0 * wrong / others);
  }

  private static boolean corrected(Classification answer) {
    return answer.answer().origin() == Origin.CORRECTED;
  }

  /** The least likely label is surely another one. */
  private static Example lesson(SpotterModel model, Photo photo) {
    Map<String, Double> values = model.head().decide(photo.seen()).probabilities();
    String least = values.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return new Example(least, true, Optional.empty(), Optional.empty(), photo.seen().features(), Optional.of(photo.mirrored().features()));
  }

  private static void time(SpotterModel model, FeatureSpace space, List<Photo> photos) {
    List<Example> lessons = new ArrayList<>();
    for (int i = 0; i < LESSONS; i++) {
      Photo photo = photos.get(i % photos.size());
      lessons.add(i % 2 == 0 ? lesson(model, photo) : new Example("thing " + i % 20, true, Optional.empty(), photo.seen().features()));
    }
    long started = System.nanoTime();
    TaughtHead head = TaughtHead.of(model.head(), space, model.card().vocabulary(), lessons, 0.05);
    double made = (System.nanoTime() - started) / 1e6;
    long[] times = new long[4_000];
    for (int i = 0; i < times.length; i++) {
      long before = System.nanoTime();
      head.decide(photos.get(i % photos.size()).seen());
      times[i] = System.nanoTime() - before;
    }
    java.util.Arrays.sort(times, 2_000, 4_000); // the first half warms up
    System.out.printf("a head of %d lessons, %d taught labels: made in %.0f ms; decides in %.3f ms (median), %.3f ms (99 of 100)%n",
        LESSONS, head.labels().size(), made, times[3_000] / 1e6, times[3_980] / 1e6);
  }

  private static BufferedImage scaled(BufferedImage image, double factor) {
    int w = Math.max(1, (int) (image.getWidth() * factor));
    int h = Math.max(1, (int) (image.getHeight() * factor));
    return drawn(w, h, image, 0, 0, w, h);
  }

  private static BufferedImage drawn(int width, int height, BufferedImage image, int x, int y, int w, int h) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(image, x, y, w, h, null);
    graphics.dispose();
    return drawn;
  }

  private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
