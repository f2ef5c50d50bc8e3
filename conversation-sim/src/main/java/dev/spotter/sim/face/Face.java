package dev.spotter.sim.face;

import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.Notice;
import dev.spotter.sim.delivery.WebhookDelivery;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * The chat as a bot on one platform sees it. Not thread-safe: it belongs to the chat's event loop.
 */
public interface Face {

  /**
   * Writes what the platform tells of an event in one of its conversations.
   *
   * @param event the event
   * @return the notices, sent one after the other; empty for what a bot is not told
   */
  List<Notice> notices(Event event);

  /**
   * Adds the API's routes, all of them below the path that the kind's {@link FaceKind#environment}
   * names.
   *
   * @param router the server's router
   * @param delivery sends the notices; told of a bot that connects by itself
   */
  void mount(Router router, WebhookDelivery delivery);
}
