package dev.spotter.sim.face.vonage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A folder with everything a bot needs to work with this simulator: {@code private.key} and {@code
 * public.pem} of the application, and {@code spotter.env}, which a shell can source. Thread-safe.
 */
public final class CredentialFolder {

  private static final String PRIVATE_KEY = "private.key";
  private static final String PUBLIC_KEY = "public.pem";
  private static final String ENVIRONMENT = "spotter.env";
  private static final String APPLICATION_ID = "SPOTTER_VONAGE_APPLICATION_ID";
  private static final String SIGNATURE_SECRET = "SPOTTER_VONAGE_SIGNATURE_SECRET";
  private static final String PRIVATE_KEY_FILE = "SPOTTER_VONAGE_PRIVATE_KEY_FILE";
  private static final String API_URL = "SPOTTER_VONAGE_API_URL";
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)='(.*)'$");
  private static final int KEY_BITS = 2048;
  private static final int SECRET_BYTES = 32;
  private static final int API_KEY_LENGTH = 8;

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
   * Makes new credentials and writes them, readable by their owner alone where the file system can
   * say so.
   *
   * @param random makes keys and secret
   * @throws CredentialException when the folder cannot be written
   */
  public void create(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS, random);
      KeyPair keys = generator.generateKeyPair();
      Files.createDirectories(folder);
      write(".gitignore", "*\n");
      write(PRIVATE_KEY, pem("PRIVATE KEY", keys.getPrivate()));
      write(PUBLIC_KEY, pem("PUBLIC KEY", keys.getPublic()));
      byte[] secret = new byte[SECRET_BYTES];
      random.nextBytes(secret);
      Map<String, String> environment = new LinkedHashMap<>();
      environment.put(APPLICATION_ID, UUID.randomUUID().toString());
      environment.put(SIGNATURE_SECRET, HexFormat.of().formatHex(secret));
      environment.put(PRIVATE_KEY_FILE, folder.resolve(PRIVATE_KEY).toString());
      writeEnvironment(environment);
    } catch (IOException | GeneralSecurityException failure) {
      throw new CredentialException("Credentials cannot be written to " + folder, failure);
    }
  }

  /**
   * Writes down where the simulator's API is, for bots and for the next run.
   *
   * @param apiUrl the API's address
   * @throws CredentialException when there are no credentials or they cannot be written
   */
  public void setApiUrl(URI apiUrl) {
    Map<String, String> environment = environment();
    environment.put(API_URL, apiUrl.toString());
    try {
      writeEnvironment(environment);
    } catch (IOException failure) {
      throw new CredentialException("Credentials cannot be written to " + folder, failure);
    }
  }

  /**
   * Returns where the simulator's API was last.
   *
   * @return the API's address, if it was ever set
   * @throws CredentialException when there are no credentials
   */
  public Optional<URI> apiUrl() {
    return Optional.ofNullable(environment().get(API_URL)).map(URI::create);
  }

  /**
   * Reads what a bot is to be started with.
   *
   * @return the {@code SPOTTER_VONAGE_*} variables; a copy
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
   * Reads what the platform has to know.
   *
   * @return the credentials; the account's key is the first part of the application's id
   * @throws CredentialException when a file is missing or damaged
   */
  public VonageCredentials load() {
    Map<String, String> environment = environment();
    String applicationId = environment.get(APPLICATION_ID);
    String secret = environment.get(SIGNATURE_SECRET);
    if (applicationId == null || applicationId.length() < API_KEY_LENGTH || secret == null) {
      throw damaged(ENVIRONMENT, null);
    }
    String apiKey = applicationId.substring(0, API_KEY_LENGTH);
    return new VonageCredentials(applicationId, apiKey, secret, publicKey());
  }

  private RSAPublicKey publicKey() {
    String base64 = read(PUBLIC_KEY).replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (GeneralSecurityException | IllegalArgumentException failure) {
      throw damaged(PUBLIC_KEY, failure);
    }
  }

  private CredentialException damaged(String file, Exception cause) {
    String words = " is damaged. Delete the folder to get new credentials.";
    return new CredentialException(folder.resolve(file) + words, cause);
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException failure) {
      throw new CredentialException("Credentials cannot be read: " + failure.getMessage(), failure);
    }
  }

  private void writeEnvironment(Map<String, String> environment) throws IOException {
    StringBuilder lines = new StringBuilder();
    environment.forEach(
        (name, value) ->
            lines.append("export %s='%s'%n".formatted(name, value.replace("'", "'\\''"))));
    write(ENVIRONMENT, lines.toString());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    if (posix && !Files.exists(path)) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(path, text);
  }

  private static String pem(String kind, Key key) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
