"""The network of questions: fewer layers that give questions nearly the vectors of the whole encoder.

A question is encoded while somebody waits, a passage once and for all; so questions have a network of half the layers,
which learnt to imitate what the whole one says of them (``index.tuning``), over the same table of words.
"""

from dataclasses import replace

from index.errors import IndexingError
from index.model_build.packed_layers import POSITIONS, unpack_layers
from index.model_build.weights import WORDS, Weights

_DAMAGED = "Plik z warstwami dla pytań jest uszkodzony; zainstaluj InterEkip ponownie."


class QuestionWeightsError(IndexingError):
    """The file of the layers for questions is damaged or belongs to another encoder."""


def question_weights(encoder: Weights, content: bytes) -> Weights:
    """Return the network of questions beside ``encoder``.

    Positions beyond those in the file, which longer questions have than any that it learnt from, are the encoder's.

    Args:
        encoder: the network of passages, whose table of words it shares.
        content: its layers, as ``packed_layers`` packs them.

    Raises:
        QuestionWeightsError: when the file does not fit.

    """
    try:
        packed = unpack_layers(content)
    except ValueError as error:
        raise QuestionWeightsError(_DAMAGED) from error
    if packed.shape.hidden != encoder.shape.hidden or packed.shape.positions > encoder.shape.positions:
        raise QuestionWeightsError(_DAMAGED)
    positions = encoder.vectors[POSITIONS].copy()
    positions[: packed.vectors[POSITIONS].size] = packed.vectors[POSITIONS]
    vectors = {**packed.vectors, POSITIONS: positions}
    shape = replace(encoder.shape, layers=packed.shape.layers, feed_forward=packed.shape.feed_forward)
    return Weights(shape, {WORDS: encoder.matrices[WORDS], **packed.matrices}, vectors, packed.ranges)
