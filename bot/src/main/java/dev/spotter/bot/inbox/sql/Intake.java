package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.inbox.EventLog.Appended;
import dev.spotter.bot.inbox.InboxFullException;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The way into an open inbox, which is closed while it is full.
 *
 * @param commits does the work
 * @param enqueue keeps events
 * @param depth counts them
 */
record Intake(GroupCommit commits, Enqueue enqueue, Depth depth) {

  /** Keeps events if there is room, as {@code EventLog} says. */
  Future<List<Appended>> append(List<? extends ChatEvent> events) {
    if (events.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    int number = (int) events.stream().filter(event -> !(event instanceof MessageDeleted)).count();
    if (!depth.admit(number)) {
      return Future.failedFuture(new InboxFullException(depth.max()));
    }
    return commits
        .submit(Enqueue.order(events.get(0)), connection -> append(connection, events))
        .onComplete(done -> depth.arrived(number));
  }

  private List<Appended> append(Connection connection, List<? extends ChatEvent> events)
      throws SQLException {
    Enqueue.Result result = enqueue.append(connection, events);
    depth.add(result.appended().size() - result.settled());
    return result.appended();
  }
}
