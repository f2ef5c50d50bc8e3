package dev.spotter.classifier.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Everything a training needs to go on after its process died: parameters, velocities and slow
 * weights, with what they belong to. Random choices are drawn afresh from seed and epoch, so they
 * need no place here.
 */
final class Checkpoint {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  Checkpoint(Path directory) {
    file = directory.resolve("checkpoint.bin");
  }

  /**
   * The checkpoint's first lines.
   *
   * @param recipe must be the one of the training that resumes
   * @param seed likewise
   * @param datasetSha256 likewise
   * @param epochsDone where to go on
   * @param seconds time spent so far
   * @param bestEpoch the epoch whose weights {@link BestWeights} keeps; -1 for none
   * @param bestLogLoss their log loss
   */
  record Header(
      Recipe recipe,
      long seed,
      String datasetSha256,
      int epochsDone,
      double seconds,
      int bestEpoch,
      double bestLogLoss) {

    /** Returns whether a checkpoint with this header can go on as {@code other}. */
    boolean fits(Header other) {
      return recipe.equals(other.recipe)
          && seed == other.seed
          && datasetSha256.equals(other.datasetSha256);
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Writes all or nothing: a reader never sees half a checkpoint. */
  void write(Header header, TrainableNetwork network, NesterovSgd optimizer, Lookahead lookahead)
      throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
      out.writeUTF(JSON.writeValueAsString(header));
      for (Map.Entry<String, Parameter> entry : network.parameters().entrySet()) {
        out.writeUTF(entry.getKey());
        write(out, entry.getValue().getArray());
        write(out, optimizer.velocities().get(entry.getKey()));
        write(out, lookahead.slowWeights().get(entry.getKey()));
      }
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads the checkpoint into a network of the same shape.
   *
   * @throws IOException when the file is damaged or belongs to another training
   */
  Header read(Header expected, TrainableNetwork network, NesterovSgd optimizer, Lookahead lookahead)
      throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Header header = JSON.readValue(in.readUTF(), Header.class);
      if (!header.fits(expected)) {
        throw new IOException(
            file
                + " belongs to another training (recipe, seed or data differ); use another --model"
                + " folder, or leave out --resume to begin anew");
      }
      for (Map.Entry<String, Parameter> entry : network.parameters().entrySet()) {
        requireName(in.readUTF(), entry.getKey());
        read(in, entry.getValue().getArray(), network.manager());
        read(in, optimizer.velocities().get(entry.getKey()), network.manager());
        read(in, lookahead.slowWeights().get(entry.getKey()), network.manager());
      }
      return header;
    } catch (EOFException e) {
      throw new IOException(file + " is damaged: it ends too early", e);
    }
  }

  private void requireName(String found, String expected) throws IOException {
    if (!found.equals(expected)) {
      throw new IOException(file + " is damaged: found " + found + " instead of " + expected);
    }
  }

  private static void write(DataOutputStream out, NDArray array) throws IOException {
    byte[] bytes = array.encode();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void read(DataInputStream in, NDArray into, NDManager manager) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    try (NDArray array = NDArray.decode(manager, bytes)) {
      array.copyTo(into);
    }
  }
}
