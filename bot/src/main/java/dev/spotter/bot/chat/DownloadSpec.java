package dev.spotter.bot.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How to download one picture now: made by its platform right before the download, never stored,
 * since it carries a credential.
 *
 * @param candidates addresses of the same picture, the one to prefer first
 * @param allowedOrigins {@link #origin} of every server that may be asked
 * @param authorization value of the Authorization header, sent to allowed origins only and never
 *     across a redirect to another origin
 */
public record DownloadSpec(
    List<URI> candidates, Set<String> allowedOrigins, Optional<String> authorization) {

  /** Copies the collections. */
  public DownloadSpec {
    candidates = List.copyOf(candidates);
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /**
   * Returns the addresses of a picture's renditions in the order to try them.
   *
   * @param renditions the same picture in several sizes, smallest first
   * @param shortSide from which a smaller rendition is good enough, in pixels; what is smaller
   *     comes last
   * @return the addresses; what is no address is left out
   */
  public static List<URI> candidates(List<Picture.Rendition> renditions, int shortSide) {
    return renditions.stream()
        .sorted(Comparator.comparing(rendition -> tooSmall(rendition, shortSide)))
        .flatMap(DownloadSpec::address)
        .toList();
  }

  private static boolean tooSmall(Picture.Rendition rendition, int shortSide) {
    return rendition.shortSide().map(pixels -> pixels < shortSide).orElse(false);
  }

  private static Stream<URI> address(Picture.Rendition rendition) {
    try {
      return Stream.of(new URI(rendition.url()));
    } catch (URISyntaxException e) {
      return Stream.empty();
    }
  }

  /**
   * Returns the origin of an address.
   *
   * @param url an absolute http or https address
   * @return {@code scheme://host:port}, lower case, always with the port
   */
  public static String origin(URI url) {
    int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    return (url.getScheme() + "://" + url.getHost() + ":" + port).toLowerCase(Locale.ROOT);
  }

  /** Names the servers only: some platforms put a credential into the address. */
  @Override
  public String toString() {
    return "DownloadSpec" + candidates.stream().map(DownloadSpec::origin).distinct().toList();
  }
}
