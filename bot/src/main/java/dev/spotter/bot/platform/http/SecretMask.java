package dev.spotter.bot.platform.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.spotter.bot.config.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Redacts secrets in texts that others wrote: a client's message holds the address it asked, an
 * answer may quote its request, and both may hold a token. Immutable.
 */
final class SecretMask {

  private static final String MASKED = "***";

  private final List<String> secrets;

  SecretMask(Collection<Secret> secrets) {
    this(secrets.stream().map(Secret::value));
  }

  private SecretMask(Stream<String> values) {
    this.secrets =
        values
            .filter(value -> !value.isBlank())
            .flatMap(value -> Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8)))
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /** Returns a mask of one secret more. */
  SecretMask and(Secret secret) {
    return new SecretMask(Stream.concat(secrets.stream(), Stream.of(secret.value())));
  }

  /** Returns a text without the secrets, as they are or percent-encoded. */
  String apply(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASKED);
    }
    return masked;
  }

  /** Returns what makes the nodes of an answer, every text of it masked. */
  JsonNodeFactory nodes() {
    return new MaskedNodes(this);
  }

  private static final class MaskedNodes extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;

    private final transient SecretMask mask;

    MaskedNodes(SecretMask mask) {
      this.mask = mask;
    }

    @Override
    public TextNode textNode(String text) {
      return super.textNode(text == null ? null : mask.apply(text));
    }
  }
}
