package dev.spotter.sim.chat;

import dev.spotter.sim.chat.ChatException.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everybody in a {@link Chat}, at most {@value #MAX}; not thread-safe. */
public final class Members {

  /** The most members. */
  public static final int MAX = 10_000;

  private final Supplier<UUID> ids;
  private final Consumer<Member> onNew;
  private final Map<String, Member> members = new LinkedHashMap<>();

  Members(Supplier<UUID> ids, Consumer<Member> onNew) {
    this.ids = ids;
    this.onNew = onNew;
  }

  /**
   * Creates a member.
   *
   * @param name its name
   * @param bot whether it is a bot
   * @return the member
   * @throws ChatException when the name will not do or there are too many members
   */
  public Member create(String name, boolean bot) {
    Rules.checkNew("member", name, named(name).isPresent(), members.size() >= MAX);
    Member created = new Member("MEM-" + ids.get(), name, bot);
    members.put(created.id(), created);
    onNew.accept(created);
    return created;
  }

  /**
   * Returns every member.
   *
   * @return in the order of their creation
   */
  public List<Member> all() {
    return List.copyOf(members.values());
  }

  /**
   * Returns a member.
   *
   * @param id its id
   * @return the member
   * @throws ChatException when there is none
   */
  public Member get(String id) {
    return Optional.ofNullable(members.get(id))
        .orElseThrow(() -> new ChatException(Reason.NO_MEMBER, "There is no member " + id));
  }

  /**
   * Looks a member up by name.
   *
   * @param name its whole name
   * @return the member, if there is one
   */
  public Optional<Member> named(String name) {
    return members.values().stream().filter(member -> member.name().equals(name)).findFirst();
  }
}
