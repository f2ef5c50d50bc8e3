package dev.spotter.sim.platform.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.sim.platform.CredentialException;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.PlatformEmulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VonageKeysTest {

  private static final List<PlatformEmulator> VONAGE = List.of(new VonageEmulator());

  @TempDir Path temporary;
  private Path path;
  private CredentialFolder folder;

  @BeforeEach
  void create() {
    path = temporary.resolve("it's mine");
    folder = new CredentialFolder(path);
  }

  @Test
  void existsOnceItIsCreated() {
    assertThat(folder.exists()).isFalse();

    folder.complete(VONAGE, new SecureRandom());

    assertThat(folder.exists()).isTrue();
    assertThat(VonageKeys.load(new CredentialFolder(path))).isEqualTo(VonageKeys.load(folder));
  }

  @Test
  void writesAFileThatAShellCanSource() throws Exception {
    folder.complete(VONAGE, new SecureRandom());
    folder.setUrl(VONAGE, URI.create("http://localhost:8090"));

    String script =
        ". \"$0\" && echo $SPOTTER_VONAGE_API_URL && cat \"$SPOTTER_VONAGE_PRIVATE_KEY_FILE\"";
    Process shell =
        new ProcessBuilder("sh", "-c", script, folder.environmentFile().toString()).start();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);

    assertThat(output).startsWith("http://localhost:8090\n-----BEGIN PRIVATE KEY-----\n");
  }

  @Test
  void givesABotWhatItNeeds() {
    folder.complete(VONAGE, new SecureRandom());
    folder.setUrl(VONAGE, URI.create("http://localhost:8090"));

    Map<String, String> environment = folder.environment();

    assertThat(environment.keySet())
        .containsExactlyInAnyOrder(
            "SPOTTER_VONAGE_APPLICATION_ID",
            "SPOTTER_VONAGE_SIGNATURE_SECRET",
            "SPOTTER_VONAGE_PRIVATE_KEY_FILE",
            "SPOTTER_VONAGE_API_URL",
            "SPOTTER_VONAGE_BOT_USER",
            "SIMULATOR_URL");
    assertThat(environment)
        .containsEntry("SPOTTER_VONAGE_PRIVATE_KEY_FILE", path.resolve("private.key").toString());
    assertThat(folder.url()).contains(URI.create("http://localhost:8090"));
  }

  @Test
  void isReadableByItsOwnerAlone() throws IOException {
    folder.complete(VONAGE, new SecureRandom());

    for (String file : new String[] {"private.key", "spotter.env"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void neverPrintsTheSecret() {
    folder.complete(VONAGE, new SecureRandom());

    assertThat(VonageKeys.load(folder).toString())
        .doesNotContain(VonageKeys.load(folder).signatureSecret());
  }

  @Test
  void saysWhatToDoAboutADamagedFile() throws IOException {
    folder.complete(VONAGE, new SecureRandom());
    Files.writeString(path.resolve("public.pem"), "rubbish");

    assertThatThrownBy(() -> VonageKeys.load(folder))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("public.pem is damaged. Delete the folder");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> VonageKeys.load(folder))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("spotter.env");
  }
}
