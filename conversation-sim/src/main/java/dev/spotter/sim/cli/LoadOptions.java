package dev.spotter.sim.cli;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.load.Arrivals;
import dev.spotter.sim.load.LoadPictures;
import dev.spotter.sim.load.LoadPlan;
import dev.spotter.sim.load.PhotoFolder;
import dev.spotter.sim.picture.Drawing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Option;

/** The options that say what is posted, how much of it, and when. */
final class LoadOptions {

  /** Two seconds between the photos of a conversation: no platform minds that. */
  private static final double CONVERSATIONS_PER_RATE = 2;

  private static final int FEWEST_CONVERSATIONS = 10;

  /** Fewer than the names that Slack gives away in a minute. */
  private static final int MOST_MEMBERS = 80;

  @Option(
      names = "--rate",
      paramLabel = "PER-SECOND",
      defaultValue = "10",
      description = "Photos a second, over all conversations (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long photos are posted (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = {
        "How long from the beginning times are not measured (default: ${DEFAULT-VALUE}): a bot that",
        "has just started is slower than it will be. What is lost or doubled counts all the same."
      })
  private double warmUp;

  @Option(
      names = "--arrivals",
      paramLabel = "KIND",
      defaultValue = "poisson",
      description = {
        "How they are spread over that time, ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}):",
        "at random, as people's are, or all gaps the same."
      })
  private Arrivals arrivals;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Chooses the random moments (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--conversations",
      paramLabel = "NUMBER",
      description = {
        "In how many conversations, 1 to " + Chat.MAX_CONVERSATIONS + ".",
        "Default: so many that each gets a photo every two seconds, at least 10."
      })
  private Integer conversations;

  @Option(
      names = "--same-picture",
      description = "Post the same picture each time, which a bot may remember.")
  private boolean samePicture;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = {
        "Post the pictures of this folder and the folders in it, in turn and each time with other",
        "bytes, instead of ten small samples; at most " + PhotoFolder.MOST + "."
      })
  private Path photos;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long captions are waited for after the last photo (${DEFAULT-VALUE}).")
  private double patience;

  @Option(
      names = "--quiet",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = {
        "How long nothing may happen before the end, for captions that come twice",
        "(default: ${DEFAULT-VALUE})."
      })
  private double quiet;

  /** The load; what is out of its range is explained. */
  LoadPlan plan() {
    try {
      int rooms = conversations == null ? usualConversations() : conversations;
      return new LoadPlan(
          rate,
          duration(seconds),
          duration(warmUp),
          arrivals,
          seed,
          rooms,
          members(rooms),
          samePicture,
          duration(patience),
          duration(quiet));
    } catch (IllegalArgumentException wrong) {
      throw new CommandException("--" + wrong.getMessage() + ".", wrong);
    }
  }

  /**
   * The photos to post.
   *
   * @param err told what is left out
   */
  LoadPictures pictures(PrintWriter err) {
    String run = UUID.randomUUID().toString();
    return photos == null ? LoadPictures.samples(run) : new LoadPictures(photos(err), run);
  }

  private List<List<Drawing>> photos(PrintWriter err) {
    try {
      err.println("Reading the pictures in " + photos);
      PhotoFolder folder = PhotoFolder.read(photos);
      folder.left().forEach(file -> err.println("left out: " + file));
      err.flush();
      if (folder.pictures().isEmpty()) {
        throw new CommandException("--photos: there is no picture in " + photos + ".");
      }
      return folder.pictures();
    } catch (IOException | UncheckedIOException e) {
      throw new CommandException(
          "--photos: %s cannot be read: is it there, and may this account read it?"
              .formatted(photos),
          e);
    }
  }

  private int usualConversations() {
    double wanted = Math.max(FEWEST_CONVERSATIONS, Math.ceil(CONVERSATIONS_PER_RATE * rate));
    return (int) Math.min(wanted, Chat.MAX_CONVERSATIONS);
  }

  /** So many that nobody uploads twice in the same conversation, where that is possible. */
  private int members(int rooms) {
    double photos = 1.2 * rate * seconds / Math.max(1, rooms); // random moments may be more
    return (int) Math.max(1, Math.min(MOST_MEMBERS, Math.ceil(photos)));
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
