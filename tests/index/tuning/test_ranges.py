"""How large the inputs of layers get."""

from pathlib import Path

import numpy as np

from index.tuning.encoder_folder import load_encoder
from index.tuning.ranges import SAMPLE, input_ranges, sample


def test_the_largest_input_of_every_layer_is_found_and_grows_with_what_is_seen(tiny: Path) -> None:
    model = load_encoder(tiny)
    with input_ranges(model) as ranges:
        model.encode_query(["ile"])
        first = {name: value.copy() for name, value in ranges.items()}
        model.encode_query(["kiedy forum umowa", "wiza"])
    layers = {name.removeprefix("encoder.layer.").partition(".")[0] for name in ranges}
    assert len(ranges) == 4 * len(layers)
    assert all((ranges[name] >= first[name]).all() for name in ranges)
    assert any((ranges[name] > first[name]).any() for name in ranges)
    after = {name: value.copy() for name, value in ranges.items()}
    model.encode_query(["termin euro"])
    assert all(np.array_equal(ranges[name], after[name]) for name in ranges), "outside the block nothing is watched"


def test_a_sample_is_spread_over_all() -> None:
    assert sample(range(3)) == [0, 1, 2]
    drawn = sample(range(10 * SAMPLE))
    assert (len(drawn), drawn[0], drawn[-1]) == (SAMPLE, 0, 10 * (SAMPLE - 1))
