package dev.spotter.bot.config;

import java.nio.charset.StandardCharsets;

/**
 * A value that must not be printed: its {@code toString} hides it.
 *
 * @param value the secret itself
 */
public record Secret(String value) {

  /** Returns the secret in UTF-8, as keys are used. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
