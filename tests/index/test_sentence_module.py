from pathlib import Path

import numpy as np
import pytest

from index.encoder import OnnxEncoder
from tests.index.reference import DOCUMENTS, QUERIES


def test_sentence_transformers_gives_the_vectors_of_the_encoder(model_folder: Path, onnx_encoder: OnnxEncoder) -> None:
    from index.sentence_module import as_sentence_transformer  # noqa: PLC0415 - loads torch

    model = as_sentence_transformer(OnnxEncoder(model_folder, 2))
    queries, documents = model.encode_query(list(QUERIES)), model.encode_document(list(DOCUMENTS))
    np.testing.assert_allclose(queries, onnx_encoder.encode_queries(QUERIES), atol=1e-4)
    np.testing.assert_allclose(documents, onnx_encoder.encode_documents(DOCUMENTS), atol=1e-4)
    assert model.get_embedding_dimension() == onnx_encoder.dimension
    assert float(model.similarity(queries[:1], queries[:1])) == pytest.approx(1, abs=1e-4)


def test_texts_are_brought_into_their_usual_form_behind_the_prompt(onnx_encoder: OnnxEncoder) -> None:
    from index.sentence_module import OnnxTransformer  # noqa: PLC0415 - loads torch

    features = OnnxTransformer(onnx_encoder, onnx_encoder.questions).preprocess(
        [" dota\u200bcja\n", "EUWT i gmina"], prompt="query: "
    )
    expected = onnx_encoder.tokenize("query: dotacja")
    assert features["input_ids"][0, : len(expected)].tolist() == expected
    assert features["attention_mask"].sum(dim=1).tolist() == [
        len(expected),
        len(onnx_encoder.tokenize("query: EUWT i gmina")),
    ]


def test_the_module_is_not_saved_apart_from_its_folder(onnx_encoder: OnnxEncoder, tmp_path: Path) -> None:
    from index.sentence_module import OnnxTransformer  # noqa: PLC0415 - loads torch

    with pytest.raises(NotImplementedError, match="copy the model folder"):
        OnnxTransformer(onnx_encoder, onnx_encoder.passages).save(str(tmp_path))
    assert list(tmp_path.iterdir()) == []
