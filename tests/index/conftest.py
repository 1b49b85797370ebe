"""The default encoder in its forms and the reader, each loaded once."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.encoder import OnnxEncoder
from index.model_build.files import read_identity
from index.reader import OnnxReader

if TYPE_CHECKING:
    from index.sentence_encoder import SentenceEncoder


@pytest.fixture(scope="session")
def onnx_encoder(model_folder: Path) -> OnnxEncoder:
    return OnnxEncoder(model_folder)


@pytest.fixture(scope="session")
def onnx_reader(reader_folder: Path, onnx_encoder: OnnxEncoder) -> OnnxReader:
    return OnnxReader(reader_folder, onnx_encoder)


@pytest.fixture(scope="session")
def batch_encoder(model_folder: Path) -> "SentenceEncoder":
    """The same graph as a module of sentence-transformers."""
    from index.sentence_encoder import SentenceEncoder  # noqa: PLC0415 - loads torch
    from index.sentence_module import as_sentence_transformer  # noqa: PLC0415 - loads torch

    return SentenceEncoder(as_sentence_transformer(OnnxEncoder(model_folder, 2)), read_identity(model_folder))


@pytest.fixture(scope="session")
def native_encoder(model_folder: Path) -> "SentenceEncoder":
    """The folder as sentence-transformers loads it, with torch and without any code of ours."""
    import torch  # noqa: PLC0415 - slow to load, and few tests need it

    from index.sentence_encoder import load_sentence_encoder  # noqa: PLC0415 - loads torch

    torch.set_num_threads(1)  # more of them wait for each other on a busy machine
    return load_sentence_encoder(str(model_folder))
