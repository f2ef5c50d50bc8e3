package dev.spotter.sim.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can happen to a download. */
public enum MediaFault {
  /** It begins late. */
  @JsonProperty("slow")
  SLOW,
  /** It ends before it is whole. */
  @JsonProperty("truncated")
  TRUNCATED,
  /** It is far larger than any photo. */
  @JsonProperty("oversized")
  OVERSIZED,
  /** It is refused with status 403. */
  @JsonProperty("forbidden")
  FORBIDDEN,
  /** It is answered with status 404. */
  @JsonProperty("missing")
  MISSING,
  /** It is answered with status 503. */
  @JsonProperty("failing")
  FAILING
}
