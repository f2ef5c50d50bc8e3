package dev.spotter.sim.picture;

import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The bytes of the latest pictures; when they exceed a bound the oldest picture is forgotten. Not
 * thread-safe: it belongs to the chat's event loop.
 */
public final class PictureStore {

  private static final long USUAL_CAPACITY = 512L * 1024 * 1024;

  private final Supplier<UUID> ids;
  private final long capacity;
  private final Map<String, Picture> pictures = new LinkedHashMap<>();
  private final Map<String, Media> media = new HashMap<>();
  private long used;

  /**
   * Bytes to serve.
   *
   * @param type their media type
   * @param bytes the encoded picture
   */
  public record Media(String type, Buffer bytes) {}

  /**
   * Creates an empty store.
   *
   * @param ids gives pictures and renditions their ids
   * @param capacity the most bytes of all renditions together
   */
  public PictureStore(Supplier<UUID> ids, long capacity) {
    this.ids = ids;
    this.capacity = capacity;
  }

  /**
   * Returns how much to keep when nothing else is asked for.
   *
   * @return 512 MB, or a quarter of the heap where that is less
   */
  public static long usualCapacity() {
    return Math.min(USUAL_CAPACITY, Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * Keeps a picture, forgetting the oldest ones if there is no room.
   *
   * @param name the file's name
   * @param drawings its sizes
   * @return the picture; its renditions can be served from now on
   */
  public Picture add(String name, List<Drawing> drawings) {
    Map<Size, Rendition> renditions = new EnumMap<>(Size.class);
    drawings.forEach(drawing -> renditions.put(drawing.size(), keep(drawing)));
    Picture picture = new Picture(ids.get().toString(), name, renditions);
    pictures.put(picture.id(), picture);
    makeRoom();
    return picture;
  }

  /**
   * Finds the bytes of one rendition.
   *
   * @param rendition the rendition's id
   * @return empty when there is none or it was forgotten
   */
  public Optional<Media> media(String rendition) {
    return Optional.ofNullable(media.get(rendition));
  }

  /**
   * Finds the bytes of a picture in one size.
   *
   * @param picture the picture's id
   * @param size the size
   * @return empty when there is none or it was forgotten
   */
  public Optional<Media> media(String picture, Size size) {
    return Optional.ofNullable(pictures.get(picture))
        .flatMap(found -> found.rendition(size))
        .flatMap(rendition -> media(rendition.id()));
  }

  /**
   * Finds a picture whose bytes are kept.
   *
   * @param picture the picture's id
   * @return empty when there is none, or it was deleted or forgotten
   */
  public Optional<Picture> picture(String picture) {
    return Optional.ofNullable(pictures.get(picture));
  }

  /**
   * Deletes a picture in all its sizes.
   *
   * @param picture the picture's id; nothing happens when there is none
   */
  public void delete(String picture) {
    Optional.ofNullable(pictures.remove(picture))
        .ifPresent(deleted -> deleted.renditions().values().forEach(this::forget));
  }

  private Rendition keep(Drawing drawing) {
    String id = ids.get().toString();
    int bytes = drawing.encoded().length;
    media.put(id, new Media(drawing.mediaType(), Buffer.buffer(drawing.encoded())));
    used += bytes;
    return new Rendition(id, drawing.mediaType(), drawing.width(), drawing.height(), bytes);
  }

  private void makeRoom() {
    Iterator<Picture> oldest = pictures.values().iterator();
    while (used > capacity && oldest.hasNext()) {
      oldest.next().renditions().values().forEach(this::forget);
      oldest.remove();
    }
  }

  private void forget(Rendition rendition) {
    media.remove(rendition.id());
    used -= rendition.bytes();
  }
}
