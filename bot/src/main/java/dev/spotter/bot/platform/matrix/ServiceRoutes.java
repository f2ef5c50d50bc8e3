package dev.spotter.bot.platform.matrix;

import dev.spotter.bot.platform.Route;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * The endpoints of an application service, below the {@code url} of its registration: nothing for
 * the first connection, {@code /webhooks/NAME} for further ones. Immutable.
 */
final class ServiceRoutes {

  private static final String API = "/_matrix/app/v1";

  /** A transaction of Synapse has at most 100 events, and an event 64 KB. */
  private static final long LARGEST_TRANSACTION = 8 << 20;

  private final Route transactions;
  private final Route ping;
  private final Route users;
  private final Route rooms;

  /**
   * Creates the endpoints of a connection.
   *
   * @param connection its name
   */
  ServiceRoutes(String connection) {
    String base = connection.equals(MatrixConfig.NAME) ? API : "/webhooks/" + connection + API;
    transactions = new Route(HttpMethod.PUT, base + "/transactions/:txnId", LARGEST_TRANSACTION);
    ping = new Route(HttpMethod.POST, base + "/ping");
    users = new Route(HttpMethod.GET, base + "/users/:userId");
    rooms = new Route(HttpMethod.GET, base + "/rooms/:roomAlias");
  }

  /** Returns where events are pushed to. */
  Route transactions() {
    return transactions;
  }

  /** Returns where the homeserver tries whether it reaches the service. */
  Route ping() {
    return ping;
  }

  /** Returns all, with those that ask for users and rooms, of which the bot makes none. */
  List<Route> all() {
    return List.of(transactions, ping, users, rooms);
  }
}
