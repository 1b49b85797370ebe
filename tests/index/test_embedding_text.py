from dataclasses import replace

import pytest

from corpus.model import AskedQuestion, PassageId
from index.embedding_text import embedded_digest, lexical_text, passage_text
from tests.index.samples import ASKED, PASSAGES

PASSAGE = PASSAGES[1]


def test_titles_come_before_the_text() -> None:
    assert passage_text(PASSAGE) == f"Współpraca. Podstawy. {PASSAGE.text}"
    assert passage_text(replace(PASSAGE, section_title="")) == f"Współpraca. {PASSAGE.text}"
    assert passage_text(replace(PASSAGE, section_title="", document_title="")) == PASSAGE.text


def test_words_are_searched_behind_the_id() -> None:
    assert lexical_text(PASSAGE) == f"01-02. {passage_text(PASSAGE)}"


def test_the_digest_changes_with_whatever_is_embedded() -> None:
    digests = {
        embedded_digest(PASSAGES, ASKED),
        embedded_digest(PASSAGES[1:], ASKED),
        embedded_digest(PASSAGES[::-1], ASKED),
        embedded_digest((replace(PASSAGES[0], section_title="Inne"), *PASSAGES[1:]), ASKED),
        embedded_digest(PASSAGES, (*ASKED, AskedQuestion(PassageId("01-01"), "ile"))),
        embedded_digest((), ()),
    }
    assert len(digests) == 6


@pytest.mark.parametrize("change", [{"state": "2015"}, {"sources": ()}, {"language": "en"}])
def test_the_digest_does_not_change_with_what_is_not_embedded(change: dict[str, object]) -> None:
    changed = (replace(PASSAGES[0], **change), *PASSAGES[1:])  # type: ignore[arg-type]  # fields by name
    assert embedded_digest(changed, ASKED) == embedded_digest(PASSAGES, ASKED)
