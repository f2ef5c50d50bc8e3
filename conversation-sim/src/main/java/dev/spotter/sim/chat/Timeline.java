package dev.spotter.sim.chat;

import dev.spotter.sim.chat.Content.Edit;
import dev.spotter.sim.chat.Content.Reaction;
import dev.spotter.sim.chat.Content.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The event log of one conversation, as far as it is kept: only ever appended to, so that a message
 * as it reads now follows from the event it was posted by and those that changed it. Not
 * thread-safe.
 */
public final class Timeline {

  private final int limit;
  private final List<Event> events = new ArrayList<>();
  private int lastSeq;

  /**
   * Creates an empty log.
   *
   * @param limit how many of the latest events are kept
   */
  Timeline(int limit) {
    this.limit = limit;
  }

  int nextSeq() {
    return lastSeq + 1;
  }

  void add(Event event) {
    lastSeq = event.seq();
    events.add(event);
    if (events.size() > 2 * limit) { // forget in large steps, so that adding stays cheap
      events.subList(0, events.size() - limit).clear();
    }
  }

  /**
   * Returns what is kept after some event.
   *
   * @param seq only events after this one; 0 for all
   * @return in order
   */
  public List<Event> after(int seq) {
    int kept = lastSeq - events.size();
    int from = Math.max(0, Math.min(events.size(), seq - kept));
    return List.copyOf(events.subList(Math.max(from, events.size() - limit), events.size()));
  }

  /**
   * Returns one event.
   *
   * @param seq its number
   * @return the event, if it exists and is still kept
   */
  public Optional<Event> get(int seq) {
    return after(seq - 1).stream().findFirst().filter(event -> event.seq() == seq);
  }

  /**
   * Returns a message as it is now.
   *
   * @param seq the number of the event it was posted by
   * @return the message, also when it was deleted; empty when it is not kept or was no message
   */
  public Optional<Message> message(int seq) {
    return messageBefore(seq, Integer.MAX_VALUE);
  }

  /**
   * Returns a message as it was before some event.
   *
   * @param seq the number of the event it was posted by
   * @param end only what was before the event of this number counts
   * @return the message; empty when it is not kept or was no message
   */
  public Optional<Message> messageBefore(int seq, int end) {
    return get(seq)
        .filter(event -> !(event.content() instanceof Content.Change))
        .map(posted -> changed(posted, end));
  }

  private Message changed(Event posted, int end) {
    List<String> versions = new ArrayList<>();
    if (posted.content() instanceof Text words) {
      versions.add(words.text());
    }
    Optional<Event> edited = Optional.empty();
    boolean deleted = false;
    Map<Emoji, List<Member>> reactions = new LinkedHashMap<>();
    for (Event change : changes(posted, end)) {
      if (change.content() instanceof Edit edit) {
        versions.add(edit.text());
        edited = Optional.of(change);
      } else if (change.content() instanceof Reaction reaction) {
        react(reactions, change.member(), reaction);
      } else {
        deleted = true;
      }
    }
    return new Message(posted, versions, edited, deleted, reactions);
  }

  private List<Event> changes(Event posted, int end) {
    return after(posted.seq()).stream()
        .filter(later -> later.seq() < end)
        .filter(
            later ->
                later.content() instanceof Content.Change change && change.target() == posted.seq())
        .toList();
  }

  private static void react(Map<Emoji, List<Member>> all, Member who, Reaction reaction) {
    List<Member> others = all.computeIfAbsent(reaction.emoji(), first -> new ArrayList<>());
    if (reaction.added()) {
      others.add(who);
    } else {
      others.remove(who);
      all.values().removeIf(List::isEmpty);
    }
  }
}
