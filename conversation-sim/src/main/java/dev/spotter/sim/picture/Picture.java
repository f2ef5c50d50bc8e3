package dev.spotter.sim.picture;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An uploaded file in every size the platform offers.
 *
 * @param id names the picture
 * @param name the file's name, as its uploader gave it
 * @param renditions always holds the original; the other sizes only of a readable picture
 */
public record Picture(String id, String name, Map<Size, Rendition> renditions) {

  /** Copies {@code renditions}, the original first. */
  public Picture {
    renditions = Collections.unmodifiableMap(new EnumMap<>(renditions));
  }

  /**
   * Returns the uploaded file.
   *
   * @return the original
   */
  public Rendition original() {
    return renditions.get(Size.ORIGINAL);
  }

  /**
   * Returns one size.
   *
   * @param size which
   * @return empty when the picture is not readable and so has no such size
   */
  public Optional<Rendition> rendition(Size size) {
    return Optional.ofNullable(renditions.get(size));
  }

  /**
   * Tells whether the uploaded file is a picture.
   *
   * @return whether it could be decoded
   */
  public boolean readable() {
    return original().width() > 0;
  }
}
