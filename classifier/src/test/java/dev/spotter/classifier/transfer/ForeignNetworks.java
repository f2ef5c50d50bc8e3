package dev.spotter.classifier.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Networks of other engines: each tells how much red, green and blue there is in an image. */
final class ForeignNetworks {

  /** Width and height of their input. */
  static final int SIZE = 8;

  private ForeignNetworks() {}

  /** Saves an MXNet network: a global pool, and a dense layer that multiplies by 10. */
  static Path mxnet(Path directory, String output) throws IOException {
    return mxnet(directory, output, "[5, 0, 0]");
  }

  /** Saves the same network with two outputs: what comes before the dense layer, and after it. */
  static Path mxnetWithFeatures(Path directory) throws IOException {
    return mxnet(directory, null, "[2, 0, 0], [5, 0, 0]");
  }

  private static Path mxnet(Path directory, String output, String heads) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("net-symbol.json"),
        """
        {"nodes": [
          {"op": "null", "name": "data", "inputs": []},
          {"op": "Pooling", "name": "pool", "inputs": [[0, 0, 0]],
           "attrs": {"global_pool": "True", "pool_type": "avg", "kernel": "(1, 1)"}},
          {"op": "Flatten", "name": "flat", "inputs": [[1, 0, 0]]},
          {"op": "null", "name": "dense_weight", "inputs": []},
          {"op": "null", "name": "dense_bias", "inputs": []},
          {"op": "FullyConnected", "name": "dense", "attrs": {"num_hidden": "3"},
           "inputs": [[2, 0, 0], [3, 0, 0], [4, 0, 0]]}],
         "arg_nodes": [0, 3, 4], "node_row_ptr": [0, 1, 2, 3, 4, 5, 6], "heads": [%s],
         "attrs": {"mxnet_version": ["int", 10900]}}
        """
            .formatted(heads));
    ByteBuffer file = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(0x112).putLong(0).putLong(2);
    array(file, new float[] {10, 0, 0, 0, 10, 0, 0, 0, 10}, 3, 3);
    array(file, new float[3], 3);
    file.putLong(2);
    for (String name : List.of("arg:dense_weight", "arg:dense_bias")) {
      file.putLong(name.length()).put(name.getBytes(UTF_8));
    }
    Files.write(directory.resolve("net-0000.params"), Arrays.copyOf(file.array(), file.position()));
    return card(directory, "mxnet", "net-0000.params", output);
  }

  /** Source of the format: {@code NDArray::Save} in MXNet's src/ndarray/ndarray.cc, version 2. */
  private static void array(ByteBuffer file, float[] values, long... shape) {
    int dense = 0;
    int cpu = 1;
    int float32 = 0;
    file.putInt(0xF993FAC9).putInt(dense).putInt(shape.length);
    for (long size : shape) {
      file.putLong(size);
    }
    file.putInt(cpu).putInt(0).putInt(float32);
    for (float value : values) {
      file.putFloat(value);
    }
  }

  /** Saves a TorchScript archive of one line of code, without parameters. */
  static Path pytorch(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (OutputStream file = Files.newOutputStream(directory.resolve("net.pt"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      put(
          zip,
          "code/__torch__.py",
          """
          class Net(Module):
            __parameters__ = []
            __buffers__ = []
            training : bool
            def forward(self: __torch__.Net, x: Tensor) -> Tensor:
              return torch.mean(x, [2, 3])
          """);
      put(zip, "data.pkl", "\u0080\2c__torch__\nNet\nq\0)\u0081}(X\b\0\0\0trainingq\1\u0089ubq\2.");
      put(zip, "constants.pkl", "\u0080\2).");
      put(zip, "version", "3\n");
    }
    return card(directory, "pytorch", "net.pt", null);
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry("net/" + name));
    zip.write(content.getBytes(ISO_8859_1));
    zip.closeEntry();
  }

  /** Saves an ONNX network of two layers without parameters, protocol buffer by hand. */
  static Path onnx(Path directory) throws IOException {
    Files.createDirectories(directory);
    byte[] graph =
        join(
            field(1, node("GlobalAveragePool", "image", "pooled")),
            field(1, node("Flatten", "pooled", "means")),
            field(2, "net".getBytes(UTF_8)),
            field(11, value("image", "n", 3, SIZE, SIZE)),
            field(12, value("means", "n", 3)));
    byte[] opset = join(field(1, new byte[0]), number(2, 13));
    Files.write(
        directory.resolve("net.onnx"), join(number(1, 7), field(7, graph), field(8, opset)));
    return card(directory, "onnx", "net.onnx", null);
  }

  private static byte[] node(String operation, String input, String output) {
    return join(
        field(1, input.getBytes(UTF_8)),
        field(2, output.getBytes(UTF_8)),
        field(4, operation.getBytes(UTF_8)));
  }

  private static byte[] value(String name, String batch, int... sizes) {
    byte[] shape = field(1, field(2, batch.getBytes(UTF_8)));
    for (int size : sizes) {
      shape = join(shape, field(1, number(1, size)));
    }
    int float32 = 1;
    byte[] tensor = join(number(1, float32), field(2, shape));
    return join(field(1, name.getBytes(UTF_8)), field(2, field(1, tensor)));
  }

  private static byte[] number(int field, int value) {
    return new byte[] {(byte) (field << 3), (byte) value};
  }

  private static byte[] field(int field, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((field << 3) | 2);
    for (int rest = content.length; ; rest >>= 7) {
      out.write(rest > 127 ? (rest & 127) | 128 : rest);
      if (rest <= 127) {
        out.writeBytes(content);
        return out.toByteArray();
      }
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List.of(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static Path card(Path directory, String family, String file, String output)
      throws IOException {
    String layer = output == null ? "" : ", \"output\": \"" + output + "\"";
    Files.writeString(
        directory.resolve("model.json"),
        """
        {"name": "net", "labels": ["reddish", "greenish", "bluish"], "inputSize": %d,
         "normalisation": {"mean": [0, 0, 0], "std": [0.1, 0.1, 0.1]},
         "architecture": {"family": "%s"%s}, "parameters": {"file": "%s"},
         "decision": {"temperature": 1, "minConfidence": 0.5}}
        """
            .formatted(SIZE, family, layer, file));
    return directory;
  }
}
