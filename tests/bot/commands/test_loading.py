import gc
from pathlib import Path

import pytest

from bot.commands.loading import encoder_beside
from bot.settings import Settings
from index.errors import IndexingError
from index.protocols import Encoder
from tests.fakes.encoder import FakeEncoder


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    monkeypatch.chdir(tmp_path)
    return Settings(data_dir=tmp_path, model="")


def test_the_encoder_that_the_settings_name_is_loaded(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | str] = []

    def load(named: Path | str, _threads: int) -> Encoder:
        asked.append(named)
        return FakeEncoder()

    monkeypatch.setattr("bot.commands.loading.load_encoder", load)
    with encoder_beside(settings) as encoder:
        assert encoder.result().identity == FakeEncoder().identity
        assert not gc.isenabled()
    assert gc.isenabled()
    assert asked == [settings.model_dir]


def test_a_missing_encoder_is_told_to_whoever_waits_for_it(settings: Settings) -> None:
    with pytest.raises(IndexingError, match="make run"), encoder_beside(settings) as encoder:
        encoder.result()
    assert gc.isenabled()
