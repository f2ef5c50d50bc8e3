package dev.spotter.bot.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Brings an inbox file to the newest schema. {@code PRAGMA user_version} counts the migrations that
 * a file has seen; a migration that was released is never changed, only followed by another.
 */
final class SqliteSchema {

  private static final List<String> MIGRATIONS =
      List.of(
          """
          CREATE TABLE inbox (
            id              INTEGER PRIMARY KEY AUTOINCREMENT,
            platform        TEXT    NOT NULL,
            dedupe_key      TEXT    NOT NULL,
            conversation    TEXT    NOT NULL,
            upload          TEXT    NOT NULL,
            state           TEXT    NOT NULL
              CHECK (state IN ('RECEIVED', 'POSTING', 'POSTED', 'GAVE_UP')),
            attempts        INTEGER NOT NULL DEFAULT 0,
            next_attempt_at INTEGER NOT NULL,
            caption         TEXT,
            reply           TEXT,
            reason          TEXT,
            received_at     INTEGER NOT NULL,
            updated_at      INTEGER NOT NULL,
            finished_at     INTEGER,
            UNIQUE (dedupe_key, platform)
          );
          CREATE INDEX inbox_open ON inbox (conversation, platform, id, next_attempt_at)
            WHERE finished_at IS NULL;
          CREATE INDEX inbox_replies ON inbox (conversation, platform, id)
            WHERE state = 'POSTED';
          """,
          """
          ALTER TABLE inbox ADD COLUMN group_key TEXT;
          ALTER TABLE inbox ADD COLUMN leader INTEGER REFERENCES inbox (id);
          CREATE INDEX inbox_groups ON inbox (group_key, conversation, platform)
            WHERE group_key IS NOT NULL AND finished_at IS NULL;
          CREATE INDEX inbox_members ON inbox (leader) WHERE leader IS NOT NULL;
          """);

  private SqliteSchema() {}

  /**
   * Applies the migrations that are missing, each in a transaction of its own.
   *
   * @throws SQLException when the file is newer than this version, or cannot be written
   */
  static void migrate(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > MIGRATIONS.size()) {
      throw new SQLException("the inbox was written by a newer version; use that one");
    }
    for (int next = version; next < MIGRATIONS.size(); next++) {
      apply(connection, next);
    }
  }

  /** Writes the version that the file has already, to see whether it can be written. */
  static void touch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + MIGRATIONS.size());
    }
  }

  private static void apply(Connection connection, int index) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(MIGRATIONS.get(index));
      statement.execute("PRAGMA user_version = " + (index + 1));
      connection.commit();
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
      return rows.getInt(1);
    }
  }
}
