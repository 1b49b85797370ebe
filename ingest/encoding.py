"""The encoder of the ingest: many texts at a time, through sentence-transformers."""

from pathlib import Path

from index.model_build.files import is_model_folder, read_identity
from index.protocols import Encoder
from index.sentence_encoder import SentenceEncoder, load_sentence_encoder
from index.sentence_module import load_sentence_transformer


def load_batch_encoder(model: str | Path, *, show_progress: bool) -> Encoder:
    """Return an encoder with sentence-transformers' batching and progress.

    Args:
        model: a folder or a name, told apart as ``index.encoder.load_encoder`` does.
        show_progress: whether a bar is drawn on standard error.

    Raises:
        IndexingError: when it cannot be loaded.

    """
    folder = Path(model)
    if isinstance(model, Path) or is_model_folder(folder):
        return SentenceEncoder(load_sentence_transformer(folder), read_identity(folder), show_progress=show_progress)
    return load_sentence_encoder(model, show_progress=show_progress)
