package dev.spotter.bot.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The process's environment variables, as far as an operator has set them: empty ones are not
 * given, and Kubernetes sets some for every service whose name begins with Spotter's, in every pod
 * beside it ({@code SPOTTER_HTTP_PORT=tcp://10.0.0.1:80} is no port to listen on). Immutable.
 */
final class Environment {

  private static final Pattern OF_A_SERVICE =
      Pattern.compile(
          "SPOTTER_(.+_)?(SERVICE_(HOST|PORT(_.+)?)|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  private static final Pattern LINK = Pattern.compile("(tcp|udp|sctp)://\\S+");

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Returns the value of a variable, when given. */
  Optional<String> value(String variable) {
    return Optional.ofNullable(variables.get(variable))
        .filter(value -> !value.isBlank() && !isOfKubernetes(variable, value));
  }

  /** Returns the names of all variables but Kubernetes', in alphabetical order. */
  Stream<String> names() {
    return variables.entrySet().stream()
        .filter(variable -> !isOfKubernetes(variable.getKey(), variable.getValue()))
        .map(Map.Entry::getKey)
        .sorted();
  }

  private static boolean isOfKubernetes(String variable, String value) {
    return OF_A_SERVICE.matcher(variable).matches()
        || (variable.endsWith("_PORT") && LINK.matcher(value).matches());
  }
}
