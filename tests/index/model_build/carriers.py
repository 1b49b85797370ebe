"""Carrier files of tiny networks with random weights."""

import struct
from dataclasses import dataclass, field

import numpy as np

from index.model_build.carrier import MAGIC

HIDDEN, LAYERS, HEADS, WIDE, WORDS, POSITIONS, TYPES = 64, 2, 2, 96, 40, 24, 2
EPSILON = 1e-5
BLOCKS = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])


@dataclass(slots=True)
class CarrierFile:
    """The parts of a carrier, to be changed before they are put together."""

    tensors: dict[str, bytes] = field(default_factory=dict)
    block: int = 32
    pieces: tuple[bytes, ...] = (b"<s>", b"dotacja")
    normalisation: bytes = b"\x01\x02\x03"

    def to_bytes(self) -> bytes:
        text = b"".join(self.pieces)
        head = MAGIC + b"\0\0\0\0" + struct.pack("<7i", HIDDEN, LAYERS, HEADS, WIDE, WORDS, POSITIONS, TYPES)
        head += struct.pack("<fi5iQ", EPSILON, self.block, len(self.pieces), 0, 1, 2, 3, len(text))
        head += b"\0" * (4 * (len(self.pieces) + 1) + 4 * len(self.pieces)) + text
        head += struct.pack("<iI", 1, len(self.normalisation)) + self.normalisation
        size = len(head) + 4 + sum(2 + len(name) + 1 + 20 for name in self.tensors)
        directory, offset = struct.pack("<i", len(self.tensors)), size
        for name, content in self.tensors.items():
            directory += struct.pack("<H", len(name)) + name.encode() + b"\0"
            directory += struct.pack("<IQQ", 0, offset, len(content))
            offset += len(content)
        return head + directory + b"".join(self.tensors.values())


def make_carrier(seed: int = 1) -> CarrierFile:
    """Return a whole network."""
    chance = np.random.default_rng(seed)
    file = CarrierFile()

    def matrix(name: str, rows: int, columns: int) -> None:
        blocks = np.zeros(rows * columns // 32, BLOCKS)
        blocks["scale"] = chance.uniform(0.005, 0.03, len(blocks))
        blocks["halves"] = chance.integers(0, 256, blocks["halves"].shape)
        file.tensors[name] = blocks.tobytes()

    def vector(name: str, size: int, middle: float = 0.0) -> None:
        file.tensors[name] = (middle + chance.normal(0, 0.1, size)).astype("<f4").tobytes()

    matrix("emb.word", WORDS, HIDDEN)
    vector("emb.pos", POSITIONS * HIDDEN)
    vector("emb.type", TYPES * HIDDEN)
    vector("emb.ln.w", HIDDEN, 1.0)
    vector("emb.ln.b", HIDDEN)
    for layer in range(LAYERS):
        for short, rows, columns in (
            *((short, HIDDEN, HIDDEN) for short in ("q", "k", "v", "ao")),
            ("fi", WIDE, HIDDEN),
            ("fo", HIDDEN, WIDE),
        ):
            matrix(f"l{layer}.{short}.w", rows, columns)
            vector(f"l{layer}.{short}.b", rows)
        for short in ("aln", "oln"):
            vector(f"l{layer}.{short}.w", HIDDEN, 1.0)
            vector(f"l{layer}.{short}.b", HIDDEN)
    return file
