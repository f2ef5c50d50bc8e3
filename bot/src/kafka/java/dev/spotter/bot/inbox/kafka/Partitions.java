package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.sql.LogEntry;
import dev.spotter.bot.inbox.sql.PartitionInbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a conversation is in: as Kafka's own producer would choose it by the key.
 *
 * @param number how many there are; fixed when the topics are created
 */
record Partitions(int number) {

  /** Returns the key of a conversation's entries. */
  static String key(Conversation in) {
    return in.connection() + "/" + in.id();
  }

  /** Returns the partition of a conversation. */
  int of(Conversation in) {
    byte[] key = key(in).getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % number;
  }

  /** Returns the partitions in which a change has to be made. */
  List<Integer> of(LogEntry change) {
    if (change instanceof LogEntry.MadeDue due) {
      return List.of(PartitionInbox.of(due.row()));
    }
    return conversation(change)
        .map(in -> List.of(of(in)))
        .orElseGet(() -> IntStream.range(0, number).boxed().toList());
  }

  private static Optional<Conversation> conversation(LogEntry change) {
    if (change instanceof LogEntry.OptedOut out) {
      return conversation(out.optOut());
    }
    if (change instanceof LogEntry.OptedIn in) {
      return conversation(in.optOut());
    }
    if (change instanceof LogEntry.LessonsForgotten forgotten) {
      Scope scope = forgotten.selection().scope();
      return scope.conversation().map(id -> new Conversation(scope.connection(), id));
    }
    return Optional.empty();
  }

  private static Optional<Conversation> conversation(OptOut optOut) {
    return optOut.conversation().map(id -> new Conversation(optOut.platform(), id));
  }
}
