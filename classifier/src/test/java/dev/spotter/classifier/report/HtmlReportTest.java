package dev.spotter.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.evaluation.Predictions;
import dev.spotter.classifier.report.Chart.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private static final Table NUMBERS =
      new Table("Numbers", "", List.of("epoch", "loss"), List.of(List.of("1", "0.5")));

  @Test
  void text_is_never_taken_for_markup() throws IOException {
    String script = "<script>alert(1)</script>\"'";

    String page =
        HtmlReport.render(
            new Report(
                script,
                script,
                List.of(
                    new Facts("Facts", script, Map.of(script, script)),
                    new Matrix("Matrix", "", List.of(script), List.of(List.of(1))),
                    new Gallery(
                        "Gallery",
                        "",
                        List.of(new Gallery.Item("data:,", script, script, List.of(script)))))));

    Document html = Jsoup.parse(page);
    assertThat(html.select("script")).isEmpty();
    assertThat(html.selectFirst("h1").text()).isEqualTo(script);
    assertThat(html.selectFirst("dd").text()).isEqualTo(script);
    assertThat(html.selectFirst("img").attr("alt")).isEqualTo(script);
    assertThat(html.selectFirst("td").attr("title")).isEqualTo(script + " taken for " + script);
  }

  @Test
  void every_section_can_be_reached_and_has_a_name() throws IOException {
    Document html =
        Jsoup.parse(
            HtmlReport.render(
                new Report("Title", "", List.of(NUMBERS, new Tiles("In short", "", List.of())))));

    assertThat(html.select("nav a").eachAttr("href")).containsExactly("#numbers", "#in-short");
    for (Element section : html.select("section")) {
      assertThat(html.getElementById(section.attr("aria-labelledby")).text()).isNotBlank();
    }
  }

  /** As a training's report will have it. */
  @Test
  void a_line_goes_through_its_points() throws IOException {
    Chart curve =
        new Chart(
            "Learning curve",
            "",
            Axis.numbers("epoch", 0, 10),
            Axis.numbers("loss", 0, 1),
            List.of(
                new Chart.Line(
                    "training",
                    Chart.Tone.FIRST,
                    List.of(new Point(0, 1, ""), new Point(5, 0.5, ""), new Point(10, 0, "")))),
            NUMBERS);

    Document html = Jsoup.parse(HtmlReport.render(new Report("Title", "", List.of(curve))));

    double middle = (Plot.LEFT + Plot.RIGHT) / 2.0;
    double half = (Plot.TOP + Plot.BOTTOM) / 2.0;
    assertThat(html.selectFirst("polyline").attr("points"))
        .isEqualTo(
            "%.1f,%.1f %.1f,%.1f %.1f,%.1f"
                .formatted(
                    (double) Plot.LEFT,
                    (double) Plot.TOP,
                    middle,
                    half,
                    (double) Plot.RIGHT,
                    (double) Plot.BOTTOM));
    assertThat(html.selectFirst(".legend").text()).isEqualTo("training");
    assertThat(html.select("details tbody tr").eachText()).containsExactly("1 0.5");
  }

  @Test
  void a_mistake_is_shown_pixel_by_pixel() throws IOException {
    byte[] pixels = {10, (byte) 200, 30, 40, 1, 2, 3, 4, 90, 91, 92, 93};
    ImageSet images = new ImageSet(List.of("cat", "dog"), 2, pixels, new int[] {0});
    Predictions predictions =
        new Predictions(List.of("cat", "dog"), new double[][] {{0.25, 0.75}}, new int[] {0});

    Gallery gallery = PictureGallery.mistakes(predictions, images, 9);

    assertThat(gallery.items()).hasSize(1);
    Gallery.Item item = gallery.items().get(0);
    assertThat(item.name()).isEqualTo("dog");
    assertThat(item.notes()).containsExactly("75.00 %", "is: cat");
    BufferedImage image = decoded(item.source());
    assertThat(image.getRGB(0, 0)).isEqualTo(0xff0a015a);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xffc8025b);
    assertThat(image.getRGB(1, 1)).isEqualTo(0xff28045d);
  }

  private static BufferedImage decoded(String source) throws IOException {
    String prefix = "data:image/png;base64,";
    assertThat(source).startsWith(prefix);
    byte[] png = Base64.getDecoder().decode(source.substring(prefix.length()));
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
