package dev.spotter.sim.chat;

import dev.spotter.sim.chat.ChatException.Reason;
import java.util.List;

/**
 * What may be said and created in a {@link Chat}.
 *
 * @param platforms what conversations can belong to; at least one
 */
record Rules(List<PlatformProfile> platforms) {

  /** Copies {@code platforms}. */
  Rules {
    platforms = List.copyOf(platforms);
  }

  /** Returns the platform of that name, or throws when there is none. */
  PlatformProfile platform(String name) {
    return platforms.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ChatException(Reason.INVALID, "There is no platform " + name + " here."));
  }

  /** Throws when no conversation or member of that name may be created. */
  static void checkNew(String kind, String name, boolean taken, boolean full) {
    if (name.isBlank() || name.length() > Chat.MAX_NAME) {
      throw new ChatException(
          Reason.INVALID, "The name of a " + kind + " has 1 to " + Chat.MAX_NAME + " characters.");
    }
    if (taken) {
      throw new ChatException(Reason.NAME_TAKEN, "There is already a " + kind + " " + name + ".");
    }
    if (full) {
      throw new ChatException(Reason.FULL, "The simulator has no room for another " + kind + ".");
    }
  }

  /** Throws when a platform takes no such message. */
  void check(Content content, String platform) {
    if (content instanceof Content.Text words) {
      checkText(words.text());
    } else if (content instanceof Content.Photos photos) {
      checkFiles(photos.pictures().size(), platform(platform));
    }
  }

  private static void checkText(String text) {
    if (text.isBlank() || text.length() > Chat.MAX_TEXT) {
      throw new ChatException(
          Reason.INVALID, "A message has 1 to " + Chat.MAX_TEXT + " characters.");
    }
  }

  private static void checkFiles(int files, PlatformProfile platform) {
    if (files > platform.maxFiles()) {
      throw new ChatException(
          Reason.INVALID,
          "%s takes %d files in a message at most."
              .formatted(platform.title(), platform.maxFiles()));
    }
  }
}
