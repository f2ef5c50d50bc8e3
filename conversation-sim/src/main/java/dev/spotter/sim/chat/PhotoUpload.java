package dev.spotter.sim.chat;

import dev.spotter.sim.chat.ChatException.Reason;
import dev.spotter.sim.picture.Drawing;
import dev.spotter.sim.picture.MediaTypes;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.PictureMaker;
import dev.spotter.sim.picture.PictureStore;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;

/**
 * Turns uploaded files into an event. Not thread-safe: it belongs to the chat's event loop; the
 * decoding goes to a worker.
 */
public final class PhotoUpload {

  /** The largest file, in bytes. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  /** The most files in one message. */
  public static final int MAX_FILES = 10;

  private static final int MAX_NAME = 100;

  private final Chat chat;
  private final PictureStore pictures;
  private final WorkerExecutor workers;
  private final PictureMaker maker = new PictureMaker();

  /**
   * A file as it was chosen.
   *
   * @param name its name
   * @param bytes its content, a picture or not; at most {@link #MAX_BYTES}; never written to
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record File(String name, byte[] bytes) {}

  /**
   * Creates an upload.
   *
   * @param chat where photos are posted
   * @param pictures where their bytes are kept
   * @param workers where they are decoded
   */
  public PhotoUpload(Chat chat, PictureStore pictures, WorkerExecutor workers) {
    this.chat = chat;
    this.pictures = pictures;
    this.workers = workers;
  }

  /**
   * Posts a photo outside of threads.
   *
   * @param conversation the conversation's id
   * @param member the id of a member that has joined it
   * @param name the file's name
   * @param file the uploaded bytes
   * @return the event
   * @throws ChatException when the member cannot post there
   */
  public Future<Event> post(String conversation, String member, String name, byte[] file) {
    return post(conversation, member, List.of(new File(name, file)), References.NONE, false);
  }

  /**
   * Posts photos as one message.
   *
   * @param conversation the conversation's id
   * @param member the id of a member that has joined it
   * @param files 1 to {@value #MAX_FILES} files
   * @param references the events the message belongs to
   * @param deleted whether the files are deleted again before anybody hears of the message
   * @return the event
   * @throws ChatException when the member cannot post there or there are too many files
   */
  public Future<Event> post(
      String conversation,
      String member,
      List<File> files,
      References references,
      boolean deleted) {
    chat.joined(conversation, member);
    if (files.isEmpty() || files.size() > MAX_FILES) {
      throw new ChatException(Reason.INVALID, "A message has 1 to " + MAX_FILES + " files.");
    }
    return Future.all(files.stream().map(this::keep).toList())
        .map(all -> all.<Picture>list())
        .onSuccess(kept -> kept.stream().filter(picture -> deleted).forEach(this::delete))
        .map(kept -> chat.post(conversation, member, new Content.Photos(kept), references));
  }

  /**
   * Posts a photo whose sizes are made already, outside of threads.
   *
   * @param conversation the conversation's id
   * @param member the id of a member that has joined it
   * @param name the file's name
   * @param drawings its sizes, as {@link PictureMaker} makes them
   * @return the event
   * @throws ChatException when the member cannot post there
   */
  public Event post(String conversation, String member, String name, List<Drawing> drawings) {
    Picture kept = pictures.add(plain(name), drawings);
    return chat.post(conversation, member, new Content.Photos(List.of(kept)));
  }

  /**
   * Deletes an uploaded file; the message that it came with stays.
   *
   * @param picture what was uploaded
   */
  public void delete(Picture picture) {
    pictures.delete(picture.id());
  }

  /** Starts to load what decoding needs, so that the first photo is not the slowest. */
  public void warmUp() {
    workers.executeBlocking(maker::warmUp, false);
  }

  private Future<Picture> keep(File file) {
    return workers
        .executeBlocking(() -> maker.make(file.bytes()), false)
        .map(drawings -> typed(file.name(), drawings))
        .map(drawings -> pictures.add(plain(file.name()), drawings));
  }

  /** What is no picture that can be read is what its name says, as apps tell platforms. */
  private static List<Drawing> typed(String name, List<Drawing> drawings) {
    Drawing original = drawings.get(0);
    return original.mediaType().equals(MediaTypes.UNKNOWN)
        ? List.of(original.ofType(MediaTypes.byName(name)))
        : drawings;
  }

  /** The last part of a path, without control characters. */
  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("\\p{Cntrl}", "");
    String kept = printable.substring(Math.max(0, printable.length() - MAX_NAME));
    return kept.isBlank() ? "photo" : kept;
  }
}
