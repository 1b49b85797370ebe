"""What every encoder keeps to: the fake, the one that serves, and the two ways through sentence-transformers."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.protocols import Encoder
from tests.fakes.encoder import FakeEncoder

TEXTS = (
    "Ile wyniosła dotacja?",
    "EUWT",
    "Gmina może przystąpić do europejskiego ugrupowania współpracy terytorialnej, gdy zgodzi się na to rząd. " * 2,
    "Що таке ваучер?",
    "a",
)
STRANGE = (
    "",
    " ",
    "\u200b",
    "🙂🙃👨\u200d👩\u200d👧",
    "\x00",
    "\ufdfa",
    "\u202eodwrotnie",
    "a" * 200,
    "</s><s>",
    "\ud800",
)


@pytest.fixture(params=["fake", "onnx_encoder", "batch_encoder", "native_encoder"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    found: Encoder = FakeEncoder() if request.param == "fake" else request.getfixturevalue(request.param)
    return found


def test_it_has_a_name_and_a_dimension(encoder: Encoder) -> None:
    assert encoder.identity
    assert encoder.identity == encoder.identity.strip()
    assert "/" not in encoder.identity
    assert encoder.encode_queries(["a"]).shape == (1, encoder.dimension)


def test_rows_are_unit_vectors_in_the_order_of_the_texts(encoder: Encoder) -> None:
    for encode in (encoder.encode_queries, encoder.encode_documents):
        vectors = encode(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dimension)
        assert vectors.dtype == np.dtype(np.float32)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        np.testing.assert_allclose(encode(TEXTS[::-1])[::-1], vectors, atol=1e-4)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_queries([]).shape == (0, encoder.dimension)
    assert encoder.encode_documents([]).shape == (0, encoder.dimension)


def test_company_does_not_change_a_vector(encoder: Encoder) -> None:
    together = encoder.encode_documents(TEXTS * 4)
    for text, vector in zip(TEXTS, together, strict=False):
        np.testing.assert_allclose(encoder.encode_documents([text])[0], vector, atol=1e-4)


def test_what_looks_the_same_is_the_same(encoder: Encoder) -> None:
    plain, strange = encoder.encode_queries(["Ile wyniosła dotacja?", " Ile\u00a0wynios\u200bła\n dota\u00adcja?"])
    np.testing.assert_allclose(plain, strange, atol=1e-4)


def test_strange_texts_have_vectors_too(encoder: Encoder) -> None:
    for encode in (encoder.encode_queries, encoder.encode_documents):
        vectors = encode(STRANGE)
        assert np.isfinite(vectors).all()
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_many_threads_get_what_one_gets(encoder: Encoder) -> None:
    alone = [encoder.encode_queries([text]) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: encoder.encode_queries([text]), TEXTS * 3))
    for expected, found in zip(alone * 3, together, strict=True):
        np.testing.assert_allclose(found, expected, atol=1e-4)


def test_close_meanings_or_words_are_closer_than_far_ones(encoder: Encoder) -> None:
    query = encoder.encode_queries(["dotacja dla gminy"])[0]
    near, far = encoder.encode_documents(["dotacja dla gminy", "przepis na ciasto z jabłkami"])
    assert float(query @ near) > float(query @ far) + 0.02
