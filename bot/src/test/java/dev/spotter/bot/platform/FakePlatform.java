package dev.spotter.bot.platform;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.Picture;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A platform in memory: keeps what is posted, and does not do what it is told not to. */
public final class FakePlatform implements Platform {

  private final String name;

  /** What was posted, in order. */
  public final List<OutgoingMessage> posted = new CopyOnWriteArrayList<>();

  /** What the bot's messages say, by id: those that are edited say something else. */
  public final Map<String, String> texts = new ConcurrentHashMap<>();

  /** Whether messages can be edited and deleted. */
  public volatile boolean edits;

  /** Who runs conversations; nothing when it does not tell. */
  public volatile Optional<Set<String>> admins = Optional.empty();

  /** Completes before anything is posted; fails the post when it fails. */
  public volatile Future<Void> gate = Future.succeededFuture();

  /** What {@link #findPosted} finds. */
  public volatile Optional<String> found = Optional.empty();

  /** Creates a platform on which nothing is posted. */
  public FakePlatform(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public WebhookEvents receive(WebhookRequest request) {
    return WebhookEvents.ignored();
  }

  @Override
  public Future<DownloadSpec> download(Picture picture, int shortSide) {
    return Future.succeededFuture(
        new DownloadSpec(
            DownloadSpec.candidates(picture.renditions(), shortSide), Set.of(), Optional.empty()));
  }

  @Override
  public Future<Optional<String>> memberName(Conversation in, Member member) {
    return Future.succeededFuture(member.name());
  }

  @Override
  public Future<String> post(Conversation in, OutgoingMessage message) {
    return gate.map(
        open -> {
          posted.add(message);
          String id = "reply-" + posted.size();
          texts.put(id, message.text());
          return id;
        });
  }

  @Override
  public Future<Optional<String>> findPosted(
      Conversation in, OutgoingMessage message, Optional<String> after) {
    return Future.succeededFuture(found);
  }

  @Override
  public Future<Void> edit(Conversation in, String messageId, OutgoingMessage message) {
    texts.put(messageId, message.text());
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> delete(Conversation in, String messageId) {
    texts.remove(messageId);
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<Boolean>> isAdmin(Conversation in, Member member) {
    return Future.succeededFuture(admins.map(all -> all.contains(member.id())));
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(edits, true, edits);
  }

  @Override
  public void close() {}
}
