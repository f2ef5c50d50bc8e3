package dev.spotter.classifier.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxOpParams;
import ai.djl.mxnet.engine.MxSymbolBlock;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builder of an MXNet symbol: a network as one graph of operators, which MXNet computes in one call
 * instead of one an operator. Written as MXNet 1.9's {@code symbol.json}, whose nodes are in the
 * order in which they are computed. Not thread-safe; what it builds is, as any block.
 */
public final class SymbolGraph {

  private static final String INPUT = "data";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As MXNet writes its version: an upgrade of old graphs is not wanted. */
  private static final Map<String, Object> FORMAT = Map.of("mxnet_version", List.of("int", 10_900));

  private final List<Map<String, Object>> nodes = new ArrayList<>();
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();
  private final MxNDManager owner;

  /**
   * One node's output, an input of others.
   *
   * @param index of the node
   */
  public record Node(int index) {}

  /**
   * Creates an empty graph.
   *
   * @param manager MXNet's; owns the native memory of parameters and of the block
   */
  public SymbolGraph(NDManager manager) {
    owner = (MxNDManager) manager;
  }

  /** Returns whether arrays of this manager can be computed on by such a graph. */
  public static boolean runsOn(NDManager manager) {
    return manager instanceof MxNDManager;
  }

  /** Adds the one input, in float32. */
  public Node input() {
    return node("null", INPUT, Map.of());
  }

  /**
   * Adds an operator.
   *
   * @param operator as MXNet calls it
   * @param attributes as MXNet writes them, such as {@code (2, 2)}
   * @param inputs in the operator's order
   */
  public Node operator(String operator, Map<String, String> attributes, Node... inputs) {
    return node(operator, operator + nodes.size(), attributes, inputs);
  }

  /**
   * Adds a parameter, whose numbers are copied out of the heap at once.
   *
   * @param values row by row
   * @param shape of as many elements
   * @param precision of the operator that reads it
   */
  public Node parameter(float[] values, Shape shape, Precision precision) {
    String name = "parameter" + nodes.size();
    parameters.put(name, array(values, shape, precision));
    return node("null", name, Map.of());
  }

  /**
   * Adds a conversion.
   *
   * @param input to convert
   * @param precision of what comes out
   */
  public Node cast(Node input, Precision precision) {
    return operator("amp_cast", castTo(precision), input);
  }

  /**
   * Ends the graph and makes it a block, which is ready to compute.
   *
   * @param outputs what the block returns
   */
  public Block build(Node... outputs) {
    MxSymbolBlock block = new MxSymbolBlock(owner, Symbol.loadJson(owner, json(outputs)));
    block.setInputNames(List.of(INPUT));
    for (Parameter parameter : block.getAllParameters()) {
      NDArray array = parameters.get(parameter.getName());
      if (array != null) {
        parameter.setArray(array);
      }
    }
    return block;
  }

  /** DJL has no bfloat16 for MXNet, so the operator is called by name. */
  private NDArray array(float[] values, Shape shape, Precision precision) {
    NDArray wide = NativeCopy.of(owner, values, shape);
    if (precision == Precision.FLOAT32) {
      return wide;
    }
    MxOpParams type = new MxOpParams();
    castTo(precision).forEach(type::addParam);
    try (wide) {
      return owner.invoke("amp_cast", new NDArray[] {wide}, type);
    }
  }

  private static Map<String, String> castTo(Precision wanted) {
    return Map.of("dtype", wanted == Precision.FLOAT32 ? "float32" : "bfloat16");
  }

  private Node node(String operator, String name, Map<String, String> attributes, Node... inputs) {
    nodes.add(
        Map.of(
            "op", operator,
            "name", name,
            "attrs", attributes,
            "inputs", Arrays.stream(inputs).map(SymbolGraph::entry).toList()));
    return new Node(nodes.size() - 1);
  }

  /** A node's first output, in its first version. */
  private static List<Integer> entry(Node node) {
    return List.of(node.index(), 0, 0);
  }

  private String json(Node... heads) {
    List<Integer> arguments = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      rows.add(i);
      if (nodes.get(i).get("op").equals("null")) {
        arguments.add(i);
      }
    }
    rows.add(nodes.size());
    return JSON.valueToTree(
            Map.of(
                "nodes", nodes,
                "arg_nodes", arguments,
                "node_row_ptr", rows,
                "heads", Arrays.stream(heads).map(SymbolGraph::entry).toList(),
                "attrs", FORMAT))
        .toString();
  }
}
