"""Fitting the refusals from the command line."""

import json
from pathlib import Path

import pytest

from bot.answering.support import PACKAGED, SupportModel
from tests.bot.commands.conftest import Interekip

FIGURES = [
    "library_auc", "development_auc", "development_auc_unread", "threshold",
    "development_answered", "development_refused", "read_share",
]  # fmt: skip


@pytest.mark.usefixtures("small")
def test_the_calibration_goes_where_it_is_asked_for(interekip: Interekip, tmp_path: Path) -> None:
    before = PACKAGED.read_bytes()
    done = interekip("tune", "refusals", "--out", tmp_path / "pierwsza.json", "--json")
    assert done.exit_code == 0, done.output
    assert list(json.loads(done.stdout)) == FIGURES
    text = interekip("tune", "refusals", "--out", tmp_path / "druga.json").stdout
    assert all(name in text for name in FIGURES)
    assert (tmp_path / "pierwsza.json").read_bytes() == (tmp_path / "druga.json").read_bytes()
    assert SupportModel.load(tmp_path / "druga.json").encoder == "fake-encoder-1"
    assert PACKAGED.read_bytes() == before


def test_for_a_named_model_it_goes_into_the_data_folder(
    interekip: Interekip, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTEREKIP_MODEL", "another/model")
    before, packaged = (small / "support.json").read_bytes(), PACKAGED.read_bytes()
    assert interekip("tune", "refusals").exit_code == 0
    assert (small / "support.json").read_bytes() != before
    assert PACKAGED.read_bytes() == packaged


@pytest.mark.usefixtures("fake_encoder")
def test_without_an_index_nothing_is_written(interekip: Interekip, tmp_path: Path) -> None:
    done = interekip("tune", "refusals", "--out", tmp_path / "nowa.json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "interekip ingest" in done.stderr
    assert not (tmp_path / "nowa.json").exists()


@pytest.mark.usefixtures("small")
def test_a_folder_that_is_missing_is_named(interekip: Interekip, tmp_path: Path) -> None:
    done = interekip("tune", "refusals", "--out", tmp_path / "nie ma" / "nowa.json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nie ma" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
