"""Which part of the questions serves for what; a question stays in its part whatever is added to the others."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum

_RESOLUTION = 2**32


class Part(StrEnum):
    """What a question serves for: weights are learnt on FIT, refusals calibrated on CALIBRATE; MEASURE is kept."""

    FIT = "fit"
    CALIBRATE = "calibrate"
    MEASURE = "measure"


Shares = Mapping[Part, float]
"""The share (0 to 1) of each part; together 1."""

ASKED: Shares = {Part.FIT: 5 / 6, Part.CALIBRATE: 1 / 6, Part.MEASURE: 0.0}
"""Editors' questions: a model judges its own examples too kindly, so that those of the calibration are not learnt."""

UNANSWERABLE: Shares = {Part.FIT: 1 / 2, Part.CALIBRATE: 1 / 4, Part.MEASURE: 1 / 4}
"""Near misses and messages out of scope."""

GENERAL: Shares = {Part.FIT: 9 / 10, Part.CALIBRATE: 0.0, Part.MEASURE: 1 / 10}
"""Passages of other collections, each with all its questions."""


def part_of(text: str, shares: Shares) -> Part:
    """Return the part of ``text``: by its hash, so that neither order nor neighbours matter."""
    digest = hashlib.sha256(" ".join(text.casefold().split()).encode()).digest()
    place = int.from_bytes(digest[:4], "big") / _RESOLUTION
    for part, share in shares.items():
        if place < share:
            return part
        place -= share
    return Part.FIT
