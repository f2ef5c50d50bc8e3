package dev.spotter.sim.server;

import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.platform.slack.SlackEmulator;
import dev.spotter.sim.platform.telegram.TelegramEmulator;
import dev.spotter.sim.platform.vonage.MessagesEmulator;
import dev.spotter.sim.platform.vonage.VonageEmulator;
import java.util.List;
import java.util.Optional;

/** The list of platforms the simulator speaks as: one line each. */
public final class Emulators {

  private static final List<PlatformEmulator> ALL =
      List.of(
          new VonageEmulator(),
          new SlackEmulator(),
          new TelegramEmulator(),
          new MessagesEmulator());

  private Emulators() {}

  /**
   * Returns every platform.
   *
   * @return in the order in which people are shown them; the first is the usual one
   */
  public static List<PlatformEmulator> all() {
    return ALL;
  }

  /**
   * Looks a platform up.
   *
   * @param name its name
   * @return the platform, if the simulator speaks as it
   */
  public static Optional<PlatformEmulator> named(String name) {
    return ALL.stream().filter(emulator -> emulator.profile().name().equals(name)).findFirst();
  }

  /**
   * Returns every platform's name.
   *
   * @return in the order of {@link #all}
   */
  public static List<String> names() {
    return ALL.stream().map(emulator -> emulator.profile().name()).toList();
  }
}
