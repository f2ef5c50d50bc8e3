package dev.spotter.bot.inbox.sql;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.EventLog.Appended;
import dev.spotter.bot.inbox.Lessons.Selection;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.sql.EventJson.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A change of an inbox as data (command pattern), so that it can be written to a log and made where
 * the rows are. Making it again changes nothing more.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LogEntry.Event.class, name = "event"),
  @JsonSubTypes.Type(value = LogEntry.Deletion.class, name = "deletion"),
  @JsonSubTypes.Type(value = LogEntry.OptedOut.class, name = "opt-out"),
  @JsonSubTypes.Type(value = LogEntry.OptedIn.class, name = "opt-in"),
  @JsonSubTypes.Type(value = LogEntry.LessonsForgotten.class, name = "forget"),
  @JsonSubTypes.Type(value = LogEntry.LessonsReviewed.class, name = "review"),
  @JsonSubTypes.Type(value = LogEntry.Posted.class, name = "posted"),
  @JsonSubTypes.Type(value = LogEntry.MadeDue.class, name = "retry"),
  @JsonSubTypes.Type(value = LogEntry.Purged.class, name = "purge"),
  @JsonSubTypes.Type(value = LogEntry.Nothing.class, name = "nothing")
})
public sealed interface LogEntry {

  /**
   * Makes the change.
   *
   * @return the new row's number, or how many rows were changed; 0 when there was nothing to do
   * @throws SQLException also when this version cannot read the entry
   */
  long apply(Connection connection, Enqueue enqueue) throws SQLException;

  /**
   * An event that is to be kept.
   *
   * @param kind what happened
   * @param version of the body's form
   * @param body the event, JSON
   * @param words what was said, of a text
   */
  record Event(Kind kind, int version, String body, Optional<String> words) implements LogEntry {

    /** A reply to somebody else's message is not the bot's to keep. */
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      ChatEvent event = read();
      return event instanceof TextPosted text && !isMeant(connection, text)
          ? 0
          : enqueue.append(connection, List.of(event)).appended().stream()
              .mapToLong(Appended::row)
              .sum();
    }

    private ChatEvent read() throws SQLException {
      if (version > EventJson.VERSION) {
        throw new SQLException("an event was written by a newer version; upgrade this one");
      }
      try {
        return EventJson.read(kind, body, words.orElse(null));
      } catch (JsonProcessingException e) {
        throw new SQLException("an event of the log cannot be read", e);
      }
    }

    private static boolean isMeant(Connection connection, TextPosted text) throws SQLException {
      return text.addressed()
          || (text.replyTo().isPresent()
              && Outcomes.answered(connection, text.in(), text.replyTo().get()).isPresent());
    }
  }

  /** A message that was deleted on the platform. */
  record Deletion(MessageDeleted message) implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      return Deletions.apply(connection, message, enqueue.dialect().now(connection));
    }
  }

  /** Somebody wants to be left alone. */
  record OptedOut(OptOut optOut) implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      return OptOutTable.add(connection, optOut) ? 1 : 0;
    }
  }

  /** Somebody wants to be left alone no longer. */
  record OptedIn(OptOut optOut) implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      return OptOutTable.remove(connection, optOut) ? 1 : 0;
    }
  }

  /** Lessons are to be forgotten. */
  record LessonsForgotten(Selection selection) implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      return LessonTable.forget(connection, selection);
    }
  }

  /**
   * An operator says something of lessons.
   *
   * @param numbers of the lessons, which may be in any partition
   * @param review what is said
   */
  record LessonsReviewed(List<Long> numbers, Review review) implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      return ReviewTable.say(connection, numbers, review);
    }
  }

  /**
   * An answer that was posted by who has the row no longer.
   *
   * @param row the row
   * @param reply id of the answer's message
   */
  record Posted(long row, String reply) implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      return Outcomes.posted(connection, row, reply, enqueue.dialect().now(connection));
    }
  }

  /**
   * A row that an operator makes due.
   *
   * @param row the row
   * @param anew whether to look at the pictures again
   */
  record MadeDue(long row, boolean anew) implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      return InboxAdmin.makeDue(connection, row, anew, enqueue.dialect().now(connection)) ? 1 : 0;
    }
  }

  /**
   * Finished rows that an operator removes.
   *
   * @param millis those that were finished longer ago
   */
  record Purged(long millis) implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) throws SQLException {
      Housekeeping housekeeping = new Housekeeping(enqueue.dialect());
      long removed = 0;
      int batch = Housekeeping.BATCH;
      while (batch == Housekeeping.BATCH) {
        batch = housekeeping.purge(connection, Duration.ofMillis(millis));
        removed += batch;
      }
      return removed;
    }
  }

  /** Shows that the log can be written. */
  record Nothing() implements LogEntry {
    @Override
    public long apply(Connection connection, Enqueue enqueue) {
      return 0;
    }
  }

  /** Returns the entry that keeps an event. */
  static LogEntry of(ChatEvent event) {
    if (event instanceof MessageDeleted deleted) {
      return new Deletion(deleted);
    }
    Optional<String> words =
        event instanceof TextPosted text ? Optional.of(text.text()) : Optional.empty();
    return new Event(Kind.of(event), EventJson.VERSION, EventJson.write(event), words);
  }

  /** Returns the entry as JSON. */
  default String write() {
    return EventJson.writeAny(this);
  }

  /**
   * Reads an entry.
   *
   * @throws SQLException when this version cannot
   */
  static LogEntry read(String json) throws SQLException {
    try {
      return EventJson.readAny(json, LogEntry.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("an entry of the log cannot be read", e);
    }
  }
}
