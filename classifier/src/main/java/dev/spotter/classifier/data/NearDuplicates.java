package dev.spotter.classifier.data;

import dev.spotter.classifier.image.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds pictures that are the same or nearly so: copies, also ones that were scaled or compressed
 * again. Every pair whose brightness is close is compared by the means of its channels, then of 4 x
 * 4 blocks, which differ by no more than the pixels do, and only what passes that by its pixels.
 */
final class NearDuplicates {

  /** Mean difference of a channel, of 255, up to which pictures are nearly the same. */
  private static final double LARGEST_DIFFERENCE = 4;

  /** The same as a share of the picture's contrast: two dark pictures are not one. */
  private static final double SHARE_OF_CONTRAST = 0.15;

  private static final int BLOCKS = 4;

  private static final double ROUNDING = 1e-9;

  /** The darkest first. */
  private final List<Picture> pictures = new ArrayList<>();

  /** The channels' means of all of them: most pairs are told apart by these, side by side. */
  private final double[] means;

  private NearDuplicates(List<ImageSet> sets) {
    for (int set = 0; set < sets.size(); set++) {
      for (int i = 0; i < sets.get(set).count(); i++) {
        pictures.add(Picture.of(sets.get(set), set, i));
      }
    }
    pictures.sort(Comparator.comparingDouble(Picture::brightness));
    means = pictures.stream().flatMapToDouble(Picture::channelMeans).toArray();
  }

  /**
   * Pictures that look alike.
   *
   * @param members two or more
   * @param identical whether every pixel is the same, at the size they were scaled to
   */
  record Group(List<Member> members, boolean identical) {}

  /**
   * A picture of a group.
   *
   * @param set which of the sets it is in
   * @param index its place there
   */
  record Member(int set, int index) {}

  /**
   * Finds all groups.
   *
   * @param sets of the same image size
   * @return groups that have no picture in common; members in the order of the sets
   */
  static List<Group> in(List<ImageSet> sets) {
    return new NearDuplicates(sets).groups();
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    boolean[] taken = new boolean[pictures.size()];
    for (int i = 0; i < taken.length; i++) {
      Picture first = pictures.get(i);
      List<Picture> alike = new ArrayList<>(List.of(first));
      double largest = 0;
      for (int j = i + 1; !taken[i] && j < taken.length && first.asBright(pictures.get(j)); j++) {
        double difference =
            taken[j] || areApart(i, j, first.limit())
                ? Double.NaN
                : first.difference(pictures.get(j));
        if (difference <= first.limit()) {
          taken[j] = true;
          alike.add(pictures.get(j));
          largest = Math.max(largest, difference);
        }
      }
      if (alike.size() > 1) {
        groups.add(group(alike, largest == 0));
      }
    }
    return groups;
  }

  /** Means differ by no more than what they are of. */
  private boolean areApart(int one, int other, double limit) {
    double sum = 0;
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      sum +=
          Math.abs(
              means[Pixels.CHANNELS * one + channel] - means[Pixels.CHANNELS * other + channel]);
    }
    return sum > Pixels.CHANNELS * limit + ROUNDING;
  }

  private static Group group(List<Picture> alike, boolean identical) {
    List<Member> members =
        alike.stream()
            .map(picture -> new Member(picture.set(), picture.index()))
            .sorted(Comparator.comparingInt(Member::set).thenComparingInt(Member::index))
            .toList();
    return new Group(members, identical);
  }

  /**
   * What is compared of a picture.
   *
   * @param images it is one of these
   * @param set their number
   * @param index its place among them
   * @param blocks the means of its blocks, channel by channel
   * @param brightness the mean of those
   * @param limit how much a picture may differ to be nearly the same
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Picture(
      ImageSet images, int set, int index, double[] blocks, double brightness, double limit) {

    static Picture of(ImageSet images, int set, int index) {
      double[] blocks = blockMeans(images, index);
      double brightness = IntStream.range(0, blocks.length).mapToDouble(b -> blocks[b]).sum();
      double mean = brightness / blocks.length;
      double limit =
          Math.min(LARGEST_DIFFERENCE, SHARE_OF_CONTRAST * contrast(images, index, mean));
      return new Picture(images, set, index, blocks, mean, limit);
    }

    DoubleStream channelMeans() {
      int each = BLOCKS * BLOCKS;
      return IntStream.range(0, Pixels.CHANNELS)
          .mapToDouble(
              channel -> Arrays.stream(blocks, channel * each, (channel + 1) * each).sum() / each);
    }

    /** Returns whether a picture that is no darker than this one can still be nearly the same. */
    boolean asBright(Picture other) {
      return other.brightness - brightness <= limit;
    }

    /** Returns the mean difference of a channel; NaN once it is above the limit for sure. */
    double difference(Picture other) {
      double most = limit * blocks.length;
      double sum = 0;
      for (int b = 0; b < blocks.length && sum <= most; b++) { // most pairs differ in the first
        sum += Math.abs(blocks[b] - other.blocks[b]);
      }
      return sum > most ? Double.NaN : ofPixels(other);
    }

    private double ofPixels(Picture other) {
      int bytes = images.imageBytes();
      long most = (long) (limit * bytes);
      long sum = 0;
      for (int i = 0; i < bytes && sum <= most; i++) {
        int mine = images.pixels()[index * bytes + i] & 0xFF;
        sum += Math.abs(mine - (other.images.pixels()[other.index * bytes + i] & 0xFF));
      }
      return sum > most ? Double.NaN : sum / (double) bytes;
    }

    private static double[] blockMeans(ImageSet images, int index) {
      int size = images.size();
      double[] sums = new double[Pixels.CHANNELS * BLOCKS * BLOCKS];
      int at = index * images.imageBytes();
      for (int row = 0; row < Pixels.CHANNELS * size; row++) {
        int first = (row / size * BLOCKS + row % size * BLOCKS / size) * BLOCKS;
        for (int x = 0; x < size; x++) {
          sums[first + x * BLOCKS / size] += images.pixels()[at++] & 0xFF;
        }
      }
      double pixels = (double) size * size / (BLOCKS * BLOCKS);
      return IntStream.range(0, sums.length).mapToDouble(b -> sums[b] / pixels).toArray();
    }

    /** Mean absolute deviation from the mean. */
    private static double contrast(ImageSet images, int index, double mean) {
      double sum = 0;
      for (int i = 0; i < images.imageBytes(); i++) {
        sum += Math.abs((images.pixels()[index * images.imageBytes() + i] & 0xFF) - mean);
      }
      return sum / images.imageBytes();
    }
  }
}
