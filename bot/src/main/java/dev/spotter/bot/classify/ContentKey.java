package dev.spotter.bot.classify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells pictures apart by their bytes.
 *
 * @param sha256 of the encoded image, hex
 */
public record ContentKey(String sha256) {

  /** Returns the key of an encoded image. */
  public static ContentKey of(byte[] image) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(image);
      return new ContentKey(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
