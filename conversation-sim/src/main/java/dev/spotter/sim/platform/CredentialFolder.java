package dev.spotter.sim.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A folder with everything a bot needs to work with this simulator: {@code spotter.env}, which a
 * shell can source, and the files it names. Thread-safe.
 */
public final class CredentialFolder {

  private static final String ENVIRONMENT = "spotter.env";
  private static final String SIMULATOR_URL = "SIMULATOR_URL";
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)='(.*)'$");

  private final Path folder;

  /**
   * Names a folder; touches nothing.
   *
   * @param folder the folder
   */
  public CredentialFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Returns the file to source before starting a bot.
   *
   * @return {@code spotter.env} in this folder
   */
  public Path environmentFile() {
    return folder.resolve(ENVIRONMENT);
  }

  /**
   * Tells whether the folder holds credentials.
   *
   * @return whether they were created before
   */
  public boolean exists() {
    return Files.exists(environmentFile());
  }

  /**
   * Makes new credentials for the accounts that have none yet, readable by their owner alone where
   * the file system can say so.
   *
   * @param emulators the platforms
   * @param random makes keys and secrets
   * @throws CredentialException when the folder cannot be written
   */
  public void complete(List<PlatformEmulator> emulators, SecureRandom random) {
    Map<String, String> environment = exists() ? environment() : new LinkedHashMap<>();
    for (PlatformEmulator emulator : emulators) {
      if (!holds(emulator, environment)) {
        environment.putAll(emulator.createCredentials(this, random));
      }
    }
    write(".gitignore", "*\n");
    write(environment);
  }

  private static boolean holds(PlatformEmulator emulator, Map<String, String> environment) {
    String prefix = "SPOTTER_" + emulator.account().toUpperCase(Locale.ROOT) + "_";
    return environment.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /**
   * Writes down where the simulator is, for bots and for the next run.
   *
   * @param emulators the platforms
   * @param simulator the simulator's address
   * @throws CredentialException when there are no credentials or they cannot be written
   */
  public void setUrl(List<PlatformEmulator> emulators, URI simulator) {
    Map<String, String> environment = environment();
    environment.put(SIMULATOR_URL, simulator.toString());
    emulators.forEach(emulator -> environment.putAll(emulator.environment(simulator)));
    write(environment);
  }

  /**
   * Returns where the simulator was last.
   *
   * @return its address, if it was ever set
   * @throws CredentialException when there are no credentials
   */
  public Optional<URI> url() {
    return Optional.ofNullable(environment().get(SIMULATOR_URL)).map(URI::create);
  }

  /**
   * Reads what a bot is to be started with.
   *
   * @return the variables; a copy
   * @throws CredentialException when there is no {@code spotter.env}
   */
  public Map<String, String> environment() {
    return EXPORT
        .matcher(read(ENVIRONMENT))
        .results()
        .collect(
            Collectors.toMap(
                export -> export.group(1),
                export -> export.group(2).replace("'\\''", "'"),
                (first, second) -> second,
                LinkedHashMap::new));
  }

  /**
   * Reads one variable.
   *
   * @param name the variable
   * @return its value
   * @throws CredentialException when it is not there
   */
  public String variable(String name) {
    return Optional.ofNullable(environment().get(name))
        .orElseThrow(() -> damaged(ENVIRONMENT, null));
  }

  /**
   * Returns a file's place.
   *
   * @param file its name
   * @return its path
   */
  public Path resolve(String file) {
    return folder.resolve(file);
  }

  /**
   * Reads a file.
   *
   * @param file its name
   * @return its text
   * @throws CredentialException when it cannot be read
   */
  public String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException failure) {
      throw new CredentialException("Credentials cannot be read: " + failure.getMessage(), failure);
    }
  }

  /**
   * Writes a file for its owner's eyes.
   *
   * @param file its name
   * @param text its text
   * @throws CredentialException when it cannot be written
   */
  public void write(String file, String text) {
    try {
      Files.createDirectories(folder);
      Path path = folder.resolve(file);
      boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
      if (posix && !Files.exists(path)) {
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(path, text);
    } catch (IOException failure) {
      throw new CredentialException(
          "Credentials cannot be written to "
              + folder
              + ". Make the folder writable, or name another one with --credentials.",
          failure);
    }
  }

  /**
   * Returns the failure to throw for a file that holds no credentials.
   *
   * @param file its name
   * @param cause why, or null
   * @return the exception; it says what to do
   */
  public CredentialException damaged(String file, Exception cause) {
    String words = " is damaged. Delete the folder to get new credentials.";
    return new CredentialException(folder.resolve(file) + words, cause);
  }

  private void write(Map<String, String> environment) {
    StringBuilder lines = new StringBuilder();
    environment.forEach(
        (name, value) ->
            lines.append("export %s='%s'%n".formatted(name, value.replace("'", "'\\''"))));
    write(ENVIRONMENT, lines.toString());
  }
}
