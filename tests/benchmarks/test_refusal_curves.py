"""Curves of the refusals by hand."""

import numpy as np
import pytest

from benchmarks.refusal_curves import Judged, calibration, expected_calibration_error, operating_points

JUDGED = Judged(np.array([0.05, 0.15, 0.95, 0.91, 1.0]), np.array([False, True, True, True, False]))


def test_each_tenth_of_the_probability_has_its_share() -> None:
    first, second, last = calibration(JUDGED)
    assert (first["predicted"], first["observed"], first["questions"]) == (0.05, 0.0, 1)
    assert (second["observed"], second["questions"]) == (1.0, 1)
    assert last["predicted"] == pytest.approx((0.95 + 0.91 + 1.0) / 3)
    assert (last["observed"], last["questions"]) == (pytest.approx(2 / 3), 3)


def test_the_calibration_error_is_the_mean_distance() -> None:
    expected = (0.05 + 0.85 + 3 * abs(2.86 / 3 - 2 / 3)) / 5
    assert expected_calibration_error(JUDGED) == pytest.approx(expected)
    assert expected_calibration_error(Judged(np.array([1.0, 1.0]), np.array([True, True]))) == 0.0


def test_every_threshold_has_its_precision_and_recall_and_one_serves() -> None:
    points = operating_points(JUDGED, 0.123)
    [serving] = [point for point in points if point["serves"]]
    assert (serving["threshold"], serving["precision"], serving["recall"]) == (0.123, 1.0, 0.5)
    at = {float(str(point["threshold"])): point for point in points}
    assert (at[0.025]["precision"], at[0.025]["recall"]) == (None, 0.0)
    assert (at[0.5]["precision"], at[0.5]["recall"]) == (0.5, 0.5)
    assert list(at) == sorted(at)
