package dev.spotter.classifier.modelfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.spotter.classifier.decision.LinearLayer;
import dev.spotter.classifier.decision.LinearProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A model on disk: {@code model.json}, the parameter file it names, as DJL encodes blocks, and
 * perhaps {@link GoldenSamples}. Each file is put in place as a whole, the card last, so that
 * whoever watches the folder never sees half a file, and can tell by the checksum in the card when
 * card and parameters do not belong together yet.
 */
public final class ModelFolder {

  /** The file that says what the model is. */
  public static final String CARD = "model.json";

  /** The file of a head that was taught on a frozen network. */
  static final String HEAD = "head.json";

  private static final String RESIDUAL = "residual.json";
  private static final String BANK = "bank.bin";
  private static final String PARAMETERS = "parameters.djl";
  private static final int VERSION_DIGITS = 12;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ModelFolder() {}

  /**
   * Saves a network's parameters. Samples that were recorded of those before are removed.
   *
   * @param directory an existing folder
   * @param bytes the parameters, as {@link ParameterFile} encodes them
   * @return what to write into the card about the file
   * @throws IOException when it cannot be written
   */
  public static FileEntry writeParameters(Path directory, byte[] bytes) throws IOException {
    Files.deleteIfExists(directory.resolve(GoldenSamples.FILE));
    return put(directory, PARAMETERS, bytes);
  }

  /**
   * Saves a head.
   *
   * @param directory an existing folder
   * @param head what was taught
   * @return what to write into the card about the file
   * @throws IOException when it cannot be written
   */
  public static FileEntry writeHead(Path directory, LinearProbe head) throws IOException {
    Files.deleteIfExists(directory.resolve(GoldenSamples.FILE));
    return put(
        directory,
        HEAD,
        JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(head));
  }

  /**
   * Reads a head.
   *
   * @param json the bytes of its file
   * @return the head
   * @throws IOException when it is none
   */
  static LinearProbe readHead(byte[] json) throws IOException {
    return JSON.readValue(json, LinearProbe.class);
  }

  /**
   * Saves what an update adds to the logits.
   *
   * @param directory an existing folder
   * @param residual what was learnt
   * @return what to write into the card about the file
   * @throws IOException when it cannot be written
   */
  public static FileEntry writeResidual(Path directory, LinearLayer residual) throws IOException {
    Files.deleteIfExists(directory.resolve(GoldenSamples.FILE));
    return put(
        directory,
        RESIDUAL,
        JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(residual));
  }

  /** Reads what an update adds to the logits. */
  static LinearLayer readResidual(byte[] json) throws IOException {
    return JSON.readValue(json, LinearLayer.class);
  }

  /**
   * Saves a bank of base features.
   *
   * @param directory an existing folder
   * @param bytes as {@link FeatureBankFile} encodes it
   * @return what to write into the card about the file
   * @throws IOException when it cannot be written
   */
  public static FileEntry writeBank(Path directory, byte[] bytes) throws IOException {
    return put(directory, BANK, bytes);
  }

  /** Puts a file in place, and returns what a card says about it. */
  static FileEntry put(Path directory, String file, byte[] bytes) throws IOException {
    replace(directory.resolve(file), bytes);
    return describe(file, bytes);
  }

  /** Returns what a card says about a file of these bytes. */
  static FileEntry describe(String file, byte[] bytes) {
    return new FileEntry(file, bytes.length, sha256(bytes));
  }

  /**
   * Returns the names of the files that belong to a model besides its card, whether they are there
   * or not.
   *
   * @param card the model's
   * @throws ModelException when this version knows no such model
   */
  public static List<String> files(ModelCard card) {
    List<String> files = new ArrayList<>(ModelFormat.of(card).files(card));
    files.add(GoldenSamples.FILE);
    if (card.head() != null) {
      files.add(card.head().file());
    }
    if (card.bank() != null) {
      files.add(card.bank().file());
    }
    if (card.update() != null) {
      files.add(card.update().file().file());
    }
    return files;
  }

  /**
   * Saves the card.
   *
   * @param directory an existing folder
   * @param card what to write
   * @throws IOException when it cannot be written
   */
  public static void writeCard(Path directory, ModelCard card) throws IOException {
    replace(directory.resolve(CARD), (JSON.writeValueAsString(card) + "\n").getBytes(UTF_8));
  }

  /**
   * Puts a file in place as a whole: a reader sees the old content or the new, never a part.
   *
   * @param file to be created or replaced
   * @param content its bytes
   * @throws IOException when it cannot be written
   */
  static void replace(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Returns what tells one model from another, also from an earlier one of the same name.
   *
   * @param card what the model is; its measured figures do not count
   * @return 12 hex digits, of the SHA-256 over the card, which holds the parameters' own
   */
  static String version(ModelCard card) {
    try {
      return sha256(JSON.writeValueAsBytes(card.withMeasured(null))).substring(0, VERSION_DIGITS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every card can be written", e);
    }
  }

  /**
   * Reads a card.
   *
   * @param json the bytes of a {@code model.json}
   * @return the card
   * @throws IOException when it is not a model card
   */
  public static ModelCard readCard(byte[] json) throws IOException {
    return JSON.readValue(json, ModelCard.class);
  }

  /**
   * Returns the checksum that cards record.
   *
   * @param bytes a parameter file's
   * @return SHA-256 in hex
   */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
