"""``interekip setup``: make what is missing."""

from bot.commands.faults import plain_faults
from bot.settings import Settings


def setup() -> None:
    """Make the encoder, the index and the calibration, as far as they are missing or old."""
    from bot.commands.preparation import prepare  # noqa: PLC0415 - the ingest, for which no other start should pay

    with plain_faults():
        prepare(Settings.load())
