import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.encoder import BEGIN, END, LONGEST, QUERY_PROMPT, EncoderError, OnnxEncoder, load_encoder, pad
from index.errors import IndexingError
from index.model_build.files import ModelFolderError
from index.normalise import normalise_text
from index.protocols import Encoder, Vectors
from tests.index.reference import DOCUMENTS, QUERIES, load_reference

if TYPE_CHECKING:
    from index.sentence_encoder import SentenceEncoder

SPECIAL = ("<s>", "</s>", "<pad>", "<unk>", "<mask>")
READ = ("LATIN", "CYRILLIC", "GREEK", "FULLWIDTH", "COMBINING", "MODIFIER")
AWKWARD = st.sampled_from("<>/s ąćż\u0301\u200f\ufdfaАїא🙂")
HOSTILE = st.text(st.characters(), max_size=80) | st.text(AWKWARD, max_size=40)


def _is_foreign(character: str) -> bool:
    return character.isalpha() and not unicodedata.name(character, "").startswith(READ)


def _cosines(one: Vectors, other: NDArray[np.floating]) -> Vectors:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other.astype(np.float32), axis=1)
    cosines: Vectors = (one * other).sum(axis=1) / lengths
    return cosines


@pytest.mark.parametrize(
    ("name", "least"), [("onnx_encoder", 0.985), ("batch_encoder", 0.985), ("native_encoder", 0.9995)]
)
def test_vectors_are_those_that_were_recorded(request: pytest.FixtureRequest, name: str, least: float) -> None:
    """Where we serve, questions are multiplied in integers."""
    encoder: Encoder = request.getfixturevalue(name)
    reference = load_reference()
    assert (_cosines(encoder.encode_queries(QUERIES), reference.queries) >= least).all()
    assert (_cosines(encoder.encode_documents(DOCUMENTS), reference.documents) >= 0.9995).all()


def test_the_recorded_vectors_are_of_this_model(onnx_encoder: OnnxEncoder) -> None:
    assert onnx_encoder.identity == load_reference().identity


def test_prompts_tell_questions_from_passages(onnx_encoder: OnnxEncoder) -> None:
    query, document = onnx_encoder.encode_queries(["dotacja"]), onnx_encoder.encode_documents(["dotacja"])
    assert float((query @ document.T).item()) < 0.99


class PublishedTokenizer:
    """The model's own tokenizer, as its makers published it."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def tokenize(self, text: str) -> list[int]:
        return [BEGIN, *self._tokenizer.encode(text, add_special_tokens=False).ids[: LONGEST - 2], END]


@pytest.fixture(scope="module")
def published_tokenizer(model_folder: Path) -> PublishedTokenizer:
    return PublishedTokenizer(model_folder)


@given(text=HOSTILE)
@example(text="👨\u200d👩\u200d👧 a\x00b")
@settings(max_examples=300, deadline=None)
def test_tokens_are_those_of_the_published_tokenizer(
    onnx_encoder: OnnxEncoder, published_tokenizer: PublishedTokenizer, text: str
) -> None:
    normal = normalise_text(text)
    assume(not any(map(_is_foreign, unicodedata.normalize("NFKC", normal))))
    # The published one takes the names of marks for marks, and both have "▁" for a space, which SentencePiece drops
    # at the end: the only texts that they read differently, and none that people write.
    assume(normal and "▁" not in normal and not any(mark in normal for mark in SPECIAL))
    assert onnx_encoder.tokenize(QUERY_PROMPT + normal) == published_tokenizer.tokenize(QUERY_PROMPT + normal)


@pytest.mark.parametrize("text", ["\ufdfa" * 2000, "\u202eאבג abc\u200d\u200b", "国際協力", "ความร่วมมือ"])
def test_scripts_that_nobody_here_writes_are_read_letter_by_letter(
    onnx_encoder: OnnxEncoder, published_tokenizer: PublishedTokenizer, text: str
) -> None:
    normal = QUERY_PROMPT + normalise_text(text)
    ours, published = onnx_encoder.tokenize(normal), published_tokenizer.tokenize(normal)
    assert LONGEST >= len(ours) >= len(published)


def test_the_names_of_marks_are_no_marks(onnx_encoder: OnnxEncoder) -> None:
    tokens = onnx_encoder.tokenize("query: " + "".join(SPECIAL))
    assert not {BEGIN, END, 1} & set(tokens[1:-1])


@given(text=st.text(min_size=1, max_size=400), times=st.integers(1, 400))
@settings(max_examples=40, deadline=None)
def test_no_text_has_too_many_tokens(onnx_encoder: OnnxEncoder, text: str, times: int) -> None:
    tokens = onnx_encoder.tokenize(QUERY_PROMPT + normalise_text(text * times))
    assert len(tokens) <= LONGEST
    assert (tokens[0], tokens[-1]) == (BEGIN, END)


def test_words_beyond_the_limit_change_nothing(onnx_encoder: OnnxEncoder) -> None:
    long = "dotacja dla gminy " * 200
    one, other = onnx_encoder.encode_documents([long, long + "zupełnie coś innego"])
    np.testing.assert_allclose(one, other, atol=1e-5)


@pytest.mark.parametrize("text", ["\ufdfa" * 2000, "a" * 100_000])
def test_the_longest_texts_have_a_vector(onnx_encoder: OnnxEncoder, text: str) -> None:
    (vector,) = onnx_encoder.encode_queries([text])
    assert float(vector @ vector) == pytest.approx(1, abs=1e-4)


def test_a_missing_model_is_told_without_looking_for_another(tmp_path: Path) -> None:
    program = f"""
import sys
import unicodedata
from pathlib import Path
from index.encoder import load_encoder
from index.model_build.files import ModelFolderError
try:
    load_encoder(Path({str(tmp_path)!r}))
except ModelFolderError as error:
    print(error)
print([name for name in ("torch", "sentence_transformers", "onnx") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)  # noqa: S603 (our own interpreter)
    message, loaded = done.stdout.splitlines()
    assert message == f"W {tmp_path} nie ma gotowego modelu. Uruchom `make run`, aby go zbudować."
    assert loaded == "[]"


@pytest.fixture
def copied_folder(model_folder: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "model"
    copy.mkdir()
    for name in ("model.onnx", "questions.onnx", "words.bin", "tokenizer.model"):
        shutil.copy(model_folder / name, copy / name)
    for entry in model_folder.iterdir():
        if not (copy / entry.name).exists():
            (copy / entry.name).symlink_to(entry)
    return copy


@pytest.mark.parametrize("name", ["questions.onnx", "tokenizer.model"])
def test_a_broken_file_of_the_model_is_told(copied_folder: Path, name: str) -> None:
    path = copied_folder / name
    path.write_bytes(b"\xff" * path.stat().st_size)
    with pytest.raises(EncoderError, match="Usuń ten folder i uruchom `make run`"):
        load_encoder(copied_folder)
    path.write_bytes(b"short")
    with pytest.raises(ModelFolderError, match=f"{name} jest uszkodzony"):
        load_encoder(copied_folder)
    path.unlink()
    with pytest.raises(ModelFolderError, match=f"Brakuje pliku modelu .*{name}"):
        load_encoder(copied_folder)


def test_the_network_of_passages_is_loaded_for_the_first_of_them(copied_folder: Path) -> None:
    path = copied_folder / "model.onnx"
    whole = path.read_bytes()
    path.write_bytes(b"\xff" * len(whole))
    encoder = load_encoder(copied_folder)
    (vector,) = encoder.encode_queries(["Kto może dostać dotację?"])
    assert float(vector @ vector) == pytest.approx(1, abs=1e-4)
    with pytest.raises(EncoderError, match="Usuń ten folder i uruchom `make run`"):
        encoder.encode_documents(["Dotację może dostać gmina."])
    path.write_bytes(whole)
    (passage,) = encoder.encode_documents(["Dotację może dostać gmina."])
    assert float(passage @ passage) == pytest.approx(1, abs=1e-4)


def test_questions_come_near_to_where_the_network_of_passages_puts_them(onnx_encoder: OnnxEncoder) -> None:
    tokens, mask = pad([onnx_encoder.tokenize(QUERY_PROMPT + query) for query in QUERIES])
    imitated, whole = onnx_encoder.questions.run(tokens, mask), onnx_encoder.passages.run(tokens, mask)
    assert (_cosines(imitated, whole) >= 0.9).all()
    assert (np.argmax(imitated @ whole.T, axis=1) == np.arange(len(QUERIES))).all()


def test_a_folder_of_ours_is_known_by_name_too(model_folder: Path) -> None:
    assert isinstance(load_encoder(str(model_folder)), OnnxEncoder)


def test_another_model_goes_by_its_name_and_its_weights(native_encoder: "SentenceEncoder", model_folder: Path) -> None:
    name, _, digest = native_encoder.identity.rpartition("-")
    assert (name, len(digest)) == (model_folder.name, 12)


def test_a_model_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    from index.sentence_encoder import SentenceEncoderError  # noqa: PLC0415 - loads torch

    with pytest.raises(SentenceEncoderError, match=f"{tmp_path}.*INTEREKIP_MODEL") as refused:
        load_encoder(str(tmp_path))
    assert isinstance(refused.value, IndexingError)
