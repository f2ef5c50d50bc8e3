package dev.spotter.sim.server;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.BotProbe;
import dev.spotter.sim.delivery.Deliveries;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.fault.HttpFaults;
import dev.spotter.sim.fault.WebhookFaults;
import dev.spotter.sim.http.Traffic;
import dev.spotter.sim.picture.PictureStore;
import dev.spotter.sim.platform.EmulatedApi;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.platform.Throttle;
import dev.spotter.sim.platform.UnknownCalls;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The emulations of a running simulator: each with its routes, its delivery and a probe that tells
 * whether its bot listens. Not thread-safe: it belongs to the chat's event loop.
 */
final class MountedPlatforms {

  private final Vertx vertx;
  private final SimulatorOptions options;
  private final Clock clock;
  private final WebhookFaults webhookFaults;
  private final HttpFaults httpFaults;
  private final Throttle throttle;
  private final Deliveries deliveries;
  private final Map<String, BotProbe> probes = new HashMap<>();

  /**
   * Mounts every emulation of the options.
   *
   * @param router the server's router
   * @param url where the simulator is reachable, without a slash at its end
   * @param unknown told of calls of what is not emulated
   * @param onBot told the name of a platform whose bot comes (true) or goes (false)
   */
  MountedPlatforms(
      Vertx vertx,
      SimulatorOptions options,
      Chat chat,
      PictureStore pictures,
      URI url,
      Clock clock,
      Supplier<UUID> ids,
      Router router,
      UnknownCalls unknown,
      BiConsumer<String, Boolean> onBot) {
    this.vertx = vertx;
    this.options = options;
    this.clock = clock;
    this.webhookFaults = new WebhookFaults(options.faults(), event -> conversation(chat, event));
    this.httpFaults = new HttpFaults(vertx, options.faults(), this::traffic);
    this.throttle = new Throttle(httpFaults::refusal);
    EmulationContext context =
        new EmulationContext(
            vertx,
            chat,
            pictures,
            url,
            options.credentials(),
            options.emulation(),
            throttle,
            unknown,
            clock,
            ids);
    router.route().handler(httpFaults);
    Map<String, EventDelivery> mounted = new HashMap<>();
    for (PlatformEmulator emulator : options.platforms()) {
      String name = emulator.profile().name();
      mounted.put(name, mount(emulator, context, router));
      probes.put(name, new BotProbe(vertx, connected -> onBot.accept(name, connected)));
    }
    this.deliveries = new Deliveries(chat, mounted);
  }

  private EventDelivery mount(PlatformEmulator emulator, EmulationContext context, Router router) {
    PlatformEmulation emulation = emulator.create(context);
    EventDelivery delivery =
        new EventDelivery(
            vertx,
            clock,
            options.delivery().apply(emulator.delivery()),
            emulation::notifications,
            webhookFaults);
    describe(emulation.api(), router);
    emulation.mount(router, delivery);
    return delivery;
  }

  /** For whoever opens the API's address in a browser; no token is needed. */
  private static void describe(EmulatedApi api, Router router) {
    for (String path : List.of(api.path(), api.path() + "/")) {
      router.get(path).handler(http -> http.json(api.toJson()));
    }
  }

  private static String conversation(Chat chat, Event event) {
    return chat.conversation(event.conversation()).name();
  }

  private Traffic traffic(String path) {
    return options.platforms().stream()
        .map(emulator -> emulator.traffic(path))
        .filter(about -> about != Traffic.OTHER)
        .findFirst()
        .orElse(Traffic.OTHER);
  }

  /** Sends a platform's notifications to a bot, and watches whether it listens. */
  void connect(String platform, URI webhook) {
    probes.get(platform).watch(webhook);
    deliveries.deliverTo(platform, webhook);
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Throttle throttle() {
    return throttle;
  }

  void close() {
    probes.values().forEach(BotProbe::close);
    deliveries.close();
  }
}
