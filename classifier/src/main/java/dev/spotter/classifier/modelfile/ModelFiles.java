package dev.spotter.classifier.modelfile;

import com.fasterxml.jackson.core.JacksonException;
import dev.spotter.classifier.decision.FeatureBank;
import dev.spotter.classifier.decision.LinearLayer;
import dev.spotter.classifier.decision.LinearProbe;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model's files, read and checked, before any engine is involved.
 *
 * @param card what the model is
 * @param parameters the encoded parameters, whose checksum is the card's
 * @param head what turns the network's features into logits; empty when the network does
 * @param bank base features, by which labels can be taught in a conversation; empty for a model
 *     without
 * @param residual what an update adds to the logits; empty for a model as it was trained
 * @param directory where they lie; empty when inside this jar
 */
@SuppressWarnings("ArrayRecordComponent") // up to 10 MB, read once and never compared
public record ModelFiles(
    ModelCard card,
    byte[] parameters,
    Optional<LinearProbe> head,
    Optional<FeatureBank> bank,
    Optional<LinearLayer> residual,
    Optional<Path> directory) {

  private static final String BUNDLED = "/dev/spotter/classifier/bundled/";

  /** Where files come from. */
  private interface Source {
    byte[] read(String file) throws IOException;
  }

  /**
   * Reads files that ship inside this jar.
   *
   * @param model which
   * @return its files
   * @throws ModelException when this jar was built without them
   */
  public static ModelFiles bundled(BundledModel model) {
    return read(
        "the bundled model " + model.id(),
        file -> resource(BUNDLED + model.id() + "/" + file),
        Optional.empty());
  }

  /**
   * Reads a folder.
   *
   * @param directory the folder
   * @return its files
   * @throws ModelException when it holds no model this version can read
   */
  public static ModelFiles in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ModelException("there is no model folder at " + directory);
    }
    return read(
        "the model folder " + directory,
        file -> Files.readAllBytes(directory.resolve(file)),
        Optional.of(directory));
  }

  private static ModelFiles read(String where, Source source, Optional<Path> directory) {
    try {
      ModelCard card = ModelFolder.readCard(source.read(ModelFolder.CARD));
      byte[] parameters = checked(where, card.parameters(), source);
      Optional<LinearProbe> head = Optional.empty();
      if (card.head() != null) {
        head = Optional.of(ModelFolder.readHead(checked(where, card.head(), source)));
      }
      Optional<FeatureBank> bank = Optional.empty();
      if (card.bank() != null) {
        bank = Optional.of(FeatureBankFile.decode(checked(where, card.bank(), source)));
      }
      Optional<LinearLayer> residual = Optional.empty();
      if (card.update() != null) {
        byte[] file = checked(where, card.update().file(), source);
        residual = Optional.of(ModelFolder.readResidual(file));
      }
      return new ModelFiles(card, parameters, head, bank, residual, directory);
    } catch (NoSuchFileException | FileNotFoundException e) {
      String file = Path.of(e.getMessage()).getFileName().toString();
      throw new ModelException(where + " has no file " + file, e);
    } catch (JacksonException e) {
      throw new ModelException(
          "the "
              + ModelFolder.CARD
              + " of "
              + where
              + " is not one this version can read: "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new ModelException(where + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] checked(String where, FileEntry expected, Source source)
      throws IOException {
    byte[] bytes = source.read(expected.file());
    if (expected.sha256() != null
        && !ModelFolder.sha256(bytes).equalsIgnoreCase(expected.sha256())) {
      throw new ModelException(
          "the file %s of %s is damaged: it has %,d bytes and not the checksum that %s gives for its %,d; copy the model again"
              .formatted(expected.file(), where, bytes.length, ModelFolder.CARD, expected.bytes()));
    }
    return bytes;
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = ModelFiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      return in.readAllBytes();
    }
  }
}
