package dev.spotter.bot.inbox.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Write-ahead changelog of a file that is only the working state of something kept elsewhere: what
 * a transaction changed is written here before it is committed there. Used by one thread at a time.
 */
public interface Changelog {

  /**
   * What a transaction made of a row.
   *
   * @param key the row's table and primary key, a JSON array
   * @param row the row as it is now, a JSON object by column; empty when it is gone
   */
  record RowChange(String key, Optional<String> row) {}

  /** Takes changes. */
  @FunctionalInterface
  interface Sink {
    /** Takes the next one. */
    void accept(RowChange change) throws SQLException;
  }

  /** What was written before. */
  @FunctionalInterface
  interface History {
    /** Passes all changes on, those of a row oldest first. Blocks. */
    void replay(Sink sink) throws SQLException;
  }

  /**
   * Writes the changes of one transaction, all or none.
   *
   * @throws SQLException when they are not written, or nobody knows; then the file must not be used
   *     any more
   */
  void write(List<RowChange> changes) throws SQLException;

  /** Told that the file could not commit what was written here: it must not be used any more. */
  void diverged();
}
