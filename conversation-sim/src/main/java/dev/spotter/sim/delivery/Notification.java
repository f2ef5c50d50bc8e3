package dev.spotter.sim.delivery;

/** Something a platform tells its bot: one request, written anew for each attempt. */
@FunctionalInterface
public interface Notification {

  /**
   * Writes the request.
   *
   * @param attempt which try it is for; platforms name it in a header
   * @return the request, signed now
   */
  SignedRequest request(Attempt attempt);
}
