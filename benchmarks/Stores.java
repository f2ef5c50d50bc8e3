import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.sql.SqlInbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One bot on an inbox, whose answers are ready at once and whose platform answers at once: what is
 * measured is the store. Photos are appended as fast as they are accepted while fewer than 1,000
 * wait; each is claimed, noted as about to be posted, and noted as posted.
 *
 * <p>Arguments: the inbox's address, a name for the bot, seconds. Prints one line.
 */
public final class Stores {

  private static final int CONVERSATIONS = 2_000;
  private static final int AT_ONCE = 256;
  private static final int MOST_WAITING = 1_000;

  private final Inbox inbox;
  private final String name;
  private final Semaphore arriving = new Semaphore(AT_ONCE);
  private final Semaphore inHand = new Semaphore(AT_ONCE);
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong posted = new AtomicLong();
  private final ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  private Stores(Inbox inbox, String name) {
    this.inbox = inbox;
    this.name = name;
  }

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    InboxOptions options =
        new InboxOptions(
            100_000,
            4,
            new GroupWait(Duration.ofSeconds(1), Duration.ofSeconds(2)),
            new RateLimit(1e6, 1_000),
            Duration.ofSeconds(30),
            Duration.ofDays(1));
    Inbox inbox =
        SqlInbox.open(
                vertx,
                InboxUrl.parse(args[0]),
                options,
                args[1],
                Clock.systemUTC(),
                new Random(),
                new SimpleMeterRegistry())
            .await();
    new Stores(inbox, args[1]).run(Duration.ofSeconds(Long.parseLong(args[2])));
    inbox.close().await();
    vertx.close().await();
  }

  private void run(Duration time) throws Exception {
    Thread source = new Thread(this::append);
    Thread sink = new Thread(this::answer);
    source.start();
    sink.start();
    Thread.sleep(15_000); // until it is compiled, and the partitions are shared out
    waits.clear();
    long acceptedBefore = accepted.get();
    long postedBefore = posted.get();
    long processorBefore = processor();
    Thread.sleep(time.toMillis());
    double seconds = time.toMillis() / 1e3;
    long captions = posted.get() - postedBefore;
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s: accepted %.0f/s, captions %.0f/s, p50 %d ms, p99 %d ms, processor %.2f ms a caption, %d in all%n",
        name,
        (accepted.get() - acceptedBefore) / seconds,
        captions / seconds,
        sorted.length == 0 ? 0 : sorted[sorted.length / 2],
        sorted.length == 0 ? 0 : sorted[sorted.length * 99 / 100],
        (processor() - processorBefore) / 1e6 / Math.max(1, captions),
        posted.get());
    over = true;
    source.join();
    sink.join();
    inHand.acquire(AT_ONCE);
  }

  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void append() {
    for (long i = 0; !over; i++) {
      try {
        while (!over && inbox.depth() > MOST_WAITING) {
          Thread.sleep(5);
        }
        arriving.acquire();
      } catch (InterruptedException e) {
        return;
      }
      inbox
          .append(List.of(photo(i)))
          .onSuccess(kept -> accepted.incrementAndGet())
          .onComplete(done -> arriving.release());
    }
  }

  private PhotosPosted photo(long i) {
    return new PhotosPosted(
        new EventId("chat", name + "-" + i),
        new Conversation("chat", name + " " + i % CONVERSATIONS),
        new Member("member " + i % 100, Optional.of("Ana")),
        String.valueOf(i),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private void answer() {
    while (!over) {
      try {
        List<ClaimedEvent> claimed =
            inbox.claim(Lane.PHOTOS, Set.of("chat"), Math.max(1, inHand.availablePermits())).await();
        inHand.acquire(claimed.size());
        claimed.forEach(this::answer);
        if (claimed.isEmpty()) {
          Thread.sleep(5);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void answer(ClaimedEvent claimed) {
    inbox
        .posting(claimed, "Ana uploaded a photo of a cat", Optional.empty())
        .compose(now -> inbox.posted(claimed, "r" + claimed.row()))
        .onSuccess(
            done -> {
              posted.incrementAndGet();
              waits.add(System.currentTimeMillis() - claimed.receivedAt().toEpochMilli());
            })
        .onComplete(done -> inHand.release());
  }
}
