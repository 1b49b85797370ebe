"""The encoder of passages, whatever network for questions lies beside it."""

import shutil
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from index.model_build.carrier import Carrier
from index.model_build.native import routed_files
from index.model_build.weights import read_weights
from index.tuning.encoder_folder import DOCUMENT, QUERY, load_encoder
from index.tuning.negatives import encode_questions, encode_texts
from tests.index.model_build.carriers import make_carrier

TEXTS = ["ile dotacja", "kto wiza jest tu"]


def test_it_encodes_as_the_folder_says(tiny: Path) -> None:
    plain, own = SentenceTransformer(str(tiny)), load_encoder(tiny)

    assert (own.prompts["query"], own.prompts["document"]) == (QUERY, DOCUMENT)
    assert np.allclose(encode_questions(own, TEXTS), encode_questions(plain, TEXTS), atol=1e-6)
    assert np.allclose(encode_texts(own, TEXTS), encode_texts(plain, TEXTS), atol=1e-6)


def test_questions_too_have_the_whole_network_where_there_is_another_for_them(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "routed"
    shutil.copytree(tiny, folder)
    questions = read_weights(Carrier(make_carrier(seed=2).to_bytes()))
    for name, content in routed_files(questions, (tiny / "tokenizer.json").read_bytes()).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    routed = encode_questions(SentenceTransformer(str(folder)), TEXTS)
    whole = encode_questions(load_encoder(tiny), TEXTS)

    assert not np.allclose(routed, whole, atol=1e-2)
    assert np.allclose(encode_questions(load_encoder(folder), TEXTS), whole, atol=1e-6)
