package dev.spotter.sim.caption;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * The wordings that captions are recognised by. A text fits when it fits in one of the languages;
 * which one, nobody has to say.
 *
 * @param all one a language
 */
public record Wordings(List<Wording> all) {

  private static final String RESOURCE = "/wordings.json";
  private static final Wordings KNOWN = new Wordings(load());

  /** Copies {@code all}. */
  public Wordings {
    all = List.copyOf(all);
  }

  /**
   * Returns the wordings that come with the simulator, {@code wordings.json}.
   *
   * @return a constant
   */
  public static Wordings known() {
    return KNOWN;
  }

  /**
   * Tells whether a text is the caption of photos that were not recognised.
   *
   * @param name who uploaded
   * @param photos how many in one message; at least 1
   * @param text what the bot said
   * @return whether all of the text fits
   */
  public boolean isPlain(String name, int photos, String text) {
    return any(wording -> wording.isPlain(name, photos, text));
  }

  /**
   * Tells whether a text is the caption of photos that were recognised, whatever they show.
   *
   * @param name who uploaded
   * @param photos how many in one message; at least 1
   * @param text what the bot said
   * @return whether all of the text fits
   */
  public boolean isNamed(String name, int photos, String text) {
    return any(wording -> wording.isNamed(name, photos, text));
  }

  /**
   * Tells whether a text is the caption of photos of just one thing.
   *
   * @param label what they show, with its article
   * @param name who uploaded
   * @param photos how many in one message; at least 1
   * @param text what the bot said
   * @return whether all of the text fits
   */
  public boolean says(String label, String name, int photos, String text) {
    return any(wording -> wording.says(label, name, photos, text));
  }

  private boolean any(Predicate<Wording> fits) {
    return all.stream().anyMatch(fits);
  }

  private static List<Wording> load() {
    JsonMapper mapper = JsonMapper.builder().build();
    try (InputStream in = Wordings.class.getResourceAsStream(RESOURCE)) {
      return mapper.readValue(in, new TypeReference<List<Wording>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
