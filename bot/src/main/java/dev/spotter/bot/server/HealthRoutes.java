package dev.spotter.bot.server;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /health/live} says that the process answers, {@code GET /health/ready} whether it can
 * do its work: 200 when every check succeeds, else 503. The body is {@code {status, checks}}, with
 * {@code UP} or {@code DOWN} for the whole and for every check by name. Some checks are told
 * without deciding: a platform out of reach is no reason to keep the others' requests from this
 * bot. Why a check failed is logged, not answered: a stranger may ask.
 */
public final class HealthRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

  private final Map<String, Supplier<Future<Void>>> checks;
  private final Map<String, Supplier<Future<Void>>> told;
  private final Duration timeout;
  private final Map<String, Supplier<String>> facts = new TreeMap<>();

  /**
   * Creates the routes.
   *
   * @param checks what readiness takes, by name; a check that fails or throws is down
   * @param told what is told as well, but decides nothing
   * @param timeout a check that has not answered by then is down; a few seconds, less than those
   *     who probe are willing to wait
   */
  public HealthRoutes(
      Map<String, Supplier<Future<Void>>> checks,
      Map<String, Supplier<Future<Void>>> told,
      Duration timeout) {
    this.checks = Map.copyOf(checks);
    this.told = Map.copyOf(told);
    this.timeout = timeout;
  }

  /**
   * Adds a fact to what readiness answers.
   *
   * @param name of the fact, beside {@code status} and {@code checks}
   * @param fact asked for at every request; nothing that a stranger may not know
   * @return these routes
   */
  public HealthRoutes telling(String name, Supplier<String> fact) {
    facts.put(name, fact);
    return this;
  }

  /**
   * Adds the two routes.
   *
   * @param router answers the bot's HTTP requests
   */
  public void mount(Router router) {
    router.get("/health/live").handler(ctx -> end(ctx, true, new JsonObject(), Map.of()));
    router.get("/health/ready").handler(this::ready);
  }

  private void ready(RoutingContext ctx) {
    Map<String, Future<Boolean>> running = new TreeMap<>();
    told.forEach((name, check) -> running.put(name, perform(name, check)));
    checks.forEach((name, check) -> running.put(name, perform(name, check)));
    JsonObject known = new JsonObject();
    facts.forEach((name, fact) -> known.put(name, fact.get()));
    Future.all(List.copyOf(running.values()))
        .onSuccess(done -> end(ctx, allUp(running), known, running));
  }

  private boolean allUp(Map<String, Future<Boolean>> outcomes) {
    return checks.keySet().stream().allMatch(name -> outcomes.get(name).result());
  }

  private Future<Boolean> perform(String name, Supplier<Future<Void>> check) {
    return Future.succeededFuture()
        .compose(now -> check.get())
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> LOG.warn("Not ready: {}: {}", name, failure.toString()))
        .map(true)
        .otherwise(false);
  }

  private static void end(
      RoutingContext ctx, boolean up, JsonObject known, Map<String, Future<Boolean>> checks) {
    JsonObject outcomes = new JsonObject();
    checks.forEach((name, outcome) -> outcomes.put(name, word(outcome.result())));
    ctx.response().setStatusCode(up ? 200 : 503);
    ctx.json(new JsonObject().put("status", word(up)).mergeIn(known).put("checks", outcomes));
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
