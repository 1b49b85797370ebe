"""The encoder of the ingest: many texts at a time, through sentence-transformers."""

from pathlib import Path

from index.encoder import OnnxEncoder
from index.model_build.files import is_model_folder, read_identity
from index.protocols import Encoder

THREADS = 2


def load_batch_encoder(model: str | Path, *, show_progress: bool) -> Encoder:
    """Return an encoder with sentence-transformers' batching and progress.

    Args:
        model: a folder or a name, told apart as ``index.encoder.load_encoder`` does.
        show_progress: whether a bar is drawn on standard error.

    Raises:
        IndexingError: when it cannot be loaded.

    """
    folder = Path(model)
    if not isinstance(model, Path) and not is_model_folder(folder):
        from index.sentence_encoder import load_sentence_encoder  # noqa: PLC0415 - loads torch

        return load_sentence_encoder(model, show_progress=show_progress)
    # The graph before torch: loading it takes a hundred megabytes more for a moment, which would be the peak.
    graph = OnnxEncoder(folder, THREADS)
    from index.sentence_encoder import SentenceEncoder  # noqa: PLC0415 - see above
    from index.sentence_module import as_sentence_transformer  # noqa: PLC0415 - see above

    return SentenceEncoder(as_sentence_transformer(graph), read_identity(folder), show_progress=show_progress)
