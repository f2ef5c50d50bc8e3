package dev.spotter.sim.chat;

import dev.spotter.sim.picture.PictureMaker;
import dev.spotter.sim.picture.PictureStore;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;

/**
 * Turns an uploaded file into an event. Not thread-safe: it belongs to the chat's event loop; the
 * decoding goes to a worker.
 */
public final class PhotoUpload {

  /** The largest file, in bytes. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  private static final int MAX_NAME = 100;

  private final Chat chat;
  private final PictureStore pictures;
  private final WorkerExecutor workers;
  private final PictureMaker maker = new PictureMaker();

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
   * Posts a photo.
   *
   * @param conversation the conversation's id
   * @param member the id of a member that has joined it
   * @param name the file's name
   * @param file the uploaded bytes, a picture or not; at most {@link #MAX_BYTES}
   * @return the event
   * @throws ChatException when the member cannot post there
   */
  public Future<Event> post(String conversation, String member, String name, byte[] file) {
    chat.joined(conversation, member);
    return workers
        .executeBlocking(() -> maker.make(file), false)
        .map(drawings -> pictures.add(plain(name), drawings))
        .map(picture -> chat.post(conversation, member, new Content.Photo(picture)));
  }

  /** Starts to load what decoding needs, so that the first photo is not the slowest. */
  public void warmUp() {
    workers.executeBlocking(maker::warmUp, false);
  }

  /** The last part of a path, without control characters. */
  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("\\p{Cntrl}", "");
    String kept = printable.substring(Math.max(0, printable.length() - MAX_NAME));
    return kept.isBlank() ? "photo" : kept;
  }
}
