package dev.spotter.bot.platform;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.config.InvalidConfigException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The servers that a platform's pictures may be downloaded from with its credential. */
public final class Origins {

  private Origins() {}

  /**
   * Returns the origins of an API and of the addresses an operator listed.
   *
   * @param apiUrl the platform's API, which is always allowed
   * @param key the setting that holds the list
   * @param listed its items
   * @param example a good item
   * @return as {@link DownloadSpec#origin} writes them
   * @throws InvalidConfigException when an item is no http or https address
   */
  public static Set<String> of(URI apiUrl, String key, List<String> listed, String example) {
    Set<String> origins = new TreeSet<>();
    origins.add(DownloadSpec.origin(apiUrl));
    listed.forEach(item -> origins.add(DownloadSpec.origin(address(key, item, example))));
    return origins;
  }

  private static URI address(String key, String item, String example) {
    try {
      URI url = URI.create(item);
      if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // told below
    }
    throw new InvalidConfigException(
        "%s holds \"%s\", but every item must be an origin such as %s"
            .formatted(key, item, example));
  }
}
