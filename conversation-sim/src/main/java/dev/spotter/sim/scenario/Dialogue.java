package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Emoji;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.PlatformProfile;
import dev.spotter.sim.chat.PlatformProfile.Feature;
import dev.spotter.sim.chat.Reply;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The steps of a scenario that depend on what the bot says: replies and reactions to it, and words
 * that it is to answer. They wait for each other; on the simulator's event loop.
 */
final class Dialogue {

  private final Scenario scenario;
  private final Chat chat;
  private final Expectations expectations;
  private final Waiting waiting;
  private final Consumer<String> transcript;

  Dialogue(
      Scenario scenario,
      Chat chat,
      Expectations expectations,
      Waiting waiting,
      Consumer<String> transcript) {
    this.scenario = scenario;
    this.chat = chat;
    this.expectations = expectations;
    this.waiting = waiting;
    this.transcript = transcript;
  }

  /** Replies or reacts to the bot's last message, once all that is expected of it has come. */
  Future<Void> respond(Step step, String conversation, String member) {
    PlatformProfile platform = chat.platformOf(conversation);
    if (step.react() != null && !platform.has(Feature.REACTIONS)) {
      transcript.accept(
          "%s  (%s has no reactions: left out)".formatted(step.in(), platform.title()));
      return Future.succeededFuture();
    }
    return awaitAll(conversation)
        .compose(
            quiet ->
                expectations
                    .lastSaid(conversation)
                    .map(last -> respondTo(last, step, member, platform))
                    .orElseGet(() -> nothingThere(step)));
  }

  private Future<Void> nothingThere(Step step) {
    expectations.fail("no message of the bot in %s to answer".formatted(step.in()));
    return Future.succeededFuture();
  }

  private Future<Void> respondTo(Event last, Step step, String member, PlatformProfile platform) {
    Event posted =
        step.reply() == null
            ? react(last, step.react(), member)
            : reply(Reply.to(last, step.reply(), platform), last, member);
    if (step.edited() != null) {
      expectations.add(edited(step, last, posted, platform));
    }
    if (step.answer().any() && platform.has(Feature.EDITS)) {
      TextRule any = step.answer().to(posted.member().name());
      expectations.add(Expectation.response(step.in(), posted, last, any));
      return awaitAll(posted.conversation());
    }
    return awaitAnswer(step, posted);
  }

  private Event react(Event last, String emoji, String member) {
    Content reaction = new Content.Reaction(last.seq(), Emoji.named(emoji), true);
    return chat.post(last.conversation(), member, reaction);
  }

  private Event reply(Reply reply, Event last, String member) {
    return chat.post(last.conversation(), member, reply.words(), reply.references());
  }

  /** Where no message can be edited, an answer that says so counts. */
  private Expectation edited(Step step, Event last, Event posted, PlatformProfile platform) {
    Optional<Event> photos = expectations.photosOf(last.conversation(), last);
    String uploader = photos.orElse(posted).member().name();
    int number = photos.map(Dialogue::count).orElse(1);
    if (platform.has(Feature.EDITS) || step.edited().silent()) {
      return Expectation.edit(
          step.in(), posted, last, step.edited().about(scenario.wordings(), uploader, number));
    }
    return Expectation.answer(step.in(), posted, step.edited().toldTo(uploader).orElseThrow());
  }

  private static int count(Event photos) {
    return photos.content() instanceof Content.Photos all ? all.pictures().size() : 1;
  }

  /** Expects the answer that a step names, if any, and waits for all that is expected there. */
  Future<Void> awaitAnswer(Step step, Event posted) {
    boolean answered = !step.answer().silent();
    if (answered) {
      TextRule rule = step.answer().to(posted.member().name());
      expectations.add(Expectation.answer(step.in(), posted, rule));
    }
    return answered || step.edited() != null
        ? awaitAll(posted.conversation())
        : Future.succeededFuture();
  }

  private Future<Void> awaitAll(String conversation) {
    return waiting.until(() -> expectations.allMet(conversation), scenario.expect().within());
  }
}
