package dev.spotter.classifier.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.data.Finding.Severity;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataCheckTest {

  private static final int SIZE = 32;
  private static final int BYTES = 3 * SIZE * SIZE;

  /** Pictures of a data set in the making. */
  private static final class Album {

    private final List<byte[]> pictures = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Album add(String name, int target, byte[] picture) {
      pictures.add(picture);
      targets.add(target);
      names.add(name);
      return this;
    }

    /** Adds different pictures of noise, with names of their own. */
    Album fill(int count, int target, long seed) {
      for (int i = 0; i < count; i++) {
        add(
            "%d-%d-%d.png".formatted(target, seed, i),
            target,
            noise(1000 * seed + 100L * target + i));
      }
      return this;
    }

    ImageSet toSet(String... labels) {
      byte[] pixels = new byte[pictures.size() * BYTES];
      for (int i = 0; i < pictures.size(); i++) {
        System.arraycopy(pictures.get(i), 0, pixels, i * BYTES, BYTES);
      }
      return new ImageSet(
          List.of(labels), SIZE, pixels, targets.stream().mapToInt(t -> t).toArray(), names);
    }
  }

  @Test
  void data_that_is_in_order_gives_no_findings() {
    assertThat(check(new Album().fill(12, 0, 1).fill(12, 1, 2).toSet("cat", "dog"))).isEmpty();
  }

  @Test
  void what_was_left_out_is_listed() {
    ImageSet images = new Album().fill(12, 0, 1).fill(12, 1, 2).toSet("cat", "dog");
    DataSet read =
        new DataSet("pets", images, List.of(new Skipped("cat/1.jpg", "the file is empty")));

    List<Finding> findings =
        DataCheck.of(List.of(read), new Partition(images, none(images)), none(images));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).title()).isEqualTo("1 file was left out");
    assertThat(findings.get(0).details()).containsExactly("cat/1.jpg: the file is empty");
  }

  @Test
  void small_classes_and_imbalance_are_told_with_the_counts() {
    List<Finding> findings = check(new Album().fill(9, 0, 1).fill(40, 1, 2).toSet("cat", "dog"));

    assertThat(findings)
        .extracting(Finding::title)
        .containsExactly(
            "Some classes have fewer than 10 pictures",
            "The largest class has 4 times the pictures of the smallest");
    assertThat(findings.get(0).details()).containsExactly("cat: 9 pictures");
    assertThat(findings.get(1).details()).containsExactly("cat: 9 pictures", "dog: 40 pictures");
  }

  @Test
  void ten_pictures_a_class_are_enough_and_four_times_as_many_are_balanced() {
    assertThat(check(new Album().fill(10, 0, 1).fill(40, 1, 2).toSet("cat", "dog"))).isEmpty();
  }

  @Test
  void a_copy_under_another_label_is_graver_than_one_under_the_same() {
    byte[] first = noise(1);
    byte[] second = noise(2);
    List<Finding> findings =
        check(
            new Album()
                .fill(12, 0, 7)
                .fill(12, 1, 8)
                .add("cat/a.png", 0, first)
                .add("cat/b.png", 0, first)
                .add("cat/c.png", 0, second)
                .add("dog/d.png", 1, second)
                .toSet("cat", "dog"));

    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.SERIOUS, Severity.NOTE);
    assertThat(findings.get(0).title()).isEqualTo("1 picture bears more than one label");
    assertThat(findings.get(0).details())
        .containsExactly("cat/c.png (cat, training), dog/d.png (dog, training): the same picture");
    assertThat(findings.get(1).title()).isEqualTo("1 picture is there more than once");
    assertThat(findings.get(1).details())
        .containsExactly("cat/a.png (cat, training), cat/b.png (cat, training): the same picture");
  }

  @Test
  void of_many_copies_some_are_named_one_of_each_label_among_them() {
    Album album = new Album().fill(12, 1, 8);
    for (int i = 0; i < 1_000; i++) {
      album.add("cat/" + i + ".png", 0, noise(1));
    }
    List<Finding> findings = check(album.add("dog/d.png", 1, noise(1)).toSet("cat", "dog"));

    assertThat(findings.get(0).details())
        .singleElement()
        .asString()
        .startsWith("cat/0.png (cat, training), dog/d.png (dog, training), cat/1.png")
        .endsWith("cat/8.png (cat, training) and 991 more: the same picture");
  }

  /** Equally bright, so that each is compared with all others; measured in processor time. */
  @Test
  void twenty_thousand_pictures_are_compared_within_seconds() {
    int size = 8;
    int count = 20_000;
    byte[] pixels = new byte[count * 3 * size * size];
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      int red = 64 + random.nextInt(128);
      int[] colour = {red, 255 - red, 128};
      for (int at = 0; at < 3 * size * size; at++) {
        int shade = random.nextInt(128) - 64;
        pixels[i * 3 * size * size + at] = (byte) (colour[at / (size * size)] + shade);
      }
    }
    List<String> labels = List.of("cat");
    ImageSet images = new ImageSet(labels, size, pixels, new int[count], List.of());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();

    assertThat(NearDuplicates.in(List.of(images))).isEmpty();
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void a_picture_that_was_compressed_again_is_nearly_the_same() {
    byte[] again = noise(1).clone();
    Random random = new Random(3);
    for (int i = 0; i < again.length; i++) {
      again[i] = (byte) Math.max(0, Math.min(255, (again[i] & 0xFF) + random.nextInt(7) - 3));
    }
    List<Finding> findings =
        check(
            new Album()
                .fill(12, 0, 7)
                .fill(12, 1, 8)
                .add("a.png", 0, noise(1))
                .add("b.jpg", 0, again)
                .toSet("cat", "dog"));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).details())
        .containsExactly("a.png (cat, training), b.jpg (cat, training): nearly the same picture");
  }

  @Test
  void dark_pictures_with_little_in_them_are_not_taken_for_copies() {
    Album album = new Album().fill(12, 0, 7).fill(12, 1, 8);
    for (int i = 0; i < 8; i++) {
      byte[] dark = new byte[BYTES];
      IntStream.range(200 * i, 200 * i + 60).forEach(at -> dark[at] = (byte) 200);
      album.add("dark-%d.png".formatted(i), 0, dark);
    }
    assertThat(check(album.toSet("cat", "dog"))).isEmpty();
  }

  @Test
  void a_picture_to_learn_from_that_also_judges_is_a_leak() {
    ImageSet training =
        new Album().fill(12, 0, 1).fill(12, 1, 2).add("a.png", 0, noise(1)).toSet("cat", "dog");
    ImageSet test = new Album().fill(3, 1, 3).add("b.png", 0, noise(1)).toSet("cat", "dog");

    List<Finding> findings =
        DataCheck.of(
            List.of(new DataSet("pets", training, List.of()), new DataSet("t", test, List.of())),
            new Partition(training, none(training)),
            test);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.SERIOUS);
    assertThat(findings.get(0).title())
        .isEqualTo("1 picture to learn from will also judge the model");
    assertThat(findings.get(0).details())
        .containsExactly("a.png (cat, training), b.png (cat, test): the same picture");
  }

  @Test
  void labels_that_are_not_learnt_are_named() {
    ImageSet training = new Album().fill(12, 0, 1).fill(12, 1, 2).toSet("cat", "dog");
    ImageSet test = new Album().fill(3, 0, 3).fill(2, 1, 4).toSet("bird", "dog");

    List<Finding> findings =
        DataCheck.of(
            List.of(new DataSet("pets", training, List.of()), new DataSet("t", test, List.of())),
            new Partition(training, none(training)),
            test.among(training.labels()));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).details()).containsExactly("bird");
    assertThat(test.among(training.labels()).targets()).containsExactly(1, 1);
  }

  @Test
  void copies_are_kept_on_one_side_of_the_split() {
    Album album = new Album();
    for (int i = 0; i < 20; i++) {
      album
          .add("a%d.png".formatted(i), i % 2, noise(i))
          .add("b%d.png".formatted(i), i % 2, noise(i));
    }
    ImageSet images = album.fill(20, 0, 5).toSet("cat", "dog");

    Partition split = Partition.stratified(images, 0.3, 1);
    Partition kept = split.withCopiesTogether();

    assertThat(findings(images, split)).anyMatch(finding -> finding.title().contains("judge"));
    assertThat(findings(images, kept)).noneMatch(finding -> finding.title().contains("judge"));
    assertThat(kept.training().count() + kept.validation().count()).isEqualTo(60);
    assertThat(kept.validation().count()).isPositive();
  }

  private static List<Finding> check(ImageSet images) {
    return findings(images, new Partition(images, none(images)));
  }

  private static List<Finding> findings(ImageSet images, Partition partition) {
    return DataCheck.of(List.of(new DataSet("pets", images, List.of())), partition, none(images));
  }

  private static ImageSet none(ImageSet images) {
    return images.subset(new int[0]);
  }

  private static byte[] noise(long seed) {
    byte[] picture = new byte[BYTES];
    new Random(seed).nextBytes(picture);
    return picture;
  }
}
