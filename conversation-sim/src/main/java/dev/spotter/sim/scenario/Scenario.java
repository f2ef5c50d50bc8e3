package dev.spotter.sim.scenario;

import dev.spotter.sim.caption.Wording;
import dev.spotter.sim.caption.Wordings;
import dev.spotter.sim.fault.FaultPlan;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.server.Emulators;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A scripted conversation as written in a YAML file; {@code docs/scenarios.md} describes every key.
 *
 * @param name heads the report
 * @param platform name of the platform to play on; left out, whoever runs it chooses
 * @param seed chooses the pictures of {@code sample: any}; 1 when left out
 * @param members names of the people; at least one
 * @param conversations names of the conversations, each with the names of those who have joined; at
 *     least one
 * @param delivery how webhooks reach the bot
 * @param faults what goes wrong
 * @param wording how the bot words its captions; left out, in one of the known wordings
 * @param expect how long to wait for what
 * @param steps what is posted, in order; at least one
 */
public record Scenario(
    String name,
    String platform,
    Long seed,
    List<String> members,
    Map<String, List<String>> conversations,
    DeliveryScript delivery,
    FaultPlan faults,
    Wording wording,
    Timeouts expect,
    List<Step> steps) {

  /**
   * Fills in what was left out and checks that every name is known.
   *
   * @throws IllegalArgumentException when something needed is missing or a name is unknown
   */
  public Scenario {
    name = Objects.requireNonNullElse(name, "Scenario");
    seed = Objects.requireNonNullElse(seed, 1L);
    delivery = Objects.requireNonNullElseGet(delivery, DeliveryScript::usual);
    faults = Objects.requireNonNullElse(faults, FaultPlan.NONE);
    expect = Objects.requireNonNullElseGet(expect, Timeouts::usual);
    if (platform != null && Emulators.named(platform).isEmpty()) {
      throw new IllegalArgumentException(
          "platform: %s is none of %s".formatted(platform, Emulators.names()));
    }
    if (members == null || members.isEmpty()) {
      throw new IllegalArgumentException("members: at least one name is needed");
    }
    if (conversations == null || conversations.isEmpty()) {
      throw new IllegalArgumentException("conversations: at least one is needed");
    }
    if (steps == null || steps.isEmpty()) {
      throw new IllegalArgumentException("steps: at least one is needed");
    }
    conversations.replaceAll((key, joined) -> joined == null ? List.of() : joined);
    checkConversations(members, conversations);
    for (int i = 0; i < steps.size(); i++) {
      check(steps.get(i), "step " + (i + 1), conversations);
    }
  }

  /**
   * Returns how the bot words its captions.
   *
   * @return at least one wording
   */
  public Wordings wordings() {
    return wording == null ? Wordings.known() : new Wordings(List.of(wording));
  }

  /**
   * Returns the platform to play on.
   *
   * @return empty when whoever runs it is to choose
   */
  public Optional<PlatformEmulator> emulator() {
    return Optional.ofNullable(platform).flatMap(Emulators::named);
  }

  /**
   * Tells whether the bot is restarted.
   *
   * @return whether a step does so
   */
  public boolean restartsBot() {
    return steps.stream().anyMatch(Scenario::restartsBot);
  }

  private static boolean restartsBot(Step step) {
    return step.restart() != null
        || (step.parallel() != null && step.parallel().stream().anyMatch(Scenario::restartsBot));
  }

  private static void checkConversations(
      List<String> members, Map<String, List<String>> conversations) {
    conversations.forEach(
        (name, joined) -> {
          Set<String> unknown = new LinkedHashSet<>(joined);
          unknown.removeAll(members);
          if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                "conversations: %s has %s, who is none of the members %s"
                    .formatted(name, unknown, members));
          }
        });
  }

  private static void check(Step step, String where, Map<String, List<String>> conversations) {
    if (step.parallel() != null) {
      step.parallel().forEach(part -> check(part, where + ", parallel", conversations));
      return;
    }
    if (!step.posts()) {
      return;
    }
    List<String> joined = conversations.get(step.in());
    if (joined == null) {
      throw new IllegalArgumentException(
          "%s: in: there is no conversation %s, only %s"
              .formatted(where, step.in(), conversations.keySet()));
    }
    if (!joined.contains(step.by())) {
      throw new IllegalArgumentException(
          "%s: by: %s is not in %s, only %s are".formatted(where, step.by(), step.in(), joined));
    }
  }
}
