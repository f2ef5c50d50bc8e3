package dev.spotter.bot.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.TestCards;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.modelfile.ModelCard;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class PreviewRoutesTest {

  private static final ModelCard CARD =
      TestCards.card("mine").withTaxonomy(new Taxonomy(Map.of("cat", List.of("pet"))));

  private OpsServer server;

  @BeforeEach
  void start(Vertx vertx) throws TimeoutException {
    server = new OpsServer(vertx, new PreviewRoutes(() -> CARD, 1000)::mount);
  }

  @Test
  void thePageAndAllItLoadsComeFromHere() throws Exception {
    HttpResponse<Buffer> page = server.get("/preview");
    assertThat(page.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
    List<String> loaded =
        Pattern.compile("(?:href|src)=\"([^\"#]+)")
            .matcher(page.bodyAsString())
            .results()
            .map(MatchResult::group)
            .map(found -> found.replaceAll("^.*\"", ""))
            .toList();

    assertThat(loaded).hasSizeGreaterThan(2);
    for (String file : loaded) {
      assertThat(file).startsWith("preview/");
      assertThat(server.get("/" + file).statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  void thePageMayLoadAndDoNothingElse() throws Exception {
    HttpResponse<Buffer> page = server.get("/preview");

    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.bodyAsString()).doesNotContain("style=", "onclick=", "http://", "https://");
  }

  @Test
  void theModelThatAnswersIsNamed() throws Exception {
    JsonObject model = server.get("/preview/model").bodyAsJsonObject();

    assertThat(model.getString("name")).isEqualTo("mine");
    assertThat(model.getString("version")).isEqualTo(CARD.version());
    assertThat(model.getJsonArray("labels")).isEqualTo(JsonArray.of("cat", "dog"));
    assertThat(model.getJsonArray("wider")).isEqualTo(JsonArray.of("pet"));
    assertThat(model.getLong("maxBytes")).isEqualTo(1000);
  }

  @Test
  void nothingElseOfTheJarIsServed() throws Exception {
    assertThat(server.get("/preview/..%2Flogback.xml").statusCode()).isEqualTo(404);
    assertThat(server.get("/preview/index.html").statusCode()).isEqualTo(404);
  }
}
