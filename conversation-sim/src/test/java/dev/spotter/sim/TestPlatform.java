package dev.spotter.sim;

import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.fault.FaultPlan;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.EmulationOptions;
import dev.spotter.sim.platform.EventShape;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.server.Emulators;
import dev.spotter.sim.server.Simulator;
import dev.spotter.sim.server.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/** A simulator on a free port, for tests, with its credentials in a folder of the test's. */
public final class TestPlatform implements AutoCloseable {

  /** Retries so fast that tests need not wait. */
  public static final RetryPolicy IMPATIENT =
      new RetryPolicy.Doubling(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMinutes(1));

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final CredentialFolder credentials;
  private final Simulator simulator;

  private TestPlatform(
      Path folder,
      String platform,
      EmulationOptions emulation,
      UnaryOperator<DeliverySettings> delivery,
      FaultPlan faults) {
    List<PlatformEmulator> emulators = List.of(Emulators.named(platform).orElseThrow());
    credentials = new CredentialFolder(folder);
    credentials.complete(emulators, new SecureRandom());
    SimulatorOptions options =
        SimulatorOptions.local(0, emulators, credentials)
            .withDelivery(emulation, delivery)
            .withFaults(faults);
    simulator = Simulator.start(vertx, options, Clock.systemUTC(), UUID::randomUUID).await();
    credentials.setUrl(emulators, simulator.url());
  }

  /** Starts one that sends each webhook once and legacy image events. */
  public static TestPlatform start(Path folder) {
    return start(folder, EventShape.LEGACY, 1);
  }

  /** Starts one that sends each webhook several times. */
  public static TestPlatform start(Path folder, EventShape shape, int copies) {
    return new TestPlatform(
        folder,
        "vonage",
        new EmulationOptions(shape, null),
        usual -> usual.withCopies(copies).withRetry(IMPATIENT),
        FaultPlan.NONE);
  }

  /** Starts one that speaks as the named platform and delivers as the function says. */
  public static TestPlatform start(
      Path folder, String platform, UnaryOperator<DeliverySettings> delivery) {
    return new TestPlatform(folder, platform, EmulationOptions.USUAL, delivery, FaultPlan.NONE);
  }

  /** Starts one that speaks as the named platform with choices of its own. */
  public static TestPlatform start(Path folder, String platform, EmulationOptions emulation) {
    return new TestPlatform(
        folder, platform, emulation, usual -> usual.withRetry(IMPATIENT), FaultPlan.NONE);
  }

  /** Starts one that speaks as the named platform and in which something goes wrong. */
  public static TestPlatform start(Path folder, String platform, FaultPlan faults) {
    return new TestPlatform(
        folder, platform, EmulationOptions.USUAL, usual -> usual.withRetry(IMPATIENT), faults);
  }

  /** Starts one that delivers as the function says and in which something goes wrong. */
  public static TestPlatform start(
      Path folder, String platform, UnaryOperator<DeliverySettings> delivery, FaultPlan faults) {
    return new TestPlatform(folder, platform, EmulationOptions.USUAL, delivery, faults);
  }

  public Vertx vertx() {
    return vertx;
  }

  public Simulator simulator() {
    return simulator;
  }

  public CredentialFolder credentials() {
    return credentials;
  }

  /** Does something on the simulator's event loop and waits for it. */
  public <T> T there(Supplier<T> task) {
    return simulator.execute(() -> Future.succeededFuture(task.get())).await();
  }

  /** A request to the simulator, to be sent. */
  public HttpRequest<Buffer> request(HttpMethod method, String path) {
    return client.requestAbs(method, simulator.url() + path);
  }

  public HttpResponse<Buffer> get(String path) {
    return request(HttpMethod.GET, path).send().await();
  }

  public HttpResponse<Buffer> post(String path, JsonObject body) {
    return request(HttpMethod.POST, path).sendJsonObject(body).await();
  }

  public HttpResponse<Buffer> post(String path, byte[] body) {
    return request(HttpMethod.POST, path).sendBuffer(Buffer.buffer(body)).await();
  }

  /** Creates a conversation with one member; returns {@code [conversation id, member id]}. */
  public String[] conversation(String name, String member) {
    return there(
        () -> {
          String conversation = simulator.chat().createConversation(name).id();
          String who = simulator.chat().members().create(member, false).id();
          simulator.chat().join(conversation, who);
          return new String[] {conversation, who};
        });
  }

  /** An encoded picture. */
  public static byte[] picture(String format, int width, int height) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
