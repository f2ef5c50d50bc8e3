package dev.spotter.classifier.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.spotter.classifier.image.HostilePictures.Hostile;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that strangers send to break the decoder. Time is what the processor spent on one. */
class HostileImagesTest {

  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final long SEED = 6;
  private static final int SLICE = 300;
  private static final int ALL = 10_000;
  private static final long MEGABYTE = 1_000_000;

  private final ImageDecoder decoder = new ImageDecoder(32);

  static List<Hostile> one_made_by_hand_is_refused_or_read_in_time() {
    return HostilePictures.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void one_made_by_hand_is_refused_or_read_in_time(Hostile hostile) {
    Outcome outcome = decode(hostile.bytes());

    assertThat(outcome.time()).isLessThan(LONGEST);
    if (outcome.failure() == null) {
      assertThat(hostile.mayBeRead()).as("read").isTrue();
    } else {
      assertThat(outcome.failure()).isInstanceOf(UnreadableImageException.class);
      UnreadableImageException refusal = (UnreadableImageException) outcome.failure();
      assertThat(refusal.problem().code()).isIn(hostile.outcomes());
    }
  }

  @Test
  void damaged_ones_are_refused_or_read_in_time() throws Exception {
    Mutations mutations = new Mutations(new Random(SEED), seeds());

    Tally tally = new Tally();
    decodeAll(mutations, SLICE, tally);

    assertThat(tally.refused).isPositive();
    assertThat(tally.read).isPositive();
  }

  /**
   * The second half must leave no more behind than the first, which has filled every cache. The
   * profile gives the heap its size from the beginning: what grows then is not the heap.
   */
  @Test
  @Tag("hostile")
  void ten_thousand_damaged_ones_leave_nothing_behind() throws Exception {
    List<Hostile> madeByHand = HostilePictures.all();
    Mutations mutations = new Mutations(new Random(SEED), seeds());
    Tally tally = new Tally();
    decodeAll(mutations, ALL / 2, tally);
    madeByHand.forEach(hostile -> decode(hostile.bytes()));
    long heap = heap();
    long resident = resident();

    decodeAll(mutations, ALL / 2, tally);
    madeByHand.forEach(hostile -> decode(hostile.bytes()));
    long heapGrowth = heap() - heap;
    long residentGrowth = resident() - resident;

    System.out.printf(
        "hostile images: %d damaged and %d made by hand, twice; %d read, %s refused; "
            + "longest %d ms of processor time; heap %+.1f MB, process %+.1f MB%n",
        ALL,
        madeByHand.size(),
        tally.read,
        tally.reasons,
        tally.longest.toMillis(),
        heapGrowth / (double) MEGABYTE,
        residentGrowth / (double) MEGABYTE);
    assertThat(heapGrowth).isLessThan(8 * MEGABYTE);
    assertThat(residentGrowth).isLessThan(64 * MEGABYTE);
  }

  private void decodeAll(Mutations mutations, int count, Tally tally) {
    for (int i = 0; i < count; i++) {
      Outcome outcome = decode(mutations.next());
      assertThat(outcome.time()).as("time of image %d", i).isLessThan(LONGEST);
      tally.add(outcome, i);
    }
  }

  private Outcome decode(byte[] image) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Throwable failure = catchThrowable(() -> decoder.decode(image));
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return new Outcome(failure, Duration.ofNanos(end - start));
  }

  /** Valid images of every format, in every kind of pixel. */
  private static List<byte[]> seeds() {
    BufferedImage quarters = TestImages.quarters(96, 64);
    List<byte[]> seeds = new ArrayList<>();
    for (String format : List.of("jpeg", "png", "gif", "bmp")) {
      seeds.add(TestImages.encoded(quarters, format));
      seeds.add(TestImages.encoded(TestImages.noise(40, 30, SEED), format));
    }
    for (int type :
        List.of(
            BufferedImage.TYPE_4BYTE_ABGR,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY)) {
      seeds.add(TestImages.encoded(TestImages.filled(50, 40, type, 0x80336699), "png"));
    }
    seeds.add(TestImages.jpegWithOrientation(quarters, 6));
    Stream.concat(TestImages.filesOfOtherEncoders(), Stream.of("photo.heic", "photo.avif"))
        .map(TestImages::file)
        .forEach(seeds::add);
    return seeds;
  }

  /**
   * What Java's heap holds when collections find nothing more: what native memory hangs on is let
   * go of by another thread, some time after the first.
   */
  private static long heap() {
    AtomicLong used = new AtomicLong(Long.MAX_VALUE);
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              System.gc();
              long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
              return now > used.getAndSet(now) - MEGABYTE / 10;
            });
    return used.get();
  }

  /** What the process holds in memory outside of Java's heap, in bytes; 0 where nobody tells. */
  private static long resident() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private record Outcome(Throwable failure, Duration time) {}

  /** Counts what became of many images. */
  private static final class Tally {

    private final Map<ImageProblem.Code, Integer> reasons = new EnumMap<>(ImageProblem.Code.class);
    private int read;
    private int refused;
    private Duration longest = Duration.ZERO;

    void add(Outcome outcome, int index) {
      longest = outcome.time().compareTo(longest) > 0 ? outcome.time() : longest;
      if (outcome.failure() == null) {
        read++;
        return;
      }
      assertThat(outcome.failure())
          .as("image %d", index)
          .isInstanceOf(UnreadableImageException.class);
      refused++;
      reasons.merge(
          ((UnreadableImageException) outcome.failure()).problem().code(), 1, Integer::sum);
    }
  }
}
