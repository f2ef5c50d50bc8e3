package dev.spotter.sim.http;

/** What a request of a bot is about. */
public enum Traffic {
  /** A call of the platform's API. */
  API,
  /** The download of a picture. */
  MEDIA,
  /** Anything else, such as the page. */
  OTHER
}
