package dev.spotter.sim.load;

import io.vertx.core.json.JsonObject;

/**
 * What a load came to.
 *
 * @param sent photos posted
 * @param acknowledged photos whose webhook the bot has accepted
 * @param refused answers to webhooks that said there is no room now, status 429 or 503
 * @param captioned photos with a caption
 * @param named photos whose caption is none of the known ones that say nothing of what they show
 * @param duplicates captions beyond a photo's first
 * @param unasked what else the bot has said
 * @param captionsPerSecond from the first photo to the last caption
 * @param acknowledgement from when a photo was due to when its webhook was accepted
 * @param refusal from when a refused webhook was sent to its answer
 * @param caption from when a photo was due to its caption
 */
public record LoadReport(
    int sent,
    int acknowledged,
    int refused,
    int captioned,
    int named,
    int duplicates,
    int unasked,
    double captionsPerSecond,
    Latency acknowledgement,
    Latency refusal,
    Latency caption) {

  /**
   * Counts the photos without a caption.
   *
   * @return 0 when none was lost
   */
  public int lost() {
    return sent - captioned;
  }

  /**
   * Tells whether every photo has exactly one caption.
   *
   * @return whether nothing was lost, doubled or said without being asked
   */
  public boolean held() {
    return lost() == 0 && duplicates == 0 && unasked == 0;
  }

  /**
   * Writes the figures down for programs.
   *
   * @return {@code sent, acknowledged, refused, captioned, named, lost, duplicates, unasked,
   *     captionsPerSecond, ackMs, refusalMs, captionMs}; the last three with {@code p50, p95, p99,
   *     max}
   */
  public JsonObject toJson() {
    return new JsonObject()
        .put("sent", sent)
        .put("acknowledged", acknowledged)
        .put("refused", refused)
        .put("captioned", captioned)
        .put("named", named)
        .put("lost", lost())
        .put("duplicates", duplicates)
        .put("unasked", unasked)
        .put("captionsPerSecond", rounded(captionsPerSecond))
        .put("ackMs", json(acknowledgement))
        .put("refusalMs", json(refusal))
        .put("captionMs", json(caption));
  }

  private static JsonObject json(Latency latency) {
    return new JsonObject()
        .put("p50", rounded(latency.millis(50)))
        .put("p95", rounded(latency.millis(95)))
        .put("p99", rounded(latency.millis(99)))
        .put("max", rounded(latency.millis(100)));
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /**
   * Writes the figures down for people.
   *
   * @return a few lines
   */
  public String words() {
    return """
    %d photos sent, %d acknowledged, %d captioned (%d by name), %d refusals
    %d lost, %d doubled, %d not asked for
    %.1f captions a second
    acknowledged after  %s
    refused after       %s
    captioned after     %s\
    """
        .formatted(
            sent,
            acknowledged,
            captioned,
            named,
            refused,
            lost(),
            duplicates,
            unasked,
            captionsPerSecond,
            words(acknowledgement),
            words(refusal),
            words(caption));
  }

  private static String words(Latency latency) {
    return "median %.0f ms, 95 %% %.0f ms, 99 %% %.0f ms, slowest %.0f ms"
        .formatted(latency.millis(50), latency.millis(95), latency.millis(99), latency.millis(100));
  }
}
