"""EfficientNet-Lite0 as an MXNet network, from the state dict of its PyTorch port.

Sixteen inverted residual blocks (arXiv 1801.04381) in the widths and kernels of EfficientNet-B0
(arXiv 1905.11946), without squeeze-and-excitation and with ReLU6: what EfficientNet-Lite means.
"""

from array import array
from math import sqrt

from mxsymbol import Symbol

INPUT_SIZE = 224
BLOCKS = 16

# Blocks whose depthwise convolution halves the picture.
STRIDED = {1, 3, 5, 11}

# What the network adds to a variance before it divides by its root.
EPSILON = 1e-3


def build(tensors):
    """Returns a symbol of two outputs: 1,280 features, and 1,000 logits."""
    net = Network(tensors)
    top = net.convolution("data", "_conv_stem", "_bn0", stride=2)
    for i in range(BLOCKS):
        top = net.block(top, f"_blocks.{i}.", 2 if i in STRIDED else 1)
    top = net.convolution(top, "_conv_head", "_bn1")
    top = net.symbol.add(
        "Pooling", "pool", [top], global_pool=True, pool_type="avg", kernel=(1, 1)
    )
    features = net.symbol.add("Flatten", "features", [top])
    weight, bias = tensors["_fc.weight"], tensors["_fc.bias"]
    logits = net.symbol.add(
        "FullyConnected",
        "logits",
        [features, net.symbol.parameter("fc_weight", weight.shape, weight.values)]
        + [net.symbol.parameter("fc_bias", bias.shape, bias.values)],
        num_hidden=bias.shape[0],
    )
    net.symbol.outputs(features, logits)
    return net.symbol


class Network:
    """Layers that take their weights from a state dict."""

    def __init__(self, tensors):
        self.tensors = tensors
        self.symbol = Symbol()

    def block(self, bottom, name, stride):
        """Widens by a 1 x 1 convolution, looks around depthwise, narrows again."""
        top = bottom
        if name + "_expand_conv.weight" in self.tensors:
            top = self.convolution(top, name + "_expand_conv", name + "_bn0")
        top = self.convolution(top, name + "_depthwise_conv", name + "_bn1", stride)
        top = self.convolution(top, name + "_project_conv", name + "_bn2", relu=False)
        narrowed = self.tensors[name + "_project_conv.weight"].shape[0]
        entered = self.tensors.get(name + "_expand_conv.weight")
        if stride == 1 and entered and entered.shape[1] == narrowed:
            return self.symbol.add("elemwise_add", name + "sum", [bottom, top])
        return top

    def convolution(self, bottom, name, norm, stride=1, relu=True):
        """A convolution with its batch norm folded in, and ReLU6."""
        shape, weights, biases = self.folded(name, norm)
        kernel = shape[2]
        layer = name.strip("_")
        top = self.symbol.add(
            "Convolution",
            layer,
            [
                self.padded(bottom, layer, kernel) if stride == 2 else bottom,
                self.symbol.parameter(layer + "_weight", shape, weights),
                self.symbol.parameter(layer + "_bias", shape[:1], biases),
            ],
            kernel=(kernel, kernel),
            stride=(stride, stride),
            pad=(0, 0) if stride == 2 else (kernel // 2, kernel // 2),
            num_filter=shape[0],
            num_group=shape[0] if shape[1] == 1 else 1,
        )
        return self.symbol.add("clip", layer + "_relu6", [top], a_min=0, a_max=6) if relu else top

    def padded(self, bottom, layer, kernel):
        """TensorFlow's SAME padding of an even side at stride 2: one less before than after."""
        before, after = (kernel - 2) // 2, (kernel - 1) // 2
        width = (0, 0, 0, 0, before, after, before, after)
        return self.symbol.add(
            "Pad", layer + "_pad", [bottom], mode="constant", pad_width=width, constant_value=0
        )

    def folded(self, name, norm):
        """Returns shape, weights and biases of a convolution that does its batch norm's work, too."""
        shape, weights = self.tensors[name + ".weight"]
        gamma, beta, mean, variance = (
            self.tensors[f"{norm}.{part}"].values
            for part in ("weight", "bias", "running_mean", "running_var")
        )
        each = len(weights) // shape[0]
        folded, biases = array("f"), array("f")
        for i in range(shape[0]):
            scale = gamma[i] / sqrt(variance[i] + EPSILON)
            folded.extend(scale * weight for weight in weights[i * each : (i + 1) * each])
            biases.append(beta[i] - scale * mean[i])
        return shape, folded, biases
