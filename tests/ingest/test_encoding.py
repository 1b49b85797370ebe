from pathlib import Path

import numpy as np
import pytest

from index.encoder import OnnxEncoder
from index.model_build.files import ModelFolderError
from ingest.encoding import load_batch_encoder

TEXTS = ["Ile wyniosła dotacja?", "EUWT", "Gmina może przystąpić do ugrupowania. " * 3] * 4


def test_batches_have_the_vectors_and_the_name_of_the_encoder_that_serves(model_folder: Path) -> None:
    batches, serving = load_batch_encoder(model_folder, show_progress=False), OnnxEncoder(model_folder)
    assert (batches.identity, batches.dimension) == (serving.identity, serving.dimension)
    np.testing.assert_allclose(batches.encode_documents(TEXTS), serving.encode_documents(TEXTS), atol=1e-4)
    np.testing.assert_allclose(batches.encode_queries(TEXTS[:3]), serving.encode_queries(TEXTS[:3]), atol=1e-4)


def test_progress_is_shown_where_it_is_asked_for(model_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    load_batch_encoder(model_folder, show_progress=False).encode_queries(["dotacja"])
    assert "Batches" not in capfd.readouterr().err
    load_batch_encoder(model_folder, show_progress=True).encode_queries(["dotacja"])
    shown = capfd.readouterr()
    assert "Batches" in shown.err
    assert shown.out == ""


def test_a_folder_of_ours_is_known_by_name_too(model_folder: Path) -> None:
    by_name = load_batch_encoder(str(model_folder), show_progress=False)
    assert by_name.identity == OnnxEncoder(model_folder).identity


def test_a_missing_built_in_model_is_not_looked_for_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(ModelFolderError, match="make run"):
        load_batch_encoder(tmp_path, show_progress=False)


def test_a_named_model_that_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    from index.sentence_encoder import SentenceEncoderError  # noqa: PLC0415 - loads torch

    with pytest.raises(SentenceEncoderError, match="INTEREKIP_MODEL"):
        load_batch_encoder(str(tmp_path), show_progress=False)
