package dev.spotter.sim.chat;

import dev.spotter.sim.chat.ChatException.Reason;
import dev.spotter.sim.chat.PlatformProfile.Feature;
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

  /** Throws when a member cannot say such a thing on a platform, in a conversation as it is. */
  static void check(Member author, Content content, PlatformProfile platform, Timeline timeline) {
    if (content instanceof Content.Text words) {
      checkText(words.text(), platform);
    } else if (content instanceof Content.Photos photos) {
      checkFiles(photos.pictures().size(), platform);
    } else if (content instanceof Content.Change change) {
      checkChange(author, change, platform, timeline);
    }
  }

  private static void checkText(String text, PlatformProfile platform) {
    if (text.isBlank() || text.length() > platform.maxText()) {
      throw new ChatException(
          Reason.INVALID, "A message has 1 to " + platform.maxText() + " characters.");
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

  private static void checkChange(
      Member author, Content.Change change, PlatformProfile platform, Timeline timeline) {
    Message message =
        timeline
            .message(change.target())
            .filter(kept -> !kept.deleted())
            .orElseThrow(
                () ->
                    new ChatException(
                        Reason.NO_MESSAGE, "There is no message " + change.target() + "."));
    if (change instanceof Content.Edit edit) {
      checkText(edit.text(), platform);
      checkFeature(platform, Feature.EDITS, "edit");
      checkAuthor(author, message);
      refuse(message.versions().isEmpty(), "Only texts can be edited.");
      refuse(message.text().equals(edit.text()), "The message reads like that already.");
    } else if (change instanceof Content.Reaction reaction) {
      checkFeature(platform, Feature.REACTIONS, "react to");
      List<Member> same = message.reactions().getOrDefault(reaction.emoji(), List.of());
      refuse(same.contains(author) == reaction.added(), "Nothing would change by that.");
    } else {
      checkFeature(platform, Feature.DELETIONS, "delete");
      checkAuthor(author, message);
    }
  }

  private static void checkAuthor(Member author, Message message) {
    if (!message.posted().member().id().equals(author.id())) {
      throw new ChatException(
          Reason.NOT_AUTHOR, "That message is by " + message.posted().member().name() + ".");
    }
  }

  private static void checkFeature(PlatformProfile platform, Feature feature, String verb) {
    refuse(
        !platform.has(feature), "On %s nobody can %s messages.".formatted(platform.title(), verb));
  }

  private static void refuse(boolean when, String why) {
    if (when) {
      throw new ChatException(Reason.UNCHANGEABLE, why);
    }
  }
}
