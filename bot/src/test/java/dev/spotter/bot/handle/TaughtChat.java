package dev.spotter.bot.handle;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.spotter.bot.TeachableModel;
import dev.spotter.bot.caption.CaptionOptions;
import dev.spotter.bot.caption.Languages;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.sql.SqlInbox;
import dev.spotter.bot.learn.Classroom;
import dev.spotter.bot.learn.ConversationHeads;
import dev.spotter.bot.learn.KnownLabels;
import dev.spotter.bot.learn.LearnOptions;
import dev.spotter.bot.learn.LessonMetrics;
import dev.spotter.bot.platform.FakePlatform;
import dev.spotter.bot.post.PostRetries;
import dev.spotter.bot.post.RateLimiter;
import dev.spotter.bot.retry.Backoff;
import dev.spotter.bot.retry.Retry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A bot that can be taught, on a real inbox: what is said to it is answered when it returns. */
final class TaughtChat implements AutoCloseable {

  static final LearnOptions DEFAULTS =
      new LearnOptions(
          true, LearnOptions.Who.ANYONE, LearnOptions.Reach.CONVERSATION, 20, 200, 60, 0.05);

  static final int MOST_COMMANDS = 15;

  private static final Set<String> CHAT = Set.of("chat");

  /** No message of a run has the id of another, restarts or not. */
  private static final AtomicInteger MESSAGES = new AtomicInteger();

  final FakePlatform platform = new FakePlatform("chat");
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final Inbox inbox;
  private final Vertx vertx = Vertx.vertx();
  private final Handlers handlers;
  private volatile ModelHead model = TeachableModel.head("model-1");
  private int downloads;
  private boolean closed;

  TaughtChat(InboxUrl url, LearnOptions options) {
    platform.edits = true;
    inbox = open(url);
    Retry lookups =
        new Retry(vertx, 1, new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)), new Random(1));
    PipelineMetrics metrics = new PipelineMetrics(CHAT, registry, Clock.systemUTC());
    AnswerDelivery delivery =
        new AnswerDelivery(
            Map.of("chat", platform),
            inbox,
            new RateLimiter(vertx, Map.of(), registry),
            new Settlement(
                inbox,
                new PostRetries(3, new Backoff(Duration.ofMillis(1), Duration.ofMillis(1))),
                new Random(1),
                metrics));
    LessonMetrics lessonMetrics = new LessonMetrics(registry);
    ConversationHeads heads =
        new ConversationHeads(vertx, inbox.lessons(), options, lessonMetrics, registry);
    UploaderNames names = new UploaderNames(lookups);
    PictureReader pictures =
        new PictureReader(
            source -> Future.succeededFuture(download(source.candidates().get(0).getPath())),
            this::embed,
            heads::decide,
            () -> 64,
            lookups,
            new FetchedPictures(1 << 20, registry),
            new SeenPictures(1 << 20, () -> model.version(), registry),
            new ForwardedPictures(1_000, registry),
            metrics);
    Languages spoken = new Languages((locale, word) -> {});
    LanguageChoice languages =
        new LanguageChoice(
            spoken, inbox.preferences(), new CaptionOptions(Locale.ENGLISH, true, MOST_COMMANDS));
    Recaption recaption = new Recaption(pictures, names, inbox.captions(), languages);
    TeachingRights rights = new TeachingRights(options.who());
    LessonCommands commands =
        new LessonCommands(
            inbox.lessons(),
            new KnownLabels(heads, () -> model),
            inbox,
            inbox.captions(),
            recaption,
            rights,
            options);
    TakeLesson lessons =
        new TakeLesson(
            inbox,
            inbox.captions(),
            pictures,
            new Classroom(inbox.lessons(), heads, options),
            recaption,
            rights,
            lessonMetrics);
    handlers =
        new Handlers(
            new CaptionPhotos(delivery, pictures, 8, names, languages),
            new AnswerText(
                delivery,
                new Commands(
                    inbox.optOuts(),
                    commands,
                    new MannerCommands(inbox.preferences(), inbox, rights),
                    languages),
                Optional.of(lessons),
                languages,
                new CommandLimit(MOST_COMMANDS, Ticker.systemTicker())));
  }

  private Inbox open(InboxUrl url) {
    GroupWait none = new GroupWait(Duration.ZERO, Duration.ZERO);
    InboxOptions options =
        new InboxOptions(
            1_000, 1, none, new RateLimit(1_000, 1_000), Duration.ofMinutes(1), Duration.ofDays(1));
    return SqlInbox.open(vertx, url, options, "n", Clock.systemUTC(), new Random(1), registry)
        .await();
  }

  private Buffer download(String path) {
    downloads++;
    return Buffer.buffer(path.substring(1).replace('+', ' '));
  }

  private Future<EmbeddedPicture> embed(Buffer picture) {
    return Future.succeededFuture(TeachableModel.look(model, picture.toString()));
  }

  /** Has another model answer from now on. */
  void change(String version) {
    model = TeachableModel.head(version);
  }

  int downloads() {
    return downloads;
  }

  /** Posts a message with photos; returns its id. */
  String photo(String conversation, String member, String... contents) {
    return photos(
        conversation,
        member,
        Arrays.stream(contents).map(it -> picture(it, false, false)).toList());
  }

  /** Makes a picture. */
  static Picture picture(String content, boolean spoiler, boolean forwarded) {
    String address = "http://pictures/" + content.replace(' ', '+');
    return new Picture(
        List.of(new Picture.Rendition(address, Optional.empty(), Optional.empty())),
        Optional.empty(),
        false,
        spoiler,
        forwarded);
  }

  /** Posts a message with pictures; returns its id. */
  String photos(String conversation, String member, List<Picture> pictures) {
    String id = "m" + MESSAGES.incrementAndGet();
    inbox
        .append(
            List.of(
                new PhotosPosted(
                    new EventId("chat", id),
                    new Conversation("chat", conversation),
                    new Member(member, Optional.of(member)),
                    id,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    pictures)))
        .await();
    work(Lane.PHOTOS);
    return id;
  }

  /** Says something in reply to a message, if one is given; returns what is answered. */
  Optional<String> say(String conversation, String member, String text, Optional<String> replyTo) {
    String id = "m" + MESSAGES.incrementAndGet();
    int before = platform.posted.size();
    inbox
        .append(
            List.of(
                new TextPosted(
                    new EventId("chat", id),
                    new Conversation("chat", conversation),
                    new Member(member, Optional.of(member)),
                    id,
                    Optional.empty(),
                    Optional.empty(),
                    text,
                    replyTo,
                    replyTo.isEmpty())))
        .await();
    work(Lane.WORDS);
    return platform.posted.stream().skip(before).map(message -> message.text()).findFirst();
  }

  /** Says something to the bot. */
  Optional<String> say(String conversation, String member, String text) {
    return say(conversation, member, text, Optional.empty());
  }

  /** Answers a photo. */
  Optional<String> reply(String photo, String conversation, String member, String text) {
    return say(conversation, member, text, Optional.of(photo));
  }

  /** What the caption of a photo says now. */
  String caption(String conversation, String photo) {
    String reply =
        inbox.answered(new Conversation("chat", conversation), photo).await().orElseThrow().reply();
    return platform.texts.get(reply);
  }

  /** Claims and handles what there is, without a consumer of its own. */
  void work(Lane lane) {
    List<ClaimedEvent> claimed = inbox.claim(lane, CHAT, 10).await();
    while (!claimed.isEmpty()) {
      claimed.forEach(event -> handlers.handle(event).await());
      claimed = inbox.claim(lane, CHAT, 10).await();
    }
  }

  /** Handles an event as another node would whose work was lost before it was noted. */
  void handle(ClaimedEvent claimed) {
    handlers.handle(claimed).await();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      inbox.close().await();
      vertx.close().await();
    }
  }
}
