package dev.spotter.sim.chat;

/** A request the chat refuses; the message says why in words for a person. */
public final class ChatException extends RuntimeException {

  /** Why a request is refused. */
  public enum Reason {
    /** No conversation of that id. */
    NO_CONVERSATION,
    /** No member of that id. */
    NO_MEMBER,
    /** The member has not joined the conversation. */
    NOT_JOINED,
    /** The member has joined the conversation before. */
    ALREADY_JOINED,
    /** No message of that number that could be changed. */
    NO_MESSAGE,
    /** The message is somebody else's. */
    NOT_AUTHOR,
    /** Messages, or this one, cannot be changed so. */
    UNCHANGEABLE,
    /** The name is in use. */
    NAME_TAKEN,
    /** A name or a text is empty or too long. */
    INVALID,
    /** A bound of the simulator is reached. */
    FULL
  }

  private final Reason reason;

  ChatException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * Returns why.
   *
   * @return the reason, for an emulation to translate into its platform's error
   */
  public Reason reason() {
    return reason;
  }
}
