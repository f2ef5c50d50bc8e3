package dev.spotter.sim.load;

import dev.spotter.sim.caption.Wordings;
import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.NameMatcher;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.delivery.Delivery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps account of photos: which the bot acknowledged, which got their caption, which got more than
 * one. Not thread-safe: it belongs to the chat's event loop.
 *
 * <p>Whose caption it is, a caption says by the message it answers or by the thread it is in. Where
 * the platform has neither, it is known by the uploader's name in it, whatever its language, and
 * counts for that person's oldest photo there without one. That is exact as long as nobody uploads
 * twice in the same conversation.
 */
public final class CaptionTally implements ChatListener {

  private final LongSupplier clock;
  private final long measuredFrom;
  private final Map<Key, Photo> photos = new LinkedHashMap<>();
  private final Map<String, Map<String, Deque<Photo>>> withoutCaption = new HashMap<>();
  private final Latency acknowledgement = new Latency();
  private final Latency refusal = new Latency();
  private final Latency caption = new Latency();
  private int acknowledged;
  private int refused;
  private int captioned;
  private int named;
  private int duplicates;
  private int unasked;
  private long lastCaption;

  private record Key(String conversation, int seq) {}

  private static final class Photo {
    private final String uploader;
    private final long due;
    private boolean acknowledged;
    private boolean captioned;

    Photo(String uploader, long due) {
      this.uploader = uploader;
      this.due = due;
    }
  }

  /**
   * Starts with nothing.
   *
   * @param clock the time in nanoseconds, from any moment on
   * @param warmUp how long from now on times are not measured: those of photos that are due, and of
   *     refusals that come, in that time
   */
  public CaptionTally(LongSupplier clock, Duration warmUp) {
    this.clock = clock;
    this.lastCaption = clock.getAsLong();
    this.measuredFrom = lastCaption + warmUp.toNanos();
  }

  /**
   * Expects a caption for a photo.
   *
   * @param photo the photo, outside of threads, just posted
   * @param due when it should have been posted, by this tally's clock; latencies count from there
   */
  public void sent(Event photo, long due) {
    Photo open = new Photo(photo.member().name(), due);
    photos.put(new Key(photo.conversation(), photo.seq()), open);
    withoutCaption
        .computeIfAbsent(photo.conversation(), first -> new HashMap<>())
        .computeIfAbsent(open.uploader, first -> new ArrayDeque<>())
        .add(open);
  }

  /**
   * Takes note of a change of a delivery.
   *
   * @param delivery of any event
   */
  public void delivered(Delivery delivery) {
    Photo photo = photos.get(new Key(delivery.conversation(), delivery.seq()));
    if (photo != null && delivery.refused()) {
      refused++;
      record(refusal, clock.getAsLong(), delivery.took().toNanos());
    }
    boolean accepted = delivery.state() == Delivery.State.DELIVERED;
    if (photo != null && accepted && !photo.acknowledged) {
      photo.acknowledged = true;
      acknowledged++;
      record(acknowledgement, photo.due, clock.getAsLong() - photo.due);
    }
  }

  /** Takes note of what the bot says. */
  @Override
  public void onEvent(Event event) {
    if (event.member().bot() && event.content() instanceof Content.Text words) {
      told(event).ifPresentOrElse(photo -> answer(photo, words.text()), () -> unasked++);
    }
  }

  private void answer(Photo photo, String words) {
    if (photo.captioned) {
      duplicates++;
      return;
    }
    photo.captioned = true;
    captioned++;
    named += Wordings.known().isPlain(photo.uploader, 1, words) ? 0 : 1;
    lastCaption = clock.getAsLong();
    record(caption, photo.due, lastCaption - photo.due);
  }

  private void record(Latency latency, long moment, long nanos) {
    if (moment - measuredFrom >= 0) {
      latency.record(nanos);
    }
  }

  /** The photo that a caption is for; of a person's photos that all have one, the last. */
  private Optional<Photo> told(Event said) {
    References references = said.references();
    Optional<Integer> seq = references.answers().or(references::thread);
    if (seq.isPresent()) {
      return Optional.ofNullable(photos.get(new Key(said.conversation(), seq.get())));
    }
    String words = ((Content.Text) said.content()).text();
    Map<String, Deque<Photo>> uploaders =
        withoutCaption.getOrDefault(said.conversation(), Map.of());
    return NameMatcher.longestIn(words, uploaders.keySet())
        .map(name -> oldest(uploaders.get(name)));
  }

  private static Photo oldest(Deque<Photo> mine) {
    while (mine.size() > 1 && mine.peek().captioned) {
      mine.poll();
    }
    return mine.peek();
  }

  /**
   * Returns how many photos were sent.
   *
   * @return 0 and more
   */
  public int sent() {
    return photos.size();
  }

  /**
   * Returns how many photos have a caption.
   *
   * @return at most {@link #sent}
   */
  public int captioned() {
    return captioned;
  }

  /**
   * Names photos without a caption.
   *
   * @param most how many at most
   * @return each as {@code conversation id #number of the event}, in the order of sending
   */
  public List<String> missing(int most) {
    return photos.entrySet().stream()
        .filter(photo -> !photo.getValue().captioned)
        .limit(most)
        .map(photo -> photo.getKey().conversation() + " #" + photo.getKey().seq())
        .toList();
  }

  /**
   * Sums up.
   *
   * @param since the beginning, by this tally's clock; captions a second count from there
   * @return what is known now
   */
  public LoadReport report(long since) {
    return new LoadReport(
        photos.size(),
        acknowledged,
        refused,
        captioned,
        named,
        duplicates,
        unasked,
        captioned == 0 ? 0 : captioned / ((lastCaption - since) / 1e9),
        acknowledgement,
        refusal,
        caption);
  }
}
