package dev.spotter.sim.face.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFolderTest {

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

    folder.create(new SecureRandom());

    assertThat(folder.exists()).isTrue();
    assertThat(new CredentialFolder(path).load()).isEqualTo(folder.load());
  }

  @Test
  void writesAFileThatAShellCanSource() throws Exception {
    folder.create(new SecureRandom());
    folder.setApiUrl(URI.create("http://localhost:8090"));

    String script =
        ". \"$0\" && echo $SPOTTER_VONAGE_API_URL && cat \"$SPOTTER_VONAGE_PRIVATE_KEY_FILE\"";
    Process shell =
        new ProcessBuilder("sh", "-c", script, folder.environmentFile().toString()).start();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);

    assertThat(output).startsWith("http://localhost:8090\n-----BEGIN PRIVATE KEY-----\n");
  }

  @Test
  void givesABotWhatItNeeds() {
    folder.create(new SecureRandom());
    folder.setApiUrl(URI.create("http://localhost:8090"));

    Map<String, String> environment = folder.environment();

    assertThat(environment.keySet())
        .containsExactlyInAnyOrder(
            "SPOTTER_VONAGE_APPLICATION_ID",
            "SPOTTER_VONAGE_SIGNATURE_SECRET",
            "SPOTTER_VONAGE_PRIVATE_KEY_FILE",
            "SPOTTER_VONAGE_API_URL");
    assertThat(environment)
        .containsEntry("SPOTTER_VONAGE_PRIVATE_KEY_FILE", path.resolve("private.key").toString());
    assertThat(folder.apiUrl()).contains(URI.create("http://localhost:8090"));
  }

  @Test
  void isReadableByItsOwnerAlone() throws IOException {
    folder.create(new SecureRandom());

    for (String file : new String[] {"private.key", "spotter.env"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void neverPrintsTheSecret() {
    folder.create(new SecureRandom());

    assertThat(folder.load().toString()).doesNotContain(folder.load().signatureSecret());
  }

  @Test
  void saysWhatToDoAboutADamagedFile() throws IOException {
    folder.create(new SecureRandom());
    Files.writeString(path.resolve("public.pem"), "rubbish");

    assertThatThrownBy(folder::load)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("public.pem is damaged. Delete the folder");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(folder::load)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("spotter.env");
  }
}
