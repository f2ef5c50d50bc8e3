package dev.spotter.bot.fetch;

import dev.spotter.bot.fetch.FetchException.Reason;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides where a download may go: every address, first or redirected to, becomes a {@link
 * AllowedUrl} here or is refused. Immutable.
 */
final class UrlAllowList {

  private final Set<Origin> allowed;

  /**
   * Creates the decision for one source.
   *
   * @param allowedOrigins {@code scheme://host:port}; the port may be left out when it is the
   *     scheme's own
   */
  UrlAllowList(Set<String> allowedOrigins) {
    allowed =
        allowedOrigins.stream()
            .map(URI::create)
            .map(Origin::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Admits an address.
   *
   * @param uri where the picture is said to be
   * @param authorization the credential meant for its origin
   * @return the destination
   * @throws FetchException with {@link Reason#NOT_ALLOWED} when its origin is not allowed
   */
  AllowedUrl admit(URI uri, Optional<String> authorization) {
    Origin origin =
        Origin.of(uri).orElseThrow(() -> refused("an address that is not plain http or https"));
    if (!allowed.contains(origin)) {
      throw refused(origin.toString());
    }
    return new AllowedUrl(uri, origin, authorization);
  }

  /**
   * Admits the target of a redirect. The credential goes along only while the origin stays the
   * same; once dropped it does not come back.
   *
   * @param from the destination that answered
   * @param location its Location header, absolute or relative
   * @return the next destination
   * @throws FetchException when there is no such address or its origin is not allowed
   */
  AllowedUrl redirect(AllowedUrl from, Optional<String> location) {
    URI target = location.flatMap(text -> resolve(from.uri(), text)).orElseThrow(() -> lost(from));
    AllowedUrl next = admit(target, from.authorization());
    return next.origin().equals(from.origin()) ? next : next.withoutAuthorization();
  }

  private static Optional<URI> resolve(URI base, String location) {
    try {
      return Optional.of(base.resolve(location));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static FetchException refused(String what) {
    return new FetchException(Reason.NOT_ALLOWED, "downloads from " + what + " are not allowed");
  }

  private static FetchException lost(AllowedUrl from) {
    return new FetchException(
        Reason.BAD_REDIRECT, from.origin() + " redirects to no readable address");
  }
}
