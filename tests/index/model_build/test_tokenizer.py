import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentencepiece import SentencePieceProcessor

from index.model_build.tokenizer import TokenizerFormatError, to_sentencepiece

PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁dota", -2.0), ("cja", -2.5), ("▁", -6.0)]


def _tokenizer(**changes: object) -> bytes:
    normalizers = [{"type": "Precompiled", "precompiled_charsmap": base64.b64encode(b"").decode()}]
    content = {"model": {"vocab": PIECES}, "normalizer": {"normalizers": normalizers}} | changes
    return json.dumps(content).encode()


def test_pieces_keep_their_numbers_and_marks_theirs() -> None:
    processor = SentencePieceProcessor(model_proto=to_sentencepiece(_tokenizer()))
    assert processor.vocab_size() == len(PIECES)
    assert processor.encode("dotacja") == [4, 5]
    assert (processor.bos_id(), processor.pad_id(), processor.eos_id(), processor.unk_id()) == (0, 1, 2, 3)
    assert processor.is_control(0)
    assert processor.encode("Ж")[-1] == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"7",
        b"\xff",
        _tokenizer(model={}),
        _tokenizer(model={"vocab": PIECES[4:]}),
        _tokenizer(normalizer={"normalizers": []}),
        _tokenizer(normalizer=None),
        _tokenizer(model={"vocab": {"▁dota": 4}}),
    ],
)
def test_another_kind_of_tokenizer_is_refused(content: bytes) -> None:
    with pytest.raises(TokenizerFormatError, match="unigramowym"):
        to_sentencepiece(content)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(TokenizerFormatError):
        to_sentencepiece(content)
