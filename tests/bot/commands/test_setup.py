"""Setting up: nothing is made twice, and every part is made again when it does not fit any more."""

from pathlib import Path

import pytest

from bot.answering.support import PACKAGED, SupportModel, SupportModelError
from bot.commands import preparation
from bot.settings import Settings
from bot.wiring import support_for
from corpus.library import load_library
from index.model_build import TUNED
from index.snapshot import SnapshotStore
from tests.bot.answering.small_library import ASKED, PASSAGES, SUPPORT
from tests.bot.commands.conftest import Interekip, damage
from tests.fakes.encoder import FakeEncoder
from tests.fakes.snapshot import PUBLISHED, build_content

ROOT = Path(__file__).parents[3]


@pytest.fixture
def current(data: Path, store: SnapshotStore) -> Path:
    """An index of the whole library by the built-in encoder, as far as anybody can tell without its vectors."""
    library = load_library()
    store.publish(build_content(FakeEncoder(TUNED.identity), library.passages, library.asked), PUBLISHED)
    return data


def is_old() -> bool:
    return preparation.index_is_old(Settings.load(), TUNED.identity)


@pytest.mark.usefixtures("data")
def test_an_index_that_is_missing_is_to_be_built() -> None:
    assert is_old()


@pytest.mark.usefixtures("current")
def test_an_index_of_the_library_by_the_encoder_stays() -> None:
    assert not is_old()
    assert preparation.index_is_old(Settings.load(), "another-encoder")


@pytest.mark.usefixtures("data")
def test_an_index_of_another_library_is_to_be_built_again(store: SnapshotStore) -> None:
    store.publish(build_content(FakeEncoder(TUNED.identity), PASSAGES, ASKED), PUBLISHED)
    assert is_old()


def test_an_index_that_stands_in_for_a_damaged_one_is_to_be_built_again(current: Path, store: SnapshotStore) -> None:
    library = load_library()
    store.publish(build_content(FakeEncoder(TUNED.identity), library.passages, library.asked), PUBLISHED)
    damage(current)
    assert store.load_any().warning
    assert is_old()


def test_with_everything_in_place_nothing_is_made(interekip: Interekip, current: Path, model_folder: Path) -> None:
    (current / "model").symlink_to(ROOT / model_folder)
    before = {path: path.stat().st_mtime_ns for path in current.rglob("*") if path.is_file()}
    done = interekip("setup")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_calibration_that_comes_with_the_product_fits_its_encoder() -> None:
    assert SupportModel.load(PACKAGED).encoder == TUNED.identity


@pytest.mark.usefixtures("data")
def test_the_calibration_is_chosen_by_its_encoder() -> None:
    settings = Settings.load()
    settings.data_dir.mkdir()
    SUPPORT.save(settings.support_path)
    assert support_for(settings, SUPPORT.encoder).encoder == SUPPORT.encoder
    assert support_for(settings, TUNED.identity).encoder == TUNED.identity
    assert preparation.calibration_fits(settings, SUPPORT.encoder)
    assert not preparation.calibration_fits(settings, "another")
    with pytest.raises(SupportModelError, match="interekip setup"):
        support_for(settings, "another")


@pytest.mark.usefixtures("data")
def test_a_damaged_calibration_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = Settings.load()
    settings.data_dir.mkdir()
    monkeypatch.setattr("bot.wiring.PACKAGED", tmp_path / "uszkodzona.json")
    (tmp_path / "uszkodzona.json").write_text("{}")
    SUPPORT.save(settings.support_path)
    assert preparation.calibration_fits(settings, SUPPORT.encoder)
    settings.support_path.write_text("{}")
    assert not preparation.calibration_fits(settings, SUPPORT.encoder)


@pytest.mark.usefixtures("small")
def test_a_calibration_is_fitted_on_the_index_that_serves(data: Path) -> None:
    path = data / "nowa.json"
    report = preparation.calibrate(Settings.load(), path)
    assert SupportModel.load(path).encoder == "fake-encoder-1"
    assert SupportModel.load(path).threshold == report.threshold
    assert 0.5 < report.cross_validated_auc <= 1.0
