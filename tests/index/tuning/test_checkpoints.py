"""Where a run goes on."""

from pathlib import Path

import torch

from index.tuning.checkpoints import keep_weights, kept_weights, last_checkpoint, run_folder


def _checkpoint(folder: Path, step: int, *, whole: bool = True) -> None:
    (folder / f"checkpoint-{step}").mkdir()
    if whole:
        (folder / f"checkpoint-{step}" / "trainer_state.json").write_text("{}")


def test_the_newest_whole_checkpoint_is_the_last(tmp_path: Path) -> None:
    _checkpoint(tmp_path, 90)
    _checkpoint(tmp_path, 100)
    _checkpoint(tmp_path, 110, whole=False)

    assert last_checkpoint(tmp_path) == str(tmp_path / "checkpoint-100")


def test_a_new_run_has_none(tmp_path: Path) -> None:
    assert last_checkpoint(tmp_path) is None
    assert last_checkpoint(tmp_path / "nowy") is None
    assert kept_weights(tmp_path / "nowy" / "trained.safetensors") is None


def test_another_choice_or_other_data_have_another_folder(tmp_path: Path) -> None:
    folders = {run_folder(tmp_path, *made_of) for made_of in ((0.02, "a"), (0.03, "a"), (0.02, "b"))}

    assert len(folders) == 3
    assert run_folder(tmp_path, 0.02, "a") in folders


def test_weights_come_back(tmp_path: Path) -> None:
    path = tmp_path / "wybór" / "trained.safetensors"
    keep_weights(path, {"w": torch.arange(6.0).reshape(2, 3).T})
    kept = kept_weights(path)

    assert kept is not None
    assert kept["w"].tolist() == [[0, 3], [1, 4], [2, 5]]
    assert [each.name for each in path.parent.iterdir()] == [path.name]
