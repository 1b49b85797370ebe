"""What a training of half a network, or of a whole one, starts from."""

from dataclasses import dataclass

HALF, WHOLE = 6, 12

LAYERS = {HALF: (0, 2, 4, 6, 9, 11), WHOLE: tuple(range(WHOLE))}
"""Which of twelve layers a network of that many starts from; a text costs as much as there are."""


@dataclass(frozen=True, slots=True)
class FromEncoder:
    """These layers of the encoder."""

    layers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FromPacked:
    """A network that is trained already; ``content`` as ``index.model_build.packed_layers`` packs it."""

    content: bytes
