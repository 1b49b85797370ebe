import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.model import AskedQuestion, Audience, Confidence, DocumentId, Passage, PassageId, Source, Validity
from index.serialisation import (
    SerialisationError,
    asked_from_bytes,
    asked_to_bytes,
    passages_from_bytes,
    passages_to_bytes,
)
from tests.index.samples import ASKED, PASSAGES

TEXTS = st.text(max_size=40)
DAYS = st.none() | st.dates()
SOURCES = st.builds(Source, TEXTS, TEXTS, TEXTS, TEXTS, archive_url=st.none() | TEXTS, dead=st.booleans())
ALL_PASSAGES = st.builds(
    Passage,
    id=TEXTS.map(PassageId),
    document_id=TEXTS.map(DocumentId),
    document_title=TEXTS,
    section_title=TEXTS,
    text=TEXTS,
    sources=st.lists(SOURCES, max_size=3).map(tuple),
    state=TEXTS,
    confidence=st.sampled_from(Confidence),
    audience=st.lists(st.sampled_from(Audience), max_size=4).map(tuple),
    validity=st.none() | st.builds(Validity, DAYS, DAYS),
    language=TEXTS,
    superseded_by=st.none() | TEXTS.map(PassageId),
    conflicts_with=st.none() | TEXTS.map(PassageId),
)
QUESTIONS = st.builds(AskedQuestion, TEXTS.map(PassageId), TEXTS)


@given(st.lists(ALL_PASSAGES, max_size=4).map(tuple))
@settings(max_examples=60, deadline=None)
def test_passages_come_back_as_they_were_written(passages: tuple[Passage, ...]) -> None:
    assert passages_from_bytes(passages_to_bytes(passages)) == passages


@given(st.lists(QUESTIONS, max_size=6).map(tuple))
@example((AskedQuestion(PassageId("01-01"), "dwa\u2028wiersze\x85i\nsto"),))
@settings(max_examples=60, deadline=None)
def test_asked_questions_come_back_as_they_were_written(asked: tuple[AskedQuestion, ...]) -> None:
    assert asked_from_bytes(asked_to_bytes(asked)) == asked


def test_passages_written_before_they_had_relations_are_read() -> None:
    lines = [json.loads(line) for line in passages_to_bytes(PASSAGES).splitlines()]
    earlier = [{name: line[name] for name in line if name not in {"superseded_by", "conflicts_with"}} for line in lines]
    assert passages_from_bytes("\n".join(map(json.dumps, earlier)).encode()) == PASSAGES


def test_a_passage_takes_one_line_that_people_can_read() -> None:
    lines = passages_to_bytes(PASSAGES).decode().splitlines()
    assert len(lines) == len(PASSAGES)
    assert "współpracy terytorialnej" in lines[1]


@pytest.mark.parametrize(
    "change",
    [
        {"id": ...},
        {"sources": "brak"},
        {"sources": [{"title": "sam tytuł"}]},
        {"audience": ["nikt"]},
        {"confidence": "żadna"},
        {"validity": ["kiedyś", None]},
        {"validity": ["2012-01-01"]},
    ],
)
def test_a_passage_with_a_fault_is_refused(change: dict[str, object]) -> None:
    content = json.loads(passages_to_bytes(PASSAGES[:1])) | change
    faulty = {name: value for name, value in content.items() if value is not ...}
    with pytest.raises(SerialisationError, match="interekip ingest"):
        passages_from_bytes(json.dumps(faulty).encode())


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[]\n", b"7\n", b'"abc"\n', b'["01-01"]\n', b"null\n"])
def test_other_content_is_refused(content: bytes) -> None:
    with pytest.raises(SerialisationError):
        passages_from_bytes(content)
    with pytest.raises(SerialisationError):
        asked_from_bytes(content)


def test_half_a_line_is_refused() -> None:
    for content, read in (
        (passages_to_bytes(PASSAGES), passages_from_bytes),
        (asked_to_bytes(ASKED), asked_from_bytes),
    ):
        with pytest.raises(SerialisationError):
            read(content[:-5])
