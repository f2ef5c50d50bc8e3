package dev.spotter.sim.browser;

/** The running demo. */
final class Demo implements AutoCloseable {

  static Demo start() {
    return new Demo();
  }

  String url() {
    return System.getProperty("spotter.page");
  }

  @Override
  public void close() {}
}
