package dev.spotter.sim.platform;

import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.delivery.Notification;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * The chat as a bot on one platform sees it. Not thread-safe: it belongs to the chat's event loop.
 */
public interface PlatformEmulation {

  /**
   * Writes what the platform tells of an event in one of its conversations.
   *
   * @param event the event
   * @return the notifications, sent one after the other; empty for what a bot is not told
   */
  List<Notification> notifications(Event event);

  /**
   * Tells what is emulated.
   *
   * @return the API's path, its methods and events
   */
  EmulatedApi api();

  /**
   * Adds the API's routes, all of them below the path that the emulator's {@link
   * PlatformEmulator#environment} names.
   *
   * @param router the server's router
   * @param delivery sends the notifications; told of a bot that connects by itself
   */
  void mount(Router router, EventDelivery delivery);
}
