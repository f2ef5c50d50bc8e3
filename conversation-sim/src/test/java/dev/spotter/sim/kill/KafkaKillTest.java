package dev.spotter.sim.kill;

import dev.spotter.sim.fault.FaultPlan;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bots that share an inbox on Kafka and are killed; with three brokers these are killed, too. Needs
 * {@code KAFKA_URL}, see {@code .ci/kafka}.
 */
@Tag("kafka-kill")
class KafkaKillTest extends KillContract {

  private static final int BOTS = 3;

  @Test
  void threeBots() throws Exception {
    assertCaptionsAreInOrder(run("three bots, Kafka", BOTS, inbox(), FaultPlan.NONE, brokers()));
  }

  @Test
  void threeBotsWhileMuchGoesWrong() throws Exception {
    run("three bots, Kafka, faults", BOTS, inbox(), FAULTS, brokers());
  }

  /** One broker alone stays: without it no bot could work. */
  private static List<Broker> brokers() {
    List<Broker> all = Broker.all();
    return all.size() < 3 ? List.of() : all;
  }

  private static String inbox() {
    return System.getenv("KAFKA_URL") + "/kill" + UUID.randomUUID() + "?partitions=8";
  }
}
