package dev.spotter.classifier.evaluation;

/**
 * What photos cost, as processor time, which other processes disturb little.
 *
 * @param threads that worked side by side
 * @param photos how many were looked at, by all threads
 * @param views in how many views
 * @param decodeMillis processor time of decoding and scaling, all photos
 * @param networkMillis processor time of the network and the decision, all photos
 * @param wallMillis from the first thread's start to the last one's end
 */
public record Timing(
    int threads,
    long photos,
    long views,
    double decodeMillis,
    double networkMillis,
    double wallMillis) {

  /** Returns how many photos a second were looked at, by the clock on the wall. */
  public double photosPerSecond() {
    return photos * 1000 / wallMillis;
  }
}
