package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.sql.Changelog.RowChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * RowChange data capture of a SQLite file: triggers note the keys of rows that a transaction
 * changes, in every table. Rows are JSON; bytes in them are written in hexadecimal digits. Used
 * within a transaction, by one thread at a time.
 */
final class ChangeCapture {

  private static final String NOTES = "changed_row";

  private static final String TABLES =
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> 'changed_row'
      """;

  /**
   * Not INSERT OR IGNORE: the statement that fires a trigger decides what a conflict does in it.
   */
  private static final String TRIGGER =
      """
      CREATE TRIGGER changed_%1$s_%2$s AFTER %2$s ON %1$s BEGIN
        INSERT INTO changed_row SELECT '%1$s', json_array('%1$s', %3$s)
        WHERE NOT EXISTS (SELECT 1 FROM changed_row WHERE key = json_array('%1$s', %3$s));
      END
      """;

  private record Column(String name, boolean isKey, boolean isBytes) {

    String json() {
      return isBytes ? "hex(" + name + ")" : name;
    }

    String value() {
      String extracted = "json_extract(?1, '$." + name + "')";
      return isBytes ? "unhex(" + extracted + ")" : extracted;
    }
  }

  private record Table(String name, List<Column> columns) {

    String each(Function<Column, String> text) {
      return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    String key(String row) {
      return keys().stream().map(column -> row + column.name).collect(Collectors.joining(", "));
    }

    List<Column> keys() {
      return columns.stream().filter(Column::isKey).toList();
    }

    /** Returns the condition that a row is the one of a key. */
    String isKey(String json) {
      List<String> parts = new ArrayList<>();
      for (Column column : keys()) {
        parts.add("%s = json_extract(%s, '$[%d]')".formatted(column.name, json, parts.size() + 1));
      }
      return String.join(" AND ", parts);
    }

    String select() {
      return "SELECT c.key, (SELECT json_object(%s) FROM %s WHERE %s) FROM %s AS c WHERE c.name = ?"
          .formatted(each(c -> "'" + c.name + "', " + c.json()), name, isKey("c.key"), NOTES);
    }

    String insert() {
      return "INSERT OR REPLACE INTO %s (%s) SELECT %s"
          .formatted(name, each(Column::name), each(Column::value));
    }
  }

  private final Map<String, Table> tables;

  private ChangeCapture(Map<String, Table> tables) {
    this.tables = tables;
  }

  /** Reads which tables a file has. */
  static ChangeCapture of(Connection connection) throws SQLException {
    List<Table> all = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      ResultSet names = statement.executeQuery(TABLES);
      while (names.next()) {
        all.add(new Table(names.getString(1), columns(connection, names.getString(1))));
      }
    }
    return new ChangeCapture(all.stream().collect(Collectors.toMap(Table::name, t -> t)));
  }

  private static List<Column> columns(Connection connection, String table) throws SQLException {
    try (PreparedStatement select =
        Sql.prepare(connection, "SELECT name, pk > 0, type FROM pragma_table_info(?)", table)) {
      List<Column> columns = new ArrayList<>();
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        columns.add(
            new Column(rows.getString(1), rows.getBoolean(2), rows.getString(3).equals("BLOB")));
      }
      return columns;
    }
  }

  /** Begins to note changes. */
  void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE changed_row (name TEXT NOT NULL, key TEXT PRIMARY KEY) WITHOUT ROWID");
      for (Table table : tables.values()) {
        statement.execute(TRIGGER.formatted(table.name, "INSERT", table.key("NEW.")));
        statement.execute(TRIGGER.formatted(table.name, "UPDATE", table.key("NEW.")));
        statement.execute(TRIGGER.formatted(table.name, "DELETE", table.key("OLD.")));
      }
    }
  }

  /** Returns what changed since it was last called, and forgets it. */
  List<RowChange> take(Connection connection) throws SQLException {
    List<RowChange> changes = new ArrayList<>();
    for (String name : changedTables(connection)) {
      try (PreparedStatement select = Sql.prepare(connection, tables.get(name).select(), name)) {
        ResultSet rows = select.executeQuery();
        while (rows.next()) {
          changes.add(new RowChange(rows.getString(1), Optional.ofNullable(rows.getString(2))));
        }
      }
    }
    if (!changes.isEmpty()) {
      Sql.update(connection, "DELETE FROM changed_row");
    }
    return changes;
  }

  private static List<String> changedTables(Connection connection) throws SQLException {
    try (PreparedStatement select =
        Sql.prepare(connection, "SELECT DISTINCT name FROM changed_row")) {
      List<String> names = new ArrayList<>();
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  /** Makes a change again; one of a table that this version does not know is passed over. */
  void apply(Connection connection, RowChange change) throws SQLException {
    String key = change.key();
    Table table = tables.get(key.substring(2, key.indexOf('"', 2)));
    if (table != null && change.row().isPresent()) {
      Sql.update(connection, table.insert(), change.row().get());
    } else if (table != null) {
      Sql.update(
          connection, "DELETE FROM %s WHERE %s".formatted(table.name, table.isKey("?1")), key);
    }
  }
}
