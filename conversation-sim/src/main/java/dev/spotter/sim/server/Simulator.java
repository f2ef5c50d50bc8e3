package dev.spotter.sim.server;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.delivery.BotProbe;
import dev.spotter.sim.delivery.Deliveries;
import dev.spotter.sim.delivery.WebhookDelivery;
import dev.spotter.sim.face.Face;
import dev.spotter.sim.face.FaceContext;
import dev.spotter.sim.face.FaceKind;
import dev.spotter.sim.face.Throttle;
import dev.spotter.sim.fault.HttpFaults;
import dev.spotter.sim.fault.WebhookFaults;
import dev.spotter.sim.http.Traffic;
import dev.spotter.sim.page.WebPage;
import dev.spotter.sim.picture.PictureStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The running platform: one chat, its page and its faces behind one HTTP server. Everything in it
 * belongs to one event loop; {@link #execute} goes there.
 */
public final class Simulator extends VerticleBase {

  private static final int RENDITION_WORKERS = 2;
  private static final int IDLE_SECONDS = 60; // longer than a stream's heartbeats are apart

  private final SimulatorOptions options;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private Chat chat;
  private PhotoUpload upload;
  private Deliveries deliveries;
  private WebPage page;
  private Throttle throttle;
  private final Map<String, BotProbe> probes = new HashMap<>();
  private HttpServer server;

  private Simulator(SimulatorOptions options, Clock clock, Supplier<UUID> ids) {
    this.options = options;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Starts a simulator.
   *
   * @param vertx runs it; undeploys it when closed
   * @param options what to start
   * @param clock gives the events and tokens their time
   * @param ids gives conversations, members and pictures their ids
   * @return the simulator once it listens; fails when it cannot, as when the port is in use
   */
  public static Future<Simulator> start(
      Vertx vertx, SimulatorOptions options, Clock clock, Supplier<UUID> ids) {
    Simulator simulator = new Simulator(options, clock, ids);
    return vertx.deployVerticle(simulator).map(simulator);
  }

  @Override
  public Future<?> start() {
    HttpServerOptions http = new HttpServerOptions();
    http.setHandle100ContinueAutomatically(true).setIdleTimeout(IDLE_SECONDS);
    server = vertx.createHttpServer(http);
    Router router = Router.router(vertx);
    return server
        .requestHandler(router)
        .listen(options.port(), options.host())
        .map(listening -> assemble(router));
  }

  /** Needs the port, which is part of every address the platform hands out. */
  private Router assemble(Router router) {
    PictureStore pictures = new PictureStore(ids, PictureStore.usualCapacity());
    chat =
        new Chat(
            clock,
            ids,
            Chat.DEFAULT_EVENTS_KEPT,
            options.platforms().stream().map(FaceKind::platform).toList());
    upload =
        new PhotoUpload(
            chat, pictures, vertx.createSharedWorkerExecutor("renditions", RENDITION_WORKERS));
    deliveries = new Deliveries(chat, mountFaces(router, pictures));
    page = new WebPage(vertx, chat, pictures, deliveries, upload, options.host(), run());
    chat.listen(page);
    chat.listen(deliveries); // after the page, which must see an event before its delivery
    upload.warmUp();
    page.mount(router);
    return router;
  }

  private Map<String, WebhookDelivery> mountFaces(Router router, PictureStore pictures) {
    HttpFaults faults = new HttpFaults(vertx, options.faults(), this::traffic);
    router.route().handler(faults);
    throttle = new Throttle(faults::refusal);
    WebhookFaults mishaps =
        new WebhookFaults(
            options.faults(), event -> chat.conversation(event.conversation()).name());
    FaceContext context =
        new FaceContext(
            vertx,
            chat,
            pictures,
            url(),
            options.credentials(),
            options.shape(),
            throttle,
            clock,
            ids);
    Map<String, WebhookDelivery> platforms = new HashMap<>();
    for (FaceKind kind : options.platforms()) {
      Face face = kind.create(context);
      WebhookDelivery delivery =
          new WebhookDelivery(
              vertx, clock, options.delivery().apply(kind.delivery()), face::notices, mishaps);
      face.mount(router, delivery);
      String name = kind.platform().name();
      platforms.put(name, delivery);
      probes.put(name, new BotProbe(vertx, connected -> botChanged(name, connected)));
    }
    return platforms;
  }

  private Traffic traffic(String path) {
    return options.platforms().stream()
        .map(kind -> kind.traffic(path))
        .filter(about -> about != Traffic.OTHER)
        .findFirst()
        .orElse(Traffic.OTHER);
  }

  @Override
  public Future<?> stop() {
    if (page != null) {
      page.close();
      probes.values().forEach(BotProbe::close);
      deliveries.close();
    }
    return server.close();
  }

  /**
   * Returns where the simulator is reachable: the page, and the platform's API.
   *
   * @return {@code http://localhost:PORT}
   */
  public URI url() {
    return URI.create("http://localhost:" + server.actualPort());
  }

  /**
   * Sends a platform's webhooks to a bot from now on, among them those that waited for one.
   *
   * @param platform the platform's name
   * @param webhook the bot's webhook address
   * @return completes on the simulator's event loop
   */
  public Future<Void> connect(String platform, URI webhook) {
    return execute(
        () -> {
          probes.get(platform).watch(webhook);
          deliveries.deliverTo(platform, webhook);
          return Future.succeededFuture();
        });
  }

  /**
   * Has the page link to a page of the bot's own on which pictures can be tried without a chat.
   *
   * @param address of that page
   * @return completes on the simulator's event loop
   */
  public Future<Void> offerPreview(URI address) {
    return execute(
        () -> {
          page.offerPreview(address);
          return Future.succeededFuture();
        });
  }

  /**
   * Does something on the simulator's event loop, where {@link #chat}, {@link #upload}, {@link
   * #deliveries} and {@link #throttle} may be used.
   *
   * @param task what to do; must not block
   * @param <T> what comes of it
   * @return what the task's future becomes, or the task's exception
   */
  public <T> Future<T> execute(Supplier<Future<T>> task) {
    Promise<T> result = Promise.promise();
    context.runOnContext(
        there -> Future.succeededFuture().compose(go -> task.get()).onComplete(result));
    return result.future();
  }

  /**
   * Returns the chat.
   *
   * @return for use on the simulator's event loop only
   */
  public Chat chat() {
    return chat;
  }

  /**
   * Returns what posts photos.
   *
   * @return for use on the simulator's event loop only
   */
  public PhotoUpload upload() {
    return upload;
  }

  /**
   * Returns what tells the bots.
   *
   * @return for use on the simulator's event loop only
   */
  public Deliveries deliveries() {
    return deliveries;
  }

  /**
   * Returns what has the platforms refuse posts.
   *
   * @return for use on the simulator's event loop only
   */
  public Throttle throttle() {
    return throttle;
  }

  private void botChanged(String platform, boolean connected) {
    page.botChanged(platform, connected);
    if (connected) {
      deliveries.retryNow(platform);
    }
  }

  private String run() {
    return ids.get().toString().substring(0, 8);
  }
}
