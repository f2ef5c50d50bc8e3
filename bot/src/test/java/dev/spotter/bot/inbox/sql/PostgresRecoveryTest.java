package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.inbox.InboxUrl;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that goes away, and connections that are cut. */
@Tag("postgres")
class PostgresRecoveryTest extends RecoveryContract {

  private final PostgresSchema schema = PostgresSchema.create();

  @AfterEach
  void drop() {
    schema.drop();
  }

  @Test
  void afterTheServerWasRestartedEventsAreKeptAgain() throws Exception {
    assertRecovers(
        schema.url(),
        Duration.ofSeconds(3),
        new Fault() {
          @Override
          public void begin() throws Exception {
            server("stop");
          }

          @Override
          public void end() throws Exception {
            server("start");
          }
        });
  }

  /** {@code stop} ends it as a crash would. */
  private static void server(String what) throws Exception {
    String control = System.getenv("POSTGRES_CONTROL");
    assertThat(control).as("POSTGRES_CONTROL; see .ci/with-postgres").isNotNull();
    assertThat(new ProcessBuilder(control, what).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void afterCommitsWereCutOffEventsAreKeptAgain() throws Exception {
    InboxUrl.Postgres direct = (InboxUrl.Postgres) schema.url();
    // the proxy knows a COMMIT by its text, which a statement prepared on the server does not
    // repeat
    String[] place = direct.place().split("[:/]", 3);
    try (CuttingProxy proxy = new CuttingProxy(place[0], Integer.parseInt(place[1]))) {
      InboxUrl url =
          new InboxUrl.Postgres(
              "127.0.0.1:" + proxy.port() + "/" + place[2],
              direct.parameters() + "&prepareThreshold=0",
              direct.user(),
              direct.password());
      assertRecovers(
          url,
          Duration.ofSeconds(3),
          new Fault() {
            @Override
            public void begin() {
              proxy.arm(true);
            }

            @Override
            public void end() {
              proxy.arm(false);
            }
          });
      assertThat(proxy.cuts()).isGreaterThan(10);
      System.out.printf("%d commits cut%n", proxy.cuts());
    }
  }
}
