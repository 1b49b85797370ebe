from contextlib import suppress
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model_build.carrier import Carrier, CarrierError
from index.model_build.weights import dense, read_weights
from tests.index.model_build.carriers import (
    BLOCKS,
    EPSILON,
    HEADS,
    HIDDEN,
    LAYERS,
    POSITIONS,
    TYPES,
    WIDE,
    WORDS,
    CarrierFile,
    make_carrier,
)

WHOLE = make_carrier().to_bytes()
HEAD = WHOLE.index(make_carrier().tensors["emb.word"])
"""Where the tensors begin: all before it is structure."""


def test_the_sizes_are_those_of_the_header() -> None:
    shape = astuple(Carrier(WHOLE).shape)
    assert shape[:-1] == (HIDDEN, LAYERS, HEADS, WIDE, WORDS, POSITIONS, TYPES)
    assert shape[-1] == pytest.approx(EPSILON)


def test_a_weight_is_its_scale_times_its_level_less_eight() -> None:
    file = make_carrier()
    blocks = np.frombuffer(file.tensors["l0.fi.w"], BLOCKS)
    found = dense(read_weights(Carrier(file.to_bytes())).matrices["encoder.layer.0.intermediate.dense.weight"])
    assert found.shape == (WIDE, HIDDEN)
    for row, column in ((0, 0), (0, 15), (0, 16), (3, 40), (WIDE - 1, HIDDEN - 1)):
        block = blocks[(row * HIDDEN + column) // 32]
        byte, high = int(block["halves"][column % 16]), column % 32 >= 16
        level = byte >> 4 if high else byte & 15
        assert found[row, column] == pytest.approx(float(block["scale"]) * (level - 8))


def test_a_vector_comes_as_it_is() -> None:
    file = make_carrier()
    assert Carrier(file.to_bytes()).vector("emb.ln.b").tobytes() == file.tensors["emb.ln.b"]


def test_all_weights_get_the_names_of_bert() -> None:
    weights = read_weights(Carrier(WHOLE))
    assert len(weights.matrices) == 1 + 6 * LAYERS
    assert len(weights.vectors) == 4 + 10 * LAYERS
    assert weights.vectors["encoder.layer.1.output.LayerNorm.weight"].shape == (HIDDEN,)


@pytest.mark.parametrize(("change", "message"), [(b"XXXX", "To nie jest plik"), (b"E5S2", "To nie jest plik")])
def test_another_kind_of_file_is_refused(change: bytes, message: str) -> None:
    with pytest.raises(CarrierError, match=message):
        Carrier(change + WHOLE[4:])


def test_other_blocks_are_refused() -> None:
    with pytest.raises(CarrierError, match="w blokach po 64, a nie po 32"):
        Carrier(CarrierFile(block=64).to_bytes())


def test_a_missing_part_is_named() -> None:
    file = make_carrier()
    del file.tensors["l1.ao.w"]
    with pytest.raises(CarrierError, match=r"brakuje części 'l1\.ao\.w'"):
        read_weights(Carrier(file.to_bytes()))


@pytest.mark.parametrize("size", [18, 19, 18 * WIDE])
def test_a_part_of_the_wrong_size_is_named(size: int) -> None:
    file = make_carrier()
    file.tensors["l1.fi.w"] = file.tensors["l1.fi.w"][:size] + (b"\0" * (size == 18 * WIDE))
    with pytest.raises(CarrierError, match=r"'l1\.fi\.w' .* zły rozmiar"):
        read_weights(Carrier(file.to_bytes()))


def test_a_file_that_ends_early_is_refused_wherever_it_ends() -> None:
    for size in [*range(0, HEAD, 7), *range(HEAD, len(WHOLE), 997), len(WHOLE) - 1]:
        with pytest.raises(CarrierError):
            read_weights(Carrier(WHOLE[:size]))


@given(st.lists(st.tuples(st.integers(0, HEAD - 1), st.integers(0, 255)), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_a_damaged_structure_is_read_or_refused_and_nothing_else(changes: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for place, value in changes:
        content[place] = value
    with suppress(CarrierError):
        read_weights(Carrier(bytes(content)))


@pytest.mark.parametrize("place", [47, 67, 71])
def test_lengths_beyond_all_bounds_are_refused(place: int) -> None:
    content = bytearray(WHOLE)
    content[place] = 0x7F
    with pytest.raises(CarrierError, match="ucięty albo uszkodzony"):
        Carrier(bytes(content))


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_other_bytes_are_refused(content: bytes) -> None:
    for tried in (content, WHOLE[:4] + content, WHOLE[:44] + content):
        with pytest.raises(CarrierError):
            read_weights(Carrier(tried))
