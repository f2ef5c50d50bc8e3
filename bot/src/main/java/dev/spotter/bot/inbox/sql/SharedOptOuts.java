package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.OptOuts;
import io.vertx.core.Future;

/**
 * The opt-outs of an open inbox.
 *
 * @param commits changes them
 */
record SharedOptOuts(GroupCommit commits) implements OptOuts {

  @Override
  public Future<Boolean> add(OptOut optOut) {
    return commits.submit(connection -> OptOutTable.add(connection, optOut));
  }

  @Override
  public Future<Boolean> remove(OptOut optOut) {
    return commits.submit(connection -> OptOutTable.remove(connection, optOut));
  }
}
