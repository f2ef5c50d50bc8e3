package dev.spotter.bot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.inbox.InboxRow;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Prints rows of the inbox, for people or, with {@code json}, one JSON object a line.
 *
 * @param out where to
 * @param json whether for programs
 */
record InboxPrinter(PrintWriter out, boolean json) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String LINE = "%8s  %-20s  %-8s  %-20s  %-8s  %-8s  %8s  %s%n";

  void list(List<InboxRow> rows) {
    if (json) {
      rows.forEach(this::object);
    } else if (rows.isEmpty()) {
      out.println("No such events.");
    } else {
      out.printf(
          LINE, "ID", "RECEIVED", "PLATFORM", "CONVERSATION", "KIND", "STATE", "ATTEMPTS", "");
      rows.forEach(this::line);
    }
    out.flush();
  }

  private void line(InboxRow row) {
    out.printf(
        LINE,
        row.id(),
        time(row.receivedAt()),
        row.platform(),
        row.conversation(),
        row.kind().orElse("PHOTOS"),
        row.state(),
        row.attempts(),
        row.reason().or(row::unnamed).or(row::answer).orElse(""));
  }

  void show(InboxRow row) {
    if (json) {
      object(row);
    } else {
      object(node(row));
    }
    out.flush();
  }

  private void object(ObjectNode fields) {
    fields
        .properties()
        .forEach(field -> out.printf("%-14s %s%n", field.getKey(), shown(field.getValue())));
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? value.asText("") : value.toString();
  }

  private void object(InboxRow row) {
    out.println(node(row));
  }

  private static ObjectNode node(InboxRow row) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("id", row.id())
            .put("platform", row.platform())
            .put("conversation", row.conversation())
            .put("kind", row.kind().orElse("PHOTOS"))
            .put("version", row.version())
            .put("state", row.state().name())
            .put("attempts", row.attempts())
            .put("receivedAt", time(row.receivedAt()))
            .put("updatedAt", time(row.updatedAt()))
            .put("nextAttemptAt", time(row.nextAttemptAt()));
    put(node, "finishedAt", row.finishedAt().map(InboxPrinter::time));
    put(node, "claimedBy", row.claimedBy());
    put(node, "caption", row.answer());
    put(node, "unnamed", row.unnamed());
    put(node, "reply", row.reply());
    put(node, "reason", row.reason());
    row.leader().ifPresent(leader -> node.put("leader", leader));
    return upload(node, row.body());
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresent(text -> node.put(name, text));
  }

  private static ObjectNode upload(ObjectNode node, String upload) {
    try {
      return node.set("upload", MAPPER.readTree(upload));
    } catch (JsonProcessingException e) {
      return node.put("upload", upload);
    }
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
