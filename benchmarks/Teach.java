import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Corrects captions: listens to a simulator's page and, as whoever uploaded the photo, replies "that's
 * a cat" to what the bot says.
 *
 * <p>{@code java Teach.java URL LESSONS PER_SECOND}; ends after so many lessons and prints how many were
 * said.
 */
final class Teach {

  private static final Pattern EVENT =
      Pattern.compile(
          "\"seq\":(\\d+),\"conversation\":\"([^\"]+)\",\"member\":\"([^\"]+)\".*\"bot\":(true|false)"
              + ".*\"type\":\"(text|image)\"");
  private static final long SECOND = 1_000_000_000L;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> uploaders = new ConcurrentHashMap<>();
  private final AtomicInteger said = new AtomicInteger();
  private final String url;
  private final int lessons;
  private final double rate;
  private final long begun = System.nanoTime();

  private Teach(String url, int lessons, double rate) {
    this.url = url;
    this.lessons = lessons;
    this.rate = rate;
  }

  public static void main(String[] arguments) throws Exception {
    Teach teach =
        new Teach(
            arguments[0], Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]));
    HttpRequest stream = HttpRequest.newBuilder(URI.create(teach.url + "/api/stream")).build();
    try (Stream<String> lines = teach.client.send(stream, BodyHandlers.ofLines()).body()) {
      lines.takeWhile(line -> teach.said.get() < teach.lessons).forEach(teach::hear);
    } catch (java.io.UncheckedIOException ended) {
      System.err.println("the simulator has ended");
    }
    System.out.println(teach.said + " lessons");
  }

  private void hear(String line) {
    Matcher event = EVENT.matcher(line);
    if (!event.find()) {
      return;
    }
    String conversation = event.group(2);
    if (event.group(4).equals("false")) {
      uploaders.putIfAbsent(conversation, event.group(3));
    } else if (due()) {
      reply(conversation, uploaders.get(conversation), event.group(1));
    }
  }

  /** Captions that come sooner are let pass. */
  private boolean due() {
    return (System.nanoTime() - begun) * rate / SECOND >= said.get() + 1;
  }

  private void reply(String conversation, String member, String caption) {
    String body =
        "{\"member\":\"%s\",\"text\":\"that's a cat\",\"reply\":%s}".formatted(member, caption);
    said.incrementAndGet();
    client.sendAsync(
        HttpRequest.newBuilder(
                URI.create(url + "/api/conversations/" + conversation + "/messages"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.discarding());
  }
}
