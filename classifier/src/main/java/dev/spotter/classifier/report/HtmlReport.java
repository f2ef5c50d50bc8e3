package dev.spotter.classifier.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes reports as HTML pages that need no other file, no network and no script. */
public final class HtmlReport {

  private static final String STYLE = "report.css";

  private HtmlReport() {}

  /**
   * Writes a report.
   *
   * @param report what to write
   * @param file where to; replaced when it is there, its folders made when they are not
   * @throws IOException when it cannot be written
   */
  public static void write(Report report, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, render(report));
  }

  static String render(Report report) throws IOException {
    TemplateEngine templates =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            HtmlReport.class.getClassLoader(),
            "dev.spotter.classifier.report.page");
    StringOutput page = new StringOutput();
    templates.render(
        "report.jte", Map.<String, Object>of("report", report, "style", style()), page);
    return page.toString();
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
