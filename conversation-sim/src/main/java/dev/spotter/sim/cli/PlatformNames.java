package dev.spotter.sim.cli;

import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.server.Emulators;
import java.util.ArrayList;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The platforms' names, as a command line takes them. */
final class PlatformNames extends ArrayList<String> implements ITypeConverter<PlatformEmulator> {

  private static final long serialVersionUID = 1L;

  PlatformNames() {
    super(Emulators.names());
  }

  @Override
  public PlatformEmulator convert(String name) {
    return Emulators.named(name.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + name + "' is none of " + String.join(", ", Emulators.names())));
  }
}
