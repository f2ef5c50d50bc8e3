package dev.spotter.sim.cli;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.server.Simulator;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people and conversations a person finds on opening the page for the first time. */
final class StarterChat {

  private static final List<String> PEOPLE = List.of("Ana", "Ben", "Chloe", "Dev", "Edo");
  private static final Map<String, List<String>> CONVERSATIONS = new LinkedHashMap<>();

  static {
    CONVERSATIONS.put("Holiday", List.of("Ana", "Ben", "Chloe"));
    CONVERSATIONS.put("Pets", List.of("Ana", "Chloe", "Dev", "Edo"));
    CONVERSATIONS.put("Garage", List.of("Ben", "Dev"));
    CONVERSATIONS.put("WhatsApp", List.of("Ana"));
  }

  private StarterChat() {}

  static Future<Void> fill(Simulator simulator) {
    return simulator.execute(
        () -> {
          fill(simulator.chat());
          return Future.succeededFuture();
        });
  }

  /** Each platform gets one, so that a person finds them all. */
  private static String platform(Chat chat, String conversation) {
    int at = List.copyOf(CONVERSATIONS.keySet()).indexOf(conversation);
    return chat.platforms().get(at % chat.platforms().size()).name();
  }

  private static void fill(Chat chat) {
    PEOPLE.forEach(name -> chat.members().create(name, false));
    CONVERSATIONS.forEach(
        (name, people) -> {
          Conversation conversation = chat.createConversation(name, platform(chat, name));
          people.forEach(
              person ->
                  chat.join(conversation.id(), chat.members().named(person).orElseThrow().id()));
        });
  }
}
