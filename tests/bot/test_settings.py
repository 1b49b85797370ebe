"""Settings from the environment and from .env."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = (
    "INTEREKIP_DATA_DIR", "INTEREKIP_MODEL", "INTEREKIP_LOG_LEVEL", "INTEREKIP_COORDINATOR_CONTACT",
    "INTEREKIP_ADMINS", "INTEREKIP_DATABASE_URL", "INTEREKIP_SOURCES", "INTEREKIP_FETCH_CONTACT",
    "INTEREKIP_MIN_DELAY", "INTEREKIP_OCR",
    "INTEREKIP_ARCHIVE_API_URL", "INTEREKIP_ARCHIVE_URL", "INTEREKIP_TEST_HOSTS", "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_URL", "INTEREKIP_REFUSE_BELOW", "INTEREKIP_CONTROLLER",
)  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_has_to_be_set() -> None:
    settings = Settings.load()
    assert (settings.data_dir, settings.model, settings.log_level) == (Path("var"), "", "INFO")
    assert settings.telegram_bot_token.get_secret_value() == ""
    assert settings.telegram_api_url == "https://api.telegram.org"


def test_everything_lies_in_the_data_folder() -> None:
    settings = Settings.load()
    paths = (
        settings.database_path,
        settings.index_dir,
        settings.model_dir,
        settings.support_path,
        settings.ingest_lock,
        settings.ingest_state,
        settings.own_sources,
    )
    assert {path.parent for path in paths} == {Path("var")}
    assert len(set(paths)) == len(paths)


def test_the_environment_goes_before_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("INTEREKIP_DATA_DIR=z-pliku\nTELEGRAM_BOT_TOKEN=1:abc\nCUDZE=1\n")
    monkeypatch.setenv("INTEREKIP_DATA_DIR", "ze-środowiska")
    settings = Settings.load()
    assert settings.data_dir == Path("ze-środowiska")
    assert settings.telegram_bot_token.get_secret_value() == "1:abc"
    assert "abc" not in repr(settings)


def test_the_example_file_changes_nothing_as_it_is_and_with_every_line_empty(folder: Path) -> None:
    without = Settings.load()
    (folder / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert Settings.load() == without
    (folder / ".env").write_text("".join(f"{name}=\n" for name in NAMES))
    assert Settings.load() == without


def test_every_line_of_the_example_is_a_setting() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    named = {line.lstrip("# ").partition("=")[0] for line in lines if "=" in line}
    assert named == set(NAMES)


def test_a_file_in_another_encoding_says_what_to_do(folder: Path) -> None:
    (folder / ".env").write_bytes("INTEREKIP_COORDINATOR_CONTACT=Urząd\n".encode("cp1250"))
    with pytest.raises(SettingsError, match="UTF-8"):
        Settings.load()


def test_the_calibrated_threshold_counts_unless_another_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.load().refuse_below is None
    monkeypatch.setenv("INTEREKIP_REFUSE_BELOW", "0.35")
    assert Settings.load().refuse_below == 0.35


@pytest.mark.parametrize("written", ["0", "1", "1.5", "-0.1", "nan", "połowa"])
def test_a_threshold_that_is_no_probability_is_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("INTEREKIP_REFUSE_BELOW", written)
    with pytest.raises(SettingsError, match="refuse_below"):
        Settings.load()


def test_administrators_are_numbers_with_commas_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.load().admins == frozenset()
    monkeypatch.setenv("INTEREKIP_ADMINS", " 17, 23,,17 ")
    assert Settings.load().admins == {17, 23}


@pytest.mark.parametrize("written", ["@anna", "17;23", "17 23", "-5", "१७"])
def test_administrators_written_otherwise_are_refused_with_an_example(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("INTEREKIP_ADMINS", written)
    with pytest.raises(SettingsError, match=r"admins: .*123456789,987654321"):
        Settings.load()


def test_people_are_in_a_file_until_an_address_is_set_and_its_password_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Settings.load().database == Path("var/interekip.db")
    address = "postgresql://bot:kanarek@localhost/interekip"
    monkeypatch.setenv("INTEREKIP_DATABASE_URL", f" {address} ")
    settings = Settings.load()
    assert settings.database == address
    assert "kanarek" not in repr(settings)
