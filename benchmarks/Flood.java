import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Posts a picture to {@code /v1/classify} again and again, each time with other bytes, and prints
 * what was answered.
 *
 * <p>{@code java Flood.java URL PICTURE SECONDS CLIENTS} has so many clients that each send the next
 * one when the last was answered, which finds out what the bot can carry; {@code java Flood.java URL
 * PICTURE SECONDS CLIENTS RATE} sends at a rate instead, whatever the bot does, with at most so many
 * unanswered.
 */
final class Flood {

  private static final long SECOND = 1_000_000_000L;

  public static void main(String[] arguments) throws Exception {
    URI url = URI.create(arguments[0]);
    byte[] picture = Files.readAllBytes(Path.of(arguments[1]));
    double seconds = Double.parseDouble(arguments[2]);
    int clients = Integer.parseInt(arguments[3]);
    double rate = arguments.length > 4 ? Double.parseDouble(arguments[4]) : 0;

    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    Semaphore unanswered = new Semaphore(clients);
    long begun = System.nanoTime();
    long end = begun + (long) (seconds * SECOND);
    for (long sent = 0; System.nanoTime() < end; sent++) {
      if (rate > 0) {
        long due = begun + (long) (sent / rate * SECOND);
        Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
      }
      unanswered.acquire();
      client
          .sendAsync(post(url, picture, sent), BodyHandlers.discarding())
          .handle((answer, e) -> e == null ? String.valueOf(answer.statusCode()) : "no answer")
          .thenAccept(
              kind -> {
                answers.computeIfAbsent(kind, k -> new LongAdder()).increment();
                unanswered.release();
              });
    }
    unanswered.acquire(clients);
    answers.forEach(
        (kind, count) -> System.out.printf("%s %.1f a second%n", kind, count.sum() / seconds));
  }

  /** What follows the end of a JPEG is not looked at, but makes it a picture of its own. */
  private static HttpRequest post(URI url, byte[] picture, long number) {
    ByteBuffer body = ByteBuffer.allocate(picture.length + 2 * Long.BYTES);
    body.put(picture).putLong(System.nanoTime()).putLong(number);
    return HttpRequest.newBuilder(url).POST(BodyPublishers.ofByteArray(body.array())).build();
  }
}
