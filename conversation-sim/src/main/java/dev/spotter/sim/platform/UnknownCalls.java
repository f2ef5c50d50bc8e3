package dev.spotter.sim.platform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What bots have asked for that is not emulated: each method is logged once, by name, and told a
 * listener. Not thread-safe: it belongs to the chat's event loop. Remembers {@value #MAX} methods.
 */
public final class UnknownCalls {

  private static final Logger LOG = LoggerFactory.getLogger(UnknownCalls.class);
  private static final int MAX = 200;
  private static final int MAX_NAME = 100;

  private final Set<Call> calls = new LinkedHashSet<>();
  private final Consumer<Call> listener;

  /**
   * A method that is not emulated.
   *
   * @param platform the platform's title
   * @param method its name, cut to {@value UnknownCalls#MAX_NAME} characters
   */
  public record Call(String platform, String method) {}

  /**
   * Creates an empty list.
   *
   * @param listener told of each new method
   */
  public UnknownCalls(Consumer<Call> listener) {
    this.listener = listener;
  }

  /**
   * Takes note of a call.
   *
   * @param platform the platform's title
   * @param method the method's name as the bot wrote it
   */
  public void note(String platform, String method) {
    String printable = method.replaceAll("\\p{Cntrl}", "");
    String name = printable.substring(0, Math.min(MAX_NAME, printable.length()));
    Call call = new Call(platform, name);
    if (calls.size() < MAX && calls.add(call)) {
      LOG.warn("A bot has called {} of {}, which is not emulated", name, platform);
      listener.accept(call);
    }
  }

  /**
   * Returns what was called.
   *
   * @return each method once, in the order of the first calls
   */
  public List<Call> all() {
    return List.copyOf(calls);
  }
}
