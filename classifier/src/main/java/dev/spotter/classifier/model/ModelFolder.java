package dev.spotter.classifier.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.spotter.classifier.model.ModelCard.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model on disk: {@code model.json} and the parameter file it names, as DJL encodes blocks. */
public final class ModelFolder {

  /** The file that says what the model is. */
  public static final String CARD = "model.json";

  /** The file of a head that was taught on a frozen network. */
  static final String HEAD = "head.json";

  private static final String PARAMETERS = "parameters.djl";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ModelFolder() {}

  /**
   * Saves a network's parameters.
   *
   * @param directory an existing folder
   * @param bytes the parameters, as {@link ParameterFile} encodes them
   * @return what to write into the card about the file
   * @throws IOException when it cannot be written
   */
  public static Parameters writeParameters(Path directory, byte[] bytes) throws IOException {
    Files.write(directory.resolve(PARAMETERS), bytes);
    return describe(PARAMETERS, bytes);
  }

  /**
   * Saves a head.
   *
   * @param directory an existing folder
   * @param head what was taught
   * @return what to write into the card about the file
   * @throws IOException when it cannot be written
   */
  public static Parameters writeHead(Path directory, LinearHead head) throws IOException {
    byte[] bytes =
        JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(head);
    Files.write(directory.resolve(HEAD), bytes);
    return describe(HEAD, bytes);
  }

  /**
   * Reads a head.
   *
   * @param json the bytes of its file
   * @return the head
   * @throws IOException when it is none
   */
  static LinearHead readHead(byte[] json) throws IOException {
    return JSON.readValue(json, LinearHead.class);
  }

  /** Returns what a card says about a file of these bytes. */
  static Parameters describe(String file, byte[] bytes) {
    return new Parameters(file, bytes.length, sha256(bytes));
  }

  /**
   * Saves the card.
   *
   * @param directory an existing folder
   * @param card what to write
   * @throws IOException when it cannot be written
   */
  public static void writeCard(Path directory, ModelCard card) throws IOException {
    Files.writeString(directory.resolve(CARD), JSON.writeValueAsString(card) + "\n");
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
