package dev.spotter.sim.cli;

import dev.spotter.sim.face.FaceKind;
import dev.spotter.sim.server.Faces;
import java.util.ArrayList;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The platforms' names, as a command line takes them. */
final class PlatformNames extends ArrayList<String> implements ITypeConverter<FaceKind> {

  private static final long serialVersionUID = 1L;

  PlatformNames() {
    super(Faces.names());
  }

  @Override
  public FaceKind convert(String name) {
    return Faces.named(name.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + name + "' is none of " + String.join(", ", Faces.names())));
  }
}
