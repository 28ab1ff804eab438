"""The network as two ONNX graphs, written node by node, with 8-bit weights.

Each weight matrix is stored as int8 with one scale an output channel. `arithmetic` says what
is done with it: "float" restores it to fp32 when the model is loaded, "int8" multiplies in
8 bits with activations quantised as they come.
"""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper


def quantised(weight, axis):
    """int8 values and fp32 scales of a matrix, one scale for each index of `axis`."""
    other = tuple(i for i in range(weight.ndim) if i != axis)
    scale = numpy.maximum(numpy.abs(weight).max(axis=other), 1e-8).astype(numpy.float32) / 127
    shape = [1] * weight.ndim
    shape[axis] = -1
    return numpy.clip(numpy.rint(weight / scale.reshape(shape)), -127, 127).astype(numpy.int8), scale


class Graph:
    """Collects nodes; every method returns the name of what it made."""

    def __init__(self, arithmetic):
        self.nodes, self.constants, self.made, self.arithmetic = [], [], 0, arithmetic

    def add(self, kind, *inputs, outputs=1, **attributes):
        self.made += 1
        names = [f"{kind}_{self.made}_{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, value, name=None):
        self.made += 1
        name = name or f"c{self.made}"
        self.constants.append(numpy_helper.from_array(numpy.asarray(value, order="C"), name))
        return name

    def linear(self, x, module):
        weight = module.weight.detach().numpy().T
        values, scale = quantised(weight, axis=1)
        if self.arithmetic == "int8":
            eight, x_scale, x_zero = self.add("DynamicQuantizeLinear", x, outputs=3)
            zero = self.constant(numpy.zeros(len(scale), numpy.int8))
            product = self.add("MatMulInteger", eight, self.constant(values), x_zero, zero)
            factor = self.add("Mul", x_scale, self.constant(scale))
            y = self.add("Mul", self.add("Cast", product, to=TensorProto.FLOAT), factor)
        else:
            zero = self.constant(numpy.zeros(len(scale), numpy.int8))
            restored = self.add("DequantizeLinear", self.constant(values), self.constant(scale), zero, axis=1)
            y = self.add("MatMul", x, restored)
        if module.bias is not None:
            y = self.add("Add", y, self.constant(module.bias.detach().numpy()))
        return y

    def embedding(self, ids, weight):
        values, scale = quantised(weight.detach().numpy(), axis=0)
        rows = self.add("Cast", self.add("Gather", self.constant(values), ids), to=TensorProto.FLOAT)
        return self.add("Mul", rows, self.add("Gather", self.constant(scale[:, None]), ids))

    def norm(self, x, module):
        gain, bias = (self.constant(p.detach().numpy()) for p in (module.weight, module.bias))
        return self.add("LayerNormalization", x, gain, bias, axis=-1, epsilon=module.eps)

    def gelu(self, x):
        half = self.add("Mul", x, self.constant(numpy.float32(0.5)))
        inner = self.add("Erf", self.add("Div", x, self.constant(numpy.float32(2**0.5))))
        return self.add("Mul", half, self.add("Add", inner, self.constant(numpy.float32(1))))

    def block(self, x, block, mask):
        width = block.query.weight.shape[0]
        heads = block.heads
        shape = self.constant(numpy.array([0, 0, heads, width // heads], numpy.int64))
        flat = self.constant(numpy.array([0, 0, width], numpy.int64))

        def split(module, perm):
            return self.add("Transpose", self.add("Reshape", self.linear(x, module), shape), perm=perm)

        query, key = split(block.query, [0, 2, 1, 3]), split(block.key, [0, 2, 3, 1])
        value = split(block.value, [0, 2, 1, 3])
        scale = self.constant(numpy.float32((width // heads) ** -0.5))
        weight = self.add("Mul", self.add("MatMul", query, key), scale)
        weight = self.add("Softmax", self.add("Add", weight, mask), axis=-1)
        mixed = self.add("Transpose", self.add("MatMul", weight, value), perm=[0, 2, 1, 3])
        mixed = self.linear(self.add("Reshape", mixed, flat), block.out)
        x = self.norm(self.add("Add", x, mixed), block.norm1)
        inner = self.linear(self.gelu(self.linear(x, block.up)), block.down)
        return self.norm(self.add("Add", x, inner), block.norm2)

    def bytes(self, name, inputs, outputs):
        """The finished model; `inputs` are (name, type, shape), `outputs` (node name, name, shape)."""
        for made, wanted, _ in outputs:
            self.nodes.append(helper.make_node("Identity", [made], [wanted]))
        graph = helper.make_graph(
            self.nodes,
            name,
            [helper.make_tensor_value_info(n, t, s) for n, t, s in inputs],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for _, n, s in outputs],
            self.constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model)
        return model.SerializeToString()


def encoder_graph(network, arithmetic, vocabulary_rows):
    """ids, cases (rows, pieces), positions (pieces), mask (rows, 1, 1, pieces; 0 or very
    negative) → hidden, trigger, context, relevance."""
    g, e = Graph(arithmetic), network.encoder
    x = g.embedding("ids", e.word.weight[vocabulary_rows])
    x = g.add("Add", x, g.embedding("cases", e.case.weight))
    x = g.norm(g.add("Add", x, g.embedding("positions", e.position.weight)), e.norm)
    for layer in e.layers:
        x = g.block(x, layer, "mask")
    first = g.add("Gather", x, g.constant(numpy.array(0, numpy.int64)), axis=1)
    outputs = [
        (x, "hidden", ["rows", "pieces", 384]),
        (g.linear(x, network.trigger), "trigger", ["rows", "pieces", network.trigger.out_features]),
        (g.linear(first, network.context), "context", ["rows", network.context.out_features]),
        (g.linear(first, network.relevance), "relevance", ["rows", 1]),
    ]
    integers = TensorProto.INT32
    inputs = [
        ("ids", integers, ["rows", "pieces"]),
        ("cases", integers, ["rows", "pieces"]),
        ("positions", integers, ["pieces"]),
        ("mask", TensorProto.FLOAT, ["rows", 1, 1, "pieces"]),
    ]
    return g.bytes("encoder", inputs, outputs)


def heads_graph(network, arithmetic):
    """hidden (rows, pieces, 384), mask, weights (rows, 1, pieces), kind (rows), distance
    (rows, pieces) → status, mode, roles; a row is a trigger."""
    g, h = Graph(arithmetic), network.heads
    squeezed = g.add("Squeeze", g.add("MatMul", "weights", "hidden"), g.constant(numpy.array([1], numpy.int64)))
    vector = g.add("Add", squeezed, g.embedding("kind", h.kind.weight))
    about = g.gelu(g.linear(vector, h.about))
    spread = g.add("Unsqueeze", vector, g.constant(numpy.array([1], numpy.int64)))
    x = g.add("Add", g.linear("hidden", h.piece), g.linear(spread, h.trigger))
    x = g.add("Add", x, g.linear(g.add("Mul", "hidden", spread), h.product))
    x = g.norm(g.gelu(g.add("Add", x, g.embedding("distance", h.distance.weight))), h.norm)
    x = g.block(x, h.mix, "mask")
    outputs = [
        (g.linear(about, h.status), "status", ["rows", h.status.out_features]),
        (g.linear(about, h.mode), "mode", ["rows", h.mode.out_features]),
        (g.linear(x, h.roles), "roles", ["rows", "pieces", h.roles.out_features]),
    ]
    inputs = [
        ("hidden", TensorProto.FLOAT, ["rows", "pieces", 384]),
        ("mask", TensorProto.FLOAT, ["rows", 1, 1, "pieces"]),
        ("weights", TensorProto.FLOAT, ["rows", 1, "pieces"]),
        ("kind", TensorProto.INT32, ["rows"]),
        ("distance", TensorProto.INT32, ["rows", "pieces"]),
    ]
    return g.bytes("heads", inputs, outputs)
