"""Setting up: nothing is made twice, and every part is made again when it does not fit any more."""

import json
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from bot.answering.assembly import support_for
from bot.answering.support import PACKAGED, SupportModel, SupportModelError
from bot.commands import preparation
from bot.settings import Settings
from corpus.library import load_library
from index.model_build import READER, TUNED
from index.snapshot import SnapshotStore
from tests.bot.answering.small_library import ASKED, PASSAGES, READING_SUPPORT, SUPPORT
from tests.bot.commands.conftest import Interekip, damage
from tests.fakes.encoder import FakeEncoder
from tests.fakes.snapshot import PUBLISHED, build_content

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the whole library by the built-in encoder, as far as anybody can tell without its vectors."""
    folder = tmp_path_factory.mktemp("published") / "index"
    library = load_library()
    content = build_content(FakeEncoder(TUNED.identity), library.passages, library.asked)
    SnapshotStore(folder).publish(content, PUBLISHED)
    return folder


@pytest.fixture
def current(data: Path, published: Path) -> Path:
    """A data folder with that index."""
    copytree(published, data / "index")
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
    store.publish(store.load_any(), PUBLISHED)
    damage(current)
    assert store.load_any().warning
    assert is_old()


def test_with_everything_in_place_nothing_is_made(
    interekip: Interekip, current: Path, model_folder: Path, reader_folder: Path
) -> None:
    (current / "model").symlink_to(ROOT / model_folder)
    (current / "reader").symlink_to(ROOT / reader_folder)
    before = {path: path.stat().st_mtime_ns for path in current.rglob("*") if path.is_file()}
    done = interekip("setup")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_calibration_that_comes_with_the_product_fits_its_models() -> None:
    packaged = SupportModel.load(PACKAGED)
    assert (packaged.encoder, packaged.reader) == (TUNED.identity, READER.identity)
    assert packaged.read is not None
    assert packaged.cut.refuse <= packaged.cut.threshold <= packaged.cut.answer


@pytest.fixture
def calibrated(data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    """Settings with READING_SUPPORT for the product's own calibration and SUPPORT of another encoder beside it."""
    data.mkdir()
    monkeypatch.setattr("bot.answering.assembly.PACKAGED", tmp_path / "packaged.json")
    READING_SUPPORT.save(tmp_path / "packaged.json")
    settings = Settings.load()
    replace(SUPPORT, encoder="other-encoder").save(settings.support_path)
    return settings


@pytest.mark.parametrize(
    ("encoder", "reader", "found"),
    [
        ("fake-encoder-1", "fake-reader-1", READING_SUPPORT),
        ("fake-encoder-1", None, READING_SUPPORT),
        ("other-encoder", None, SUPPORT),
    ],
    ids=["both fit", "without a reader any of the encoder", "an own one of another encoder"],
)
def test_the_calibration_is_chosen_by_its_models(
    calibrated: Settings, encoder: str, reader: str | None, found: SupportModel
) -> None:
    support = support_for(calibrated, encoder, reader)
    assert (support.encoder, support.reader, support.cut) == (encoder, found.reader, found.cut)
    assert preparation.calibration_fits(calibrated, encoder, reader)


@pytest.mark.parametrize(
    ("encoder", "reader"),
    [("another", None), ("fake-encoder-1", "another"), ("other-encoder", "fake-reader-1")],
)
def test_a_calibration_of_other_models_is_none(calibrated: Settings, encoder: str, reader: str | None) -> None:
    assert not preparation.calibration_fits(calibrated, encoder, reader)
    with pytest.raises(SupportModelError, match="interekip setup"):
        support_for(calibrated, encoder, reader)


@pytest.mark.usefixtures("data")
def test_a_damaged_calibration_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = Settings.load()
    settings.data_dir.mkdir()
    monkeypatch.setattr("bot.answering.assembly.PACKAGED", tmp_path / "uszkodzona.json")
    (tmp_path / "uszkodzona.json").write_text("{}")
    SUPPORT.save(settings.support_path)
    assert preparation.calibration_fits(settings, SUPPORT.encoder, None)
    settings.support_path.write_text("{}")
    assert not preparation.calibration_fits(settings, SUPPORT.encoder, None)


@pytest.mark.usefixtures("small")
def test_a_calibration_is_fitted_on_the_index_that_serves(data: Path) -> None:
    path = data / "nowa.json"
    report = preparation.calibrate(Settings.load(), path)
    assert SupportModel.load(path).encoder == "fake-encoder-1"
    assert SupportModel.load(path).reader is None
    assert SupportModel.load(path).cut.threshold == report.threshold
    assert 0.5 < report.development_auc <= 1.0


@pytest.mark.usefixtures("small")
def test_where_to_refuse_is_a_setting(interekip: Interekip, monkeypatch: pytest.MonkeyPatch) -> None:
    def status() -> object:
        return json.loads(interekip("ask", "--json", "Czy dotacja obejmowała seminarium?").stdout)["status"]

    assert status() == "answered"
    monkeypatch.setenv("INTEREKIP_REFUSE_BELOW", "0.9")
    assert status() == "refused"
    monkeypatch.setenv("INTEREKIP_REFUSE_BELOW", "0.1")
    assert status() == "answered"


def test_an_encoder_that_the_settings_name_has_no_reader() -> None:
    assert preparation.reader_identity(Settings(model="")) == READER.identity
    assert preparation.reader_identity(Settings(model="another/model")) is None
