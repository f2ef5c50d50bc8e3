package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The lessons of an inbox, for all nodes that share it. Thread-safe. */
public interface Lessons {

  /**
   * Which lessons are meant.
   *
   * @param connection the connection they were taught over
   * @param conversation the conversation's id; every one of the connection when empty
   */
  record Scope(String connection, Optional<String> conversation) {

    /** Returns the lessons of one conversation. */
    public static Scope of(Conversation in) {
      return new Scope(in.connection(), Optional.of(in.id()));
    }
  }

  /**
   * Version of the lessons of a scope: as long as it is the same they are the same. Numbers are
   * given once and only go up, so that no change leaves both as they were.
   *
   * @param number how many there are
   * @param newest the newest one's number
   */
  record Version(long number, long newest) {}

  /**
   * The lessons of a scope at some moment.
   *
   * @param version of them
   * @param lessons oldest first
   */
  record Snapshot(Version version, List<Lesson> lessons) {

    /** Copies the list. */
    public Snapshot {
      lessons = List.copyOf(lessons);
    }
  }

  /**
   * What to forget.
   *
   * @param scope of which lessons
   * @param label only those of this label, whatever its case
   * @param member only those that this member taught, or whose picture is this member's
   */
  record Selection(Scope scope, Optional<String> label, Optional<String> member) {}

  /** Returns the version of a scope's lessons. */
  Future<Version> version(Scope scope);

  /** Returns the lessons of a scope. */
  Future<Snapshot> of(Scope scope);

  /** Returns how many texts of a member taught something in the last while, undone ones too. */
  Future<Integer> taught(Conversation in, String member, Duration last);

  /**
   * Keeps lessons and removes those they take the place of. One that is known by its key is not
   * kept again.
   *
   * @param lessons of one text
   * @param superseded lessons that are not true any more
   * @return false when nothing may be kept, since the teacher or the uploader opted out
   */
  Future<Boolean> keep(List<Lesson> lessons, List<Lesson> superseded);

  /**
   * Forgets what a member taught last in a conversation; done again for the same event it changes
   * nothing.
   *
   * @param by the text that asked for it
   * @param in the conversation
   * @param member who taught
   * @return id of the message with the photo that it was about; empty when there was nothing
   */
  Future<Optional<String>> undo(EventId by, Conversation in, String member);

  /** Returns what operators say of them. */
  Reviews reviews();

  /** Forgets lessons; completes with how many. */
  Future<Integer> forget(Selection selection);
}
