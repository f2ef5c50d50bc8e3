package dev.spotter.bot.learn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.Lessons.Snapshot;
import dev.spotter.bot.inbox.Lessons.Version;
import dev.spotter.classifier.Classification;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of the conversations' heads. The lessons' version is asked for each time, one look into an
 * index, so that what is taught or forgotten, by whichever node or operator, holds for the next
 * picture everywhere. Thread-safe.
 */
public final class ConversationHeads {

  private static final Logger LOG = LoggerFactory.getLogger(ConversationHeads.class);

  private static final long MAX_BYTES = 64L << 20;

  private final Vertx vertx;
  private final Lessons lessons;
  private final LearnOptions options;
  private final LessonMetrics metrics;
  private final Cache<Key, ConversationHead> heads;

  /** Heads that are being made, for all who want the same. */
  private final Map<Wanted, Future<ConversationHead>> making = new ConcurrentHashMap<>();

  private record Key(Scope scope, String model) {}

  private record Wanted(Key key, Version version) {}

  /**
   * Creates the cache.
   *
   * @param vertx makes heads on its worker threads
   * @param lessons what was taught
   * @param options how far lessons reach
   * @param metrics counts what is said
   * @param registry takes the cache's metrics
   */
  public ConversationHeads(
      Vertx vertx,
      Lessons lessons,
      LearnOptions options,
      LessonMetrics metrics,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.lessons = lessons;
    this.options = options;
    this.metrics = metrics;
    Cache<Key, ConversationHead> cache =
        Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .<Key, ConversationHead>weigher((key, head) -> head.bytes())
            .recordStats()
            .build();
    heads = CaffeineCacheMetrics.monitor(registry, cache, "conversation-heads");
  }

  /**
   * Decides what a picture shows in a conversation. When the lessons cannot be read, the model's
   * own head decides.
   */
  public Future<Classification> decide(Conversation in, EmbeddedPicture picture) {
    if (!options.enabled() || picture.model().space().isEmpty()) {
      return Future.succeededFuture(picture.classify());
    }
    return of(in, picture.model())
        .map(head -> head.decide(picture))
        .onSuccess(decided -> metrics.said(in.connection(), decided.answer().origin()))
        .recover(
            failure -> {
              LOG.warn("The lessons of {} cannot be read: {}", in, failure.getMessage());
              return Future.succeededFuture(picture.classify());
            });
  }

  /** Returns the head of a conversation for a model's pictures, as of now. */
  public Future<ConversationHead> of(Conversation in, ModelHead model) {
    Key key = new Key(options.scope(in), model.version());
    return lessons.version(key.scope()).compose(version -> of(key, model, version));
  }

  private Future<ConversationHead> of(Key key, ModelHead model, Version version) {
    ConversationHead known = heads.getIfPresent(key);
    if (known != null && known.version().equals(version)) {
      return Future.succeededFuture(known);
    }
    if (version.number() == 0) {
      heads.invalidate(key);
      return Future.succeededFuture(ConversationHead.untaught(model, version));
    }
    Promise<ConversationHead> fresh = Promise.promise();
    Future<ConversationHead> underWay =
        making.putIfAbsent(new Wanted(key, version), fresh.future());
    if (underWay != null) {
      return underWay;
    }
    lessons
        .of(key.scope())
        .compose(taught -> vertx.executeBlocking(() -> make(model, taught), false))
        .onSuccess(head -> keep(key, head))
        .onComplete(done -> making.remove(new Wanted(key, version)))
        .onComplete(fresh);
    return fresh.future();
  }

  private ConversationHead make(ModelHead model, Snapshot taught) {
    return ConversationHead.of(model, taught, options.stolenShare());
  }

  private void keep(Key key, ConversationHead head) {
    ConversationHead before = heads.asMap().put(key, head);
    if (before == null && head.voided() > 0) {
      LOG.warn(
          "{} lessons of {} were taught to another model and are not used by {}",
          head.voided(),
          key.scope(),
          key.model());
    }
  }
}
