package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Lane;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Claims what is due in partitions, in a random order of them so that none is always the last,
 * until there is enough.
 *
 * @param lane which part of the conversations
 * @param connections the connections that can be answered now
 * @param limit the largest number of events
 */
record ClaimRound(Lane lane, Set<String> connections, int limit) {

  Future<List<ClaimedEvent>> over(Collection<OwnedPartition> partitions) {
    List<OwnedPartition> busy = new ArrayList<>(partitions);
    busy.removeIf(owned -> owned.inbox().depth() == 0 || owned.posts().isDraining());
    Collections.shuffle(busy);
    Future<List<ClaimedEvent>> claimed = Future.succeededFuture(List.of());
    for (OwnedPartition owned : busy) {
      claimed = claimed.compose(so -> and(so, owned));
    }
    return claimed;
  }

  /** A partition that has just been closed hands nothing out, and spoils nothing of the others. */
  private Future<List<ClaimedEvent>> and(List<ClaimedEvent> claimed, OwnedPartition owned) {
    if (claimed.size() >= limit) {
      return Future.succeededFuture(claimed);
    }
    return owned
        .inbox()
        .rows()
        .claim(lane, connections, limit - claimed.size())
        .map(
            more -> {
              List<ClaimedEvent> all = new ArrayList<>(claimed);
              all.addAll(more);
              return all;
            })
        .otherwise(claimed);
  }
}
