package dev.spotter.sim.server;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.delivery.Deliveries;
import dev.spotter.sim.picture.PictureStore;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.platform.Throttle;
import dev.spotter.sim.platform.UnknownCalls;
import dev.spotter.sim.web.BotPreview;
import dev.spotter.sim.web.WebPage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The running platform: one chat, its page and its emulated platforms behind one HTTP server.
 * Everything in it belongs to one event loop; {@link #execute} goes there.
 */
public final class Simulator extends VerticleBase {

  private static final int RENDITION_WORKERS = 2;
  private static final int IDLE_SECONDS = 60; // longer than a stream's heartbeats are apart

  private final SimulatorOptions options;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private Chat chat;
  private PhotoUpload upload;
  private MountedPlatforms platforms;
  private WebPage page;
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
            options.platforms().stream().map(PlatformEmulator::profile).toList());
    upload =
        new PhotoUpload(
            chat, pictures, vertx.createSharedWorkerExecutor("renditions", RENDITION_WORKERS));
    UnknownCalls unknown =
        new UnknownCalls(call -> page.showUnknownCall(call.platform(), call.method()));
    platforms =
        new MountedPlatforms(
            vertx, options, chat, pictures, url(), clock, ids, router, unknown, this::botChanged);
    page = new WebPage(vertx, chat, pictures, deliveries(), upload, options.host(), run());
    chat.listen(page);
    chat.listen(deliveries()); // after the page, which must see an event before its delivery
    upload.warmUp();
    page.mount(router);
    return router;
  }

  @Override
  public Future<?> stop() {
    if (page != null) {
      page.close();
      platforms.close();
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
          platforms.connect(platform, webhook);
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
    return execute(() -> BotPreview.at(address, vertx).onSuccess(page::offerPreview).mapEmpty());
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
    return platforms.deliveries();
  }

  /**
   * Returns what has the platforms refuse posts.
   *
   * @return for use on the simulator's event loop only
   */
  public Throttle throttle() {
    return platforms.throttle();
  }

  private void botChanged(String platform, boolean connected) {
    page.botChanged(platform, connected);
    if (connected) {
      deliveries().retryNow(platform);
    }
  }

  private String run() {
    return ids.get().toString().substring(0, 8);
  }
}
