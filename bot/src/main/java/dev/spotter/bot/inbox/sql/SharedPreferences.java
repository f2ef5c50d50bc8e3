package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.PreferenceStore;
import dev.spotter.bot.inbox.Preferences;
import dev.spotter.bot.inbox.Preferences.Answering;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The preferences of an open inbox. What a newer version wrote and this one does not know counts as
 * not told.
 *
 * @param commits reads and changes them
 */
record SharedPreferences(GroupCommit commits) implements PreferenceStore {

  private static final String LANGUAGE = "language";
  private static final String ANSWERING = "answering";

  private static final String ALL =
      "SELECT name, value FROM preference WHERE conversation = ? AND platform = ?";

  private static final String SET =
      """
      INSERT INTO preference (platform, conversation, name, value) VALUES (?, ?, ?, ?)
      ON CONFLICT (conversation, platform, name) DO UPDATE SET value = excluded.value
      """;

  @Override
  public Future<Preferences> of(Conversation in) {
    return commits.submit(connection -> read(connection, in));
  }

  private static Preferences read(Connection connection, Conversation in) throws SQLException {
    Map<String, String> told = new HashMap<>();
    try (PreparedStatement select = Sql.prepare(connection, ALL, in.id(), in.connection())) {
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        told.put(rows.getString("name"), rows.getString("value"));
      }
    }
    return new Preferences(
        Optional.ofNullable(told.get(LANGUAGE)).map(Locale::forLanguageTag),
        answering(told.get(ANSWERING)));
  }

  private static Answering answering(String value) {
    return Arrays.stream(Answering.values())
        .filter(known -> known.name().equals(value))
        .findFirst()
        .orElse(Answering.USUAL);
  }

  @Override
  public Future<Void> speak(Conversation in, Locale language) {
    return set(in, LANGUAGE, language.toLanguageTag());
  }

  @Override
  public Future<Void> answer(Conversation in, Answering answering) {
    return set(in, ANSWERING, answering.name());
  }

  private Future<Void> set(Conversation in, String name, String value) {
    return commits
        .submit(connection -> Sql.update(connection, SET, in.connection(), in.id(), name, value))
        .mapEmpty();
  }
}
