package dev.spotter.bot.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The values an operator gave, by key. The environment wins over the file; a key {@code
 * http.max-body} is {@code SPOTTER_HTTP_MAX_BODY} there, and an empty value means not given. Every
 * key that is asked for becomes a known one, so that {@link #refuseUnknownKeys} can tell a
 * misspelled key from a known one. Not thread-safe.
 */
public final class Settings {

  private static final String PREFIX = "SPOTTER_";

  private final String source;
  private final Map<String, String> file;
  private final Environment environment;
  private final Set<String> keys = new TreeSet<>();
  private final Map<String, String> variables = new TreeMap<>();
  private final Set<URI> ownServers = new TreeSet<>();

  private Settings(String source, Map<String, String> file, Environment environment) {
    this.source = source;
    this.file = file;
    this.environment = environment;
  }

  /**
   * Reads the file, if there is one.
   *
   * @param file a YAML file of nested keys
   * @param environment the process's environment
   * @return the values, not checked yet
   * @throws InvalidConfigException when the file cannot be read
   */
  public static Settings of(Optional<Path> file, Map<String, String> environment) {
    String source = file.map(Path::toString).orElse("(no file)");
    return new Settings(
        source, file.map(YamlKeys::read).orElse(Map.of()), new Environment(environment));
  }

  /** Returns the text of a key, or the default. */
  public String text(String key, String byDefault) {
    return given(key).orElse(byDefault);
  }

  /** Returns whether the file holds a key, and the environment does not. */
  public boolean isFromFile(String key) {
    return file.containsKey(key) && environment.value(variable(key)).isEmpty();
  }

  /** Returns the path of a key, when given. */
  public Optional<Path> path(String key) {
    return given(key).map(Path::of);
  }

  /** Returns the items of a comma-separated or YAML list, or the default. */
  public List<String> list(String key, List<String> byDefault) {
    return given(key)
        .map(text -> Stream.of(text.trim().split("\\s*,\\s*")).filter(item -> !item.isEmpty()))
        .map(Stream::toList)
        .orElse(byDefault);
  }

  /**
   * Returns a text of the form {@code pattern}, which {@code allowed} describes, or the default.
   */
  public String matching(String key, String byDefault, String pattern, String allowed) {
    return optional(key, allowed, Function.identity(), text -> text.matches(pattern))
        .orElse(byDefault);
  }

  /** Returns a whole number between {@code min} and {@code max}, or the default. */
  public int whole(String key, int byDefault, int min, int max) {
    return whole(key, min, max).orElse(byDefault);
  }

  /** Returns a whole number between {@code min} and {@code max}, when given. */
  public Optional<Integer> whole(String key, int min, int max) {
    String allowed = "a whole number from " + min + " to " + max;
    return optional(key, allowed, Integer::valueOf, n -> n >= min && n <= max);
  }

  /** Returns a number between {@code min} and {@code max}, when given. */
  public Optional<Double> number(String key, double min, double max) {
    String allowed = "a number from " + min + " to " + max;
    return optional(key, allowed, Double::valueOf, n -> n >= min && n <= max);
  }

  /** Returns a length of time such as {@code 250ms}, {@code 10s}, {@code 5m}, or the default. */
  public Duration duration(String key, Duration byDefault, Duration min, Duration max) {
    String allowed =
        "a time such as 250ms, 10s or 5m, from " + Units.shown(min) + " to " + Units.shown(max);
    Predicate<Duration> within = given -> given.compareTo(min) >= 0 && given.compareTo(max) <= 0;
    return optional(key, allowed, Units::duration, within).orElse(byDefault);
  }

  /** Returns a size in bytes, such as {@code 512KB} or {@code 20MB}, or the default. */
  public long bytes(String key, long byDefault, long min, long max) {
    String allowed = "a size such as 512KB or 20MB, from " + min + " to " + max + " bytes";
    return optional(key, allowed, Units::bytes, n -> n >= min && n <= max).orElse(byDefault);
  }

  /** Returns an absolute http or https address without a slash at its end, or the default. */
  public URI url(String key, String byDefault) {
    URI usual = Units.httpUrl(byDefault);
    Optional<URI> own = url(key).filter(url -> !url.equals(usual));
    own.ifPresent(ownServers::add);
    return own.orElse(usual);
  }

  /** Returns the addresses that the operator gave in place of others, as far as read by now. */
  public Set<URI> ownServers() {
    return Set.copyOf(ownServers);
  }

  /** Returns the address of a server that has no usual one, when given. */
  public Optional<URI> server(String key) {
    Optional<URI> server = url(key);
    server.ifPresent(ownServers::add);
    return server;
  }

  /** Returns an absolute http or https address without a slash at its end, when given. */
  public Optional<URI> url(String key) {
    return optional(key, "an http:// or https:// address", Units::httpUrl, url -> true);
  }

  /**
   * Returns a secret: from its environment variable, or from the file that the variable with {@code
   * _FILE} at its end names.
   *
   * @param key the secret's key, which the configuration file must not hold
   * @return the secret without white space around it; empty when neither variable is set
   * @throws InvalidConfigException when the file holds it or the named file cannot be read
   */
  public Optional<Secret> secret(String key) {
    String variable = known(key);
    claim(variable + "_FILE", key);
    if (file.containsKey(key)) {
      throw new InvalidConfigException(
          "%s: %s is a secret; give it by the environment variable %s or %s_FILE instead"
              .formatted(source, key, variable, variable));
    }
    return environment
        .value(variable)
        .or(
            () ->
                environment
                    .value(variable + "_FILE")
                    .map(path -> Units.file(variable + "_FILE", path)))
        .map(text -> new Secret(text.strip()));
  }

  /**
   * Checks that the file holds no key that nobody asked for.
   *
   * @throws InvalidConfigException naming the first unknown key and the known ones beside it
   */
  public void refuseUnknownKeys() {
    for (String key : file.keySet()) {
      if (!keys.contains(key)) {
        throw new InvalidConfigException(
            "%s: unknown key %s; allowed are %s".formatted(source, key, neighbours(key)));
      }
    }
  }

  /** Returns the {@code SPOTTER_} variables that nobody asked for, in alphabetical order. */
  public List<String> unknownVariables() {
    return environment
        .names()
        .filter(name -> name.startsWith(PREFIX) && !variables.containsKey(name))
        .toList();
  }

  /** Returns the environment variable that a key can be given by. */
  public static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private <T> Optional<T> optional(
      String key, String allowed, Function<String, T> parser, Predicate<T> valid) {
    return given(key).map(text -> parsed(key, text, allowed, parser, valid));
  }

  private <T> T parsed(
      String key, String text, String allowed, Function<String, T> parser, Predicate<T> valid) {
    try {
      T value = parser.apply(text.trim());
      if (valid.test(value)) {
        return value;
      }
    } catch (IllegalArgumentException notParsed) {
      // told below, with what is allowed
    }
    throw new InvalidConfigException(
        "%s is \"%s\", but must be %s".formatted(origin(key), text, allowed));
  }

  private String origin(String key) {
    String variable = variable(key);
    return environment.value(variable).isPresent() ? variable : source + ": " + key;
  }

  private Optional<String> given(String key) {
    return environment
        .value(known(key))
        .or(() -> Optional.ofNullable(file.get(key)).filter(value -> !value.isBlank()));
  }

  private String known(String key) {
    keys.add(key);
    claim(variable(key), key);
    return variable(key);
  }

  /** Two sections may have names by which two of their keys would be one variable. */
  private void claim(String variable, String key) {
    String other = variables.putIfAbsent(variable, key);
    if (other != null && !other.equals(key)) {
      throw new InvalidConfigException(
          "%s would be both %s and %s; choose another name for the connection"
              .formatted(variable, other, key));
    }
  }

  private String neighbours(String key) {
    String section = key.contains(".") ? key.substring(0, key.indexOf('.') + 1) : "";
    List<String> inSection = keys.stream().filter(k -> k.startsWith(section)).toList();
    return String.join(", ", inSection.isEmpty() ? keys : inSection);
  }
}
