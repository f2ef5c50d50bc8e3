package dev.spotter.sim.server;

import dev.spotter.sim.face.FaceKind;
import dev.spotter.sim.face.slack.SlackKind;
import dev.spotter.sim.face.telegram.TelegramKind;
import dev.spotter.sim.face.vonage.VonageKind;
import java.util.List;
import java.util.Optional;

/** The list of platforms the simulator speaks as: one line each. */
public final class Faces {

  private static final List<FaceKind> ALL =
      List.of(new VonageKind(), new SlackKind(), new TelegramKind());

  private Faces() {}

  /**
   * Returns every platform.
   *
   * @return in the order in which people are shown them; the first is the usual one
   */
  public static List<FaceKind> all() {
    return ALL;
  }

  /**
   * Looks a platform up.
   *
   * @param name its name
   * @return the platform, if the simulator speaks as it
   */
  public static Optional<FaceKind> named(String name) {
    return ALL.stream().filter(kind -> kind.platform().name().equals(name)).findFirst();
  }

  /**
   * Returns every platform's name.
   *
   * @return in the order of {@link #all}
   */
  public static List<String> names() {
    return ALL.stream().map(kind -> kind.platform().name()).toList();
  }
}
