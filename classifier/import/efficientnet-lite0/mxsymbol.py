"""An MXNet network on disk: NAME-symbol.json beside NAME-0000.params."""

import json
import struct
import sys

# Source of the format: NDArray::Save in MXNet's src/ndarray/ndarray.cc, version 2.
LIST_MAGIC = 0x112
ARRAY_MAGIC = 0xF993FAC9
DENSE, CPU, FLOAT32 = 0, 1, 0


class Symbol:
    """A graph that grows layer by layer; layers are named, and known by their names."""

    def __init__(self):
        self.nodes = []
        self.index = {}
        self.parameters = {}
        self.heads = []
        self._node("null", "data", [], {})

    def add(self, op, name, inputs, **attributes):
        """Adds a layer and returns its name."""
        return self._node(op, name, inputs, {key: str(it) for key, it in attributes.items()})

    def parameter(self, name, shape, values):
        """Adds an array of floats and returns its name."""
        self.parameters[name] = (shape, values)
        return self._node("null", name, [], {})

    def outputs(self, *names):
        """Says which layers' outputs are the network's, in this order."""
        self.heads = [self._output(name) for name in names]

    def write(self, folder, name):
        """Writes both files, the parameters' one last, and returns its name."""
        graph = {
            "nodes": self.nodes,
            "arg_nodes": [i for i, node in enumerate(self.nodes) if node["op"] == "null"],
            "node_row_ptr": list(range(len(self.nodes) + 1)),
            "heads": self.heads,
            "attrs": {"mxnet_version": ["int", 10900]},
        }
        (folder / f"{name}-symbol.json").write_text(json.dumps(graph))
        file = folder / f"{name}-0000.params"
        file.write_bytes(b"".join(self._bytes()))
        return file.name

    def _node(self, op, name, inputs, attributes):
        self.index[name] = len(self.nodes)
        node = {"op": op, "name": name, "inputs": [self._output(it) for it in inputs]}
        self.nodes.append({**node, "attrs": attributes} if attributes else node)
        return name

    def _output(self, name):
        return [self.index[name], 0, 0]

    def _bytes(self):
        yield struct.pack("<QQQ", LIST_MAGIC, 0, len(self.parameters))
        for shape, values in self.parameters.values():
            yield struct.pack("<IiI", ARRAY_MAGIC, DENSE, len(shape))
            yield struct.pack(f"<{len(shape)}q", *shape)
            yield struct.pack("<iii", CPU, 0, FLOAT32)
            if sys.byteorder == "big":
                values.byteswap()
            yield values.tobytes()
        yield struct.pack("<Q", len(self.parameters))
        for name in self.parameters:
            encoded = f"arg:{name}".encode()
            yield struct.pack("<Q", len(encoded)) + encoded
