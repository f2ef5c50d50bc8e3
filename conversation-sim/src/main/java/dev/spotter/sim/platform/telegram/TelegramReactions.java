package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Content.Reaction;
import dev.spotter.sim.chat.Emoji;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reactions of a bot, which always names all it wants to have on a message: none or one. */
final class TelegramReactions {

  /** What the Bot API takes (ReactionTypeEmoji), as far as people are likely to use it. */
  private static final Set<String> ALLOWED =
      Set.of(
          "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "😢", "🎉", "🤩", "🙏", "👌",
          "🕊", "🤡", "😍", "🐳", "💯", "🤣", "⚡", "🏆", "💔", "🤨", "😐", "😴", "😭", "🤓", "👻",
          "👀", "🙈", "😇", "🤝", "✍", "🤗", "🫡", "🗿", "🆒", "🦄", "😎", "👾", "😡");

  private TelegramReactions() {}

  /** Returns what has to change so that the bot's reactions are those that a call names. */
  static List<Reaction> changes(TelegramCall call, Message message, Member bot) {
    List<Emoji> wanted = call.array("reaction").map(TelegramReactions::emojis).orElse(List.of());
    if (wanted.size() > 1) {
      throw TelegramException.badRequest("REACTIONS_TOO_MANY");
    }
    Set<Emoji> there =
        message.reactions().entrySet().stream()
            .filter(reaction -> reaction.getValue().contains(bot))
            .map(reaction -> reaction.getKey())
            .collect(Collectors.toSet());
    int seq = message.posted().seq();
    Stream<Reaction> removed =
        there.stream()
            .filter(emoji -> !wanted.contains(emoji))
            .map(emoji -> new Reaction(seq, emoji, false));
    Stream<Reaction> added =
        wanted.stream()
            .filter(emoji -> !there.contains(emoji))
            .map(emoji -> new Reaction(seq, emoji, true));
    return Stream.concat(removed, added).toList();
  }

  private static List<Emoji> emojis(JsonArray reactions) {
    return reactions.stream()
        .map(JsonObject.class::cast)
        .map(reaction -> Emoji.of(reaction.getString("emoji", "")))
        .peek(TelegramReactions::check)
        .toList();
  }

  private static void check(Emoji emoji) {
    if (!ALLOWED.contains(emoji.symbol())) {
      throw TelegramException.badRequest("REACTION_INVALID");
    }
  }
}
