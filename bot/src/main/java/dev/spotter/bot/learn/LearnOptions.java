package dev.spotter.bot.learn;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.Lessons.Scope;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator can set of learning in chats.
 *
 * @param enabled whether anything is learnt, and what was learnt used
 * @param who may teach and forget
 * @param reach how far a lesson reaches
 * @param maxLabels labels a conversation may have
 * @param maxLessons lessons a conversation may have
 * @param maxPerHour texts with lessons that are taken from one member in a conversation
 * @param stolenShare of pictures that nobody taught anything about, which all labels of a
 *     conversation together may take
 * @param retrainEvery how often the model is retrained on what operators accepted; zero for never
 *     by itself
 */
public record LearnOptions(
    boolean enabled,
    Who who,
    Reach reach,
    int maxLabels,
    int maxLessons,
    int maxPerHour,
    double stolenShare,
    Duration retrainEvery) {

  /** Creates options of a bot that never retrains by itself. */
  public LearnOptions(
      boolean enabled,
      Who who,
      Reach reach,
      int maxLabels,
      int maxLessons,
      int maxPerHour,
      double stolenShare) {
    this(enabled, who, reach, maxLabels, maxLessons, maxPerHour, stolenShare, Duration.ZERO);
  }

  /** Who may teach, and forget what others taught. */
  public enum Who {
    /** Everybody in the conversation. */
    ANYONE,
    /** Whose picture it is. */
    UPLOADER,
    /** Administrators of the conversation, where the platform tells; else whose picture it is. */
    ADMINS
  }

  /** How far a lesson reaches. */
  public enum Reach {
    /** The conversation it was taught in. */
    CONVERSATION,
    /** All conversations of its connection: a Slack workspace. */
    WORKSPACE
  }

  /** Returns the lessons that hold in a conversation. */
  public Scope scope(Conversation in) {
    return new Scope(
        in.connection(), reach == Reach.CONVERSATION ? Optional.of(in.id()) : Optional.empty());
  }
}
