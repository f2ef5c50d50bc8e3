"""Reads the state dict of a PyTorch file in the format before zip archives, without PyTorch.

Such a file is four pickles (a magic number, a protocol version, facts about the machine, the tensors
by name), a fifth with the keys of the storages, and then each storage: its length as a 64-bit
number and its values, little-endian. Source of the format: `_legacy_load` in torch/serialization.py.
"""

import pickle
import struct
import sys
from array import array
from collections import OrderedDict
from typing import NamedTuple

MAGIC = 0x1950A86A20F9469CFC6C
ITEM = {"FloatStorage": "f", "LongStorage": "q"}


class Tensor(NamedTuple):
    """A dense tensor: `values` in row-major order."""

    shape: tuple
    values: array


class View(NamedTuple):
    """Where a tensor lies in a storage, which holds several numbers between its neighbours."""

    storage: str
    offset: int
    shape: tuple
    strides: tuple


class Unpickler(pickle.Unpickler):
    """Makes nothing but dictionaries and views: a pickle may ask for any function to be called."""

    def find_class(self, module, name):
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, shape, strides, *_: View(storage, offset, shape, strides)
        if module == "torch" and name in ITEM:
            return name
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a state dict")

    def persistent_load(self, saved):
        _, kind, key, _, length, _ = saved
        self.kinds[key] = (ITEM[kind], length)
        return key


def read(file):
    """Returns the tensors of an open binary file by name."""
    if pickle.load(file) != MAGIC:
        raise ValueError("this is no state dict in PyTorch's format before 1.6")
    pickle.load(file)  # protocol version
    pickle.load(file)  # sizes of the machine's numbers
    unpickler = Unpickler(file)
    unpickler.kinds = {}
    views = unpickler.load()
    storages = {key: storage(file, *unpickler.kinds[key]) for key in pickle.load(file)}
    return {
        name: Tensor(view.shape, dense(storages[view.storage], view)) for name, view in views.items()
    }


def storage(file, kind, length):
    if struct.unpack("<q", file.read(8))[0] != length:
        raise ValueError("the file is damaged: a storage is not as long as its tensor says")
    values = array(kind)
    values.frombytes(file.read(length * values.itemsize))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def dense(values, view):
    """Copies a view into row-major order."""
    sides = [side for side in zip(view.shape, view.strides) if side[0] != 1]
    rows = [view.offset]
    for length, stride in sides[:-1]:
        rows = [row + i * stride for row in rows for i in range(length)]
    length, stride = sides[-1] if sides else (1, 1)
    copy = array(values.typecode)
    for row in rows:
        copy.extend(values[row : row + (length - 1) * stride + 1 : stride])
    return copy
