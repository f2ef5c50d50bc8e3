package dev.spotter.sim.chat;

import dev.spotter.sim.chat.ChatException.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * All conversations, in memory. Not thread-safe: it belongs to one event loop, and whoever is
 * elsewhere goes there first.
 *
 * <p>Bounded: {@value #MAX_CONVERSATIONS} conversations, {@value Members#MAX} members, and the
 * latest events of each conversation.
 */
public final class Chat {

  /** The most conversations. */
  public static final int MAX_CONVERSATIONS = 1_000;

  /** The longest name of a conversation or a member, in characters. */
  public static final int MAX_NAME = 64;

  /** Events kept per conversation when nothing else is asked for. */
  public static final int DEFAULT_EVENTS_KEPT = 1_000;

  private final Clock clock;
  private final Supplier<UUID> ids;
  private final int eventsKept;
  private final Rules rules;
  private final Map<String, Conversation> conversations = new LinkedHashMap<>();
  private final Members members;
  private final Map<String, Timeline> timelines = new LinkedHashMap<>();
  private final List<ChatListener> listeners = new ArrayList<>();

  /**
   * Creates an empty chat.
   *
   * @param clock gives the events their time
   * @param ids gives conversations and members their ids
   * @param eventsKept how many of the latest events of a conversation can be read back; at least 1
   * @param platforms what conversations can belong to; at least one
   */
  public Chat(Clock clock, Supplier<UUID> ids, int eventsKept, List<PlatformProfile> platforms) {
    this.clock = clock;
    this.ids = ids;
    this.eventsKept = eventsKept;
    this.rules = new Rules(platforms);
    this.members = new Members(ids, fresh -> listeners.forEach(all -> all.onMember(fresh)));
  }

  /**
   * Returns what conversations can belong to.
   *
   * @return at least one
   */
  public List<PlatformProfile> platforms() {
    return rules.platforms();
  }

  /**
   * Tells a listener of every change from now on.
   *
   * @param listener called on this chat's thread
   */
  public void listen(ChatListener listener) {
    listeners.add(listener);
  }

  /**
   * Creates a conversation without members on the first platform.
   *
   * @param name its name
   * @return the conversation
   * @throws ChatException when the name will not do or there are too many conversations
   */
  public Conversation createConversation(String name) {
    return createConversation(name, platforms().get(0).name());
  }

  /**
   * Creates a conversation without members.
   *
   * @param name its name
   * @param platform name of the platform it is on
   * @return the conversation
   * @throws ChatException when the name will not do, there is no such platform, or there are too
   *     many conversations
   */
  public Conversation createConversation(String name, String platform) {
    rules.platform(platform);
    boolean taken = conversations.values().stream().anyMatch(c -> c.name().equals(name));
    Rules.checkNew("conversation", name, taken, conversations.size() >= MAX_CONVERSATIONS);
    Conversation created = new Conversation("CON-" + ids.get(), name, platform, List.of());
    timelines.put(created.id(), new Timeline(eventsKept));
    return changed(created);
  }

  /**
   * Returns everybody.
   *
   * @return the members
   */
  public Members members() {
    return members;
  }

  /**
   * Lets a member join a conversation.
   *
   * @param conversation the conversation's id
   * @param member the member's id
   * @return the conversation with its new member
   * @throws ChatException when there is no such conversation or member, or it has joined before
   */
  public Conversation join(String conversation, String member) {
    Conversation before = conversation(conversation);
    Member joining = members.get(member);
    if (before.has(member)) {
      throw new ChatException(
          Reason.ALREADY_JOINED, joining.name() + " is already in " + before.name() + ".");
    }
    List<Member> all = new ArrayList<>(before.members());
    all.add(joining);
    return changed(new Conversation(before.id(), before.name(), before.platform(), all));
  }

  /**
   * Posts to a conversation, outside of threads.
   *
   * @param conversation the conversation's id
   * @param member the id of a member that has joined it
   * @param content what to post
   * @return the event, after every listener has heard of it
   * @throws ChatException when one of the two does not exist, the member has not joined, or a text
   *     is empty or too long
   */
  public Event post(String conversation, String member, Content content) {
    return post(conversation, member, content, References.NONE);
  }

  /**
   * Posts to a conversation.
   *
   * @param conversation the conversation's id
   * @param member the id of a member that has joined it
   * @param content what to post
   * @param references the events it belongs to
   * @return the event, after every listener has heard of it
   * @throws ChatException when one of the two does not exist, the member has not joined, a text is
   *     empty or too long, or a message cannot be changed so
   */
  public Event post(String conversation, String member, Content content, References references) {
    Member author = joined(conversation, member);
    Timeline timeline = timelines.get(conversation);
    Rules.check(author, content, platformOf(conversation), timeline);
    Event event = new Event(conversation, timeline.nextSeq(), author, now(), content, references);
    timeline.add(event);
    listeners.forEach(listener -> listener.onEvent(event));
    return event;
  }

  /**
   * Finds a member that may post in a conversation.
   *
   * @param conversation the conversation's id
   * @param member the member's id
   * @return the member
   * @throws ChatException when one of the two does not exist or the member has not joined
   */
  public Member joined(String conversation, String member) {
    Conversation where = conversation(conversation);
    Member who = members.get(member);
    if (!where.has(member)) {
      throw new ChatException(
          Reason.NOT_JOINED, who.name() + " has not joined " + where.name() + ".");
    }
    return who;
  }

  /**
   * Returns every conversation.
   *
   * @return in the order of their creation
   */
  public List<Conversation> conversations() {
    return List.copyOf(conversations.values());
  }

  /**
   * Returns a conversation.
   *
   * @param id its id
   * @return the conversation
   * @throws ChatException when there is none
   */
  public Conversation conversation(String id) {
    return Optional.ofNullable(conversations.get(id))
        .orElseThrow(
            () -> new ChatException(Reason.NO_CONVERSATION, "There is no conversation " + id));
  }

  /**
   * Returns what was said in a conversation.
   *
   * @param conversation the conversation's id
   * @return its log
   * @throws ChatException when there is no such conversation
   */
  public Timeline timeline(String conversation) {
    return timelines.get(conversation(conversation).id());
  }

  /**
   * Returns the platform that a conversation is on.
   *
   * @param conversation the conversation's id
   * @return its profile
   * @throws ChatException when there is no such conversation
   */
  public PlatformProfile platformOf(String conversation) {
    return rules.platform(conversation(conversation).platform());
  }

  /** To the millisecond, as platforms write it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Conversation changed(Conversation now) {
    conversations.put(now.id(), now);
    listeners.forEach(listener -> listener.onConversation(now));
    return now;
  }
}
