"""What every reader keeps to, the fake too, and what the built-in one must understand."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encoder import OnnxEncoder
from index.model_build import READER
from index.model_build.files import ModelFolderError
from index.reader import OnnxReader, Reader, ReaderError
from tests.fakes.reader import FakeReader

ANSWERS = {
    "Ile wyniosła dotacja MSZ na projekt InterEkip?": (
        "Dotacja. Projekt InterEkip dostał od Ministerstwa Spraw Zagranicznych 85.200 zł dotacji w 2014 r."
    ),
    "Czy goście z Ukrainy potrzebują wizy?": "Wizy. Goście z Ukrainy nie potrzebują wizy na pobyt do 90 dni.",
    "Gdzie odbywa się Forum Regionalne?": "Forum. Forum Regionalne zbiera samorządy co roku w Toruniu.",
    "Хто підписує партнерську угоду?": "Umowa. Umowę partnerską podpisuje osoba uprawniona, na przykład wójt.",
}
PASSAGES = tuple(ANSWERS.values())
QUESTIONS = tuple(ANSWERS)
STRANGE = ("", " ", "\u200b", "🙂", "\x00", "\ufdfa", "</s><s>", "\ud800", "a" * 300)


@pytest.fixture(params=["fake", "onnx_reader"])
def reader(request: pytest.FixtureRequest) -> Reader:
    fake = FakeReader(dict(zip(PASSAGES, (3.0, 1.0, -1.0, -2.0), strict=True)))
    found: Reader = fake if request.param == "fake" else request.getfixturevalue(request.param)
    return found


def test_it_has_a_name(reader: Reader) -> None:
    assert reader.identity
    assert reader.identity == reader.identity.strip()


def test_every_passage_is_judged_whatever_stands_beside_it(reader: Reader) -> None:
    together = reader.judge(QUESTIONS[0], PASSAGES)
    assert together.shape == (len(PASSAGES),)
    alone = [float(reader.judge(QUESTIONS[0], [passage])[0]) for passage in PASSAGES]
    np.testing.assert_allclose(together, alone, atol=1e-3)
    np.testing.assert_allclose(reader.judge(QUESTIONS[0], PASSAGES[::-1]), together[::-1], atol=1e-3)


def test_without_passages_there_is_nothing_to_judge(reader: Reader) -> None:
    assert reader.judge(QUESTIONS[0], []).shape == (0,)


def test_no_passage_is_read_after_one_that_is_enough(reader: Reader) -> None:
    every = reader.judge(QUESTIONS[0], PASSAGES)
    assert reader.judge(QUESTIONS[0], PASSAGES, float(every[0]) - 0.1).tolist() == every[:1].tolist()
    assert len(reader.judge(QUESTIONS[0], PASSAGES, float(every.max()) + 0.1)) == len(PASSAGES)


def test_any_text_is_judged(reader: Reader) -> None:
    for question in STRANGE:
        assert np.isfinite(reader.judge(question, ["", question])).all()
    assert np.isfinite(reader.judge(QUESTIONS[0], STRANGE)).all()


def test_threads_may_read_at_once(reader: Reader) -> None:
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: reader.judge(question, PASSAGES), QUESTIONS * 3))
    expected = [reader.judge(question, PASSAGES) for question in QUESTIONS] * 3
    np.testing.assert_allclose(together, expected, atol=1e-5)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_passage_that_answers_is_above_those_that_do_not(onnx_reader: OnnxReader, question: str) -> None:
    logits = onnx_reader.judge(question, PASSAGES)
    assert PASSAGES[int(logits.argmax())] == ANSWERS[question]


def test_the_reader_is_the_one_that_comes_with_the_product(onnx_reader: OnnxReader) -> None:
    assert onnx_reader.identity == READER.identity


def test_words_beyond_the_limit_change_nothing(onnx_reader: OnnxReader) -> None:
    long = "Dotacja dla gminy wyniosła 85.200 zł. " * 60
    one, other = onnx_reader.judge(QUESTIONS[0], [long, long + "Zupełnie coś innego."])
    assert one == pytest.approx(other, abs=1e-4)


def test_a_passage_is_read_beside_the_longest_question(onnx_reader: OnnxReader) -> None:
    judged = onnx_reader.judge(QUESTIONS[0] + " dotacja" * 400, PASSAGES)
    assert np.ptp(judged) > 0.01


def test_a_folder_without_a_reader_is_told(tmp_path: Path, onnx_encoder: OnnxEncoder) -> None:
    with pytest.raises(ModelFolderError, match="Uruchom `make run`"):
        OnnxReader(tmp_path, onnx_encoder)


def test_a_start_does_not_wait_for_the_network(reader_folder: Path, onnx_encoder: OnnxEncoder, tmp_path: Path) -> None:
    """A file that cannot be loaded is told by the first question that it is needed for."""
    copy = tmp_path / "reader"
    shutil.copytree(reader_folder, copy)
    (copy / "reader.onnx").write_bytes(b"\xff" * (copy / "reader.onnx").stat().st_size)
    reader = OnnxReader(copy, onnx_encoder)
    assert reader.judge(QUESTIONS[0], []).tolist() == []
    with pytest.raises(ReaderError, match="Usuń ten folder i uruchom `make run`"):
        reader.judge(QUESTIONS[0], PASSAGES)
