package dev.spotter.sim.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can happen to a webhook. */
public enum WebhookFault {
  /** It comes late; what is later in its conversation waits for it. */
  @JsonProperty("delayed")
  DELAYED,
  /** It comes late, and what is later in its conversation overtakes it. */
  @JsonProperty("reordered")
  REORDERED,
  /** It comes two or three times at once. */
  @JsonProperty("duplicated")
  DUPLICATED,
  /** It is lost on its way and sent again. */
  @JsonProperty("dropped")
  DROPPED,
  /** It comes, but the bot's answer is lost, so that it is sent again. */
  @JsonProperty("answer-lost")
  ANSWER_LOST
}
