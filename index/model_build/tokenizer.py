"""The tokenizer in SentencePiece's own form, made from its ``tokenizer.json``.

Both give the same tokens; SentencePiece holds the 250,000 pieces in a double array and needs a fifth of the memory.
The pieces keep the order of the JSON file, so a piece's number is the row of its embedding. Pieces of several letters
in scripts that nobody here writes (a third of them: Chinese, Arabic, Thai, ...) are taken out of the search, which
makes loading a third quicker; such a text is then read letter by letter.
"""

import base64
import json
import unicodedata
from functools import cache
from typing import Any

from sentencepiece import sentencepiece_model_pb2 as protocol

from index.errors import IndexingError

_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3
_SPECIAL = {"<s>": _CONTROL, "<pad>": _CONTROL, "</s>": _CONTROL, "<unk>": _UNKNOWN, "<mask>": _CONTROL}
_UNIGRAM = 1
_READ = frozenset(("LATIN", "CYRILLIC", "GREEK", "FULLWIDTH", "COMBINING", "MODIFIER"))
_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"


class TokenizerFormatError(IndexingError):
    """The tokenizer is not the unigram model that is expected."""


def to_sentencepiece(tokenizer: bytes) -> bytes:
    """Return the model file of SentencePiece for a ``tokenizer.json`` of XLM-RoBERTa's kind.

    Raises:
        TokenizerFormatError: when it is another kind of tokenizer.

    """
    try:
        content = json.loads(tokenizer)
        pieces = content["model"]["vocab"]
        charsmap = base64.b64decode(content["normalizer"]["normalizers"][0]["precompiled_charsmap"])
        names = [name for name, _ in pieces]
        marks = {mark: names.index(mark) for mark in ("<s>", "<pad>", "</s>", "<unk>")}
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise TokenizerFormatError("Plik tokenizera nie jest modelem unigramowym XLM-RoBERTa.") from error
    # The generated protobuf classes have no types.
    model: Any = protocol.ModelProto()  # type: ignore[attr-defined]
    for name, score in pieces:
        model.pieces.add(piece=name, score=score, type=_SPECIAL.get(name, _kind(name)))
    trainer, normaliser = model.trainer_spec, model.normalizer_spec
    trainer.model_type, trainer.vocab_size = _UNIGRAM, len(pieces)
    trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = marks.values()
    trainer.bos_piece, trainer.pad_piece, trainer.eos_piece, trainer.unk_piece = marks
    normaliser.precompiled_charsmap = charsmap
    normaliser.add_dummy_prefix = normaliser.remove_extra_whitespaces = normaliser.escape_whitespaces = True
    return bytes(model.SerializeToString(deterministic=True))


def _kind(piece: str) -> int:
    """Return how SentencePiece treats the piece: it never looks for a control piece in a text."""
    letters = piece.removeprefix(_SPACE)
    return _CONTROL if len(letters) > 1 and any(map(_is_foreign, letters)) else _NORMAL


@cache
def _is_foreign(character: str) -> bool:
    if unicodedata.category(character)[0] not in "LM":
        return False
    return unicodedata.name(character, "").split(" ", 1)[0] not in _READ
