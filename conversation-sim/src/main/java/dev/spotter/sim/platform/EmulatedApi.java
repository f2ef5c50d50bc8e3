package dev.spotter.sim.platform;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What of a platform's API is emulated, for whoever looks at its address in a browser.
 *
 * @param path where the API is, without a slash at its end
 * @param methods the methods, in alphabetical order
 * @param events what bots are told of
 */
public record EmulatedApi(String path, List<String> methods, List<String> events) {

  private static final String DOCUMENTATION = "docs/emulation.md";

  /** Copies and sorts {@code methods}; copies {@code events}. */
  public EmulatedApi {
    methods = methods.stream().sorted().toList();
    events = List.copyOf(events);
  }

  /**
   * Describes an API.
   *
   * @param path where it is
   * @param methods its methods, in any order
   * @param events what bots are told of
   * @return the description
   */
  public static EmulatedApi of(String path, Collection<String> methods, String... events) {
    return new EmulatedApi(path, new ArrayList<>(methods), List.of(events));
  }

  /**
   * Writes it down.
   *
   * @return {@code methods}, {@code events} and where to read more
   */
  public JsonObject toJson() {
    return new JsonObject()
        .put("emulated", path)
        .put("methods", new JsonArray(methods))
        .put("events", new JsonArray(events))
        .put("documentation", DOCUMENTATION);
  }
}
