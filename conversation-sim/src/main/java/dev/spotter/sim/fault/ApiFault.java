package dev.spotter.sim.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can happen to a call of the platform's API. */
public enum ApiFault {
  /** A post is refused in the platform's words as one too many. */
  @JsonProperty("throttled")
  THROTTLED,
  /** A call is answered with status 503, and nothing is done. */
  @JsonProperty("failing")
  FAILING,
  /** A call is never answered, and nothing is done. */
  @JsonProperty("hanging")
  HANGING,
  /** A call is done, but the connection breaks before its answer. */
  @JsonProperty("answer-lost")
  ANSWER_LOST
}
