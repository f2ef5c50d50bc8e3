package dev.spotter.sim.platform.slack;

/** Text in Slack's form, in which three characters are escaped. */
final class SlackMarkup {

  private SlackMarkup() {}

  static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String plain(String escaped) {
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
