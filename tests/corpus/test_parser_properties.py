"""Properties of the parser: it returns what a writer wrote, and refuses anything else in one way only."""

import string
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.document_parser import parse_document
from corpus.errors import LibraryFault
from corpus.model import Audience, Confidence, Document, DocumentId, Passage, PassageId, Section, Source, Validity
from corpus.text_file import decode
from tests.corpus.samples import DOCUMENT

PATH = Path("07-temat.md")
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs", "Zl", "Zp", "Zs"])
WORDS = st.text(LETTERS, min_size=1, max_size=8)


def _is_text(line: str) -> bool:
    """Whether a line can stand in a passage: something to read, and not taken for a heading."""
    return any(letter.isalnum() for letter in line) and not line.startswith("#")


LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join).filter(_is_text)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n\n".join)
FREE_DATES = st.sampled_from(
    ["2014", "ok. 2014", "styczeń 2014", "2014-2020", "2026-11", "2012-02-29", "przechowana kopia"]
)
AUDIENCES = st.lists(st.sampled_from(Audience), min_size=1, unique=True).map(tuple)
ADDRESSES = st.text(string.ascii_letters + string.digits + "-_.,;~%()=&?#/:@!łЇ–", max_size=30).map(
    lambda path: f"https://example.org/{path}"
)


@st.composite
def _sources(draw: st.DrawFn) -> Source:
    url = draw(ADDRESSES)
    copy = draw(st.none() | st.just(f"https://web.archive.org/web/2018/{url}"))
    dead = copy is not None and draw(st.booleans())
    return Source(draw(LINES), url, draw(LINES), draw(FREE_DATES), copy, dead)


@st.composite
def _validities(draw: st.DrawFn) -> Validity | None:
    days = sorted(draw(st.lists(st.dates(date(1900, 1, 1)), min_size=2, max_size=2)))
    return draw(st.sampled_from([None, Validity(days[0], days[1]), Validity(None, days[1]), Validity(days[0], None)]))


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    title, topic, audience = draw(LINES), draw(LINES), draw(AUDIENCES)
    known = draw(st.lists(_sources(), min_size=1, max_size=3, unique=True))
    sections = []
    number = 0
    for heading in draw(st.lists(LINES, min_size=1, max_size=3)):
        passages = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            passage = Passage(
                id=PassageId(f"07-{number:02}"),
                document_id=DocumentId("07"),
                document_title=title,
                section_title=heading,
                text=draw(TEXTS),
                sources=tuple(draw(st.lists(st.sampled_from(known), min_size=1, unique=True))),
                state=draw(FREE_DATES),
                confidence=draw(st.sampled_from(Confidence)),
                audience=draw(st.just(audience) | AUDIENCES),
                validity=draw(_validities()),
            )
            passages.append(passage)
        sections.append(Section(heading, tuple(passages)))
    return Document(DocumentId("07"), title, topic, "pl", tuple(sections))


def _render(document: Document) -> str:
    """Write a document as an editor would."""
    keys: dict[Source, str] = {}
    for passage in document.passages:
        for source in passage.sources:
            keys.setdefault(source, f"s{len(keys) + 1}")
    audience = document.passages[0].audience
    lines = ["---", f"title: {_quoted(document.title)}", f"topic: {_quoted(document.topic)}", "language: pl"]
    lines += [f"audience: [{', '.join(audience)}]", "sources:"]
    for source, key in keys.items():
        lines += [f"  {key}:", *(f"    {name}: {value}" for name, value in _source_fields(source).items())]
    lines += ["---", ""]
    for section in document.sections:
        lines += [f"## {section.title}", ""]
        for passage in section.passages:
            lines += [f"### {passage.id}", "", *_attributes(passage, keys), "", *passage.text.split("\n"), ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _source_fields(source: Source) -> dict[str, str]:
    fields = {"title": source.title, "url": source.url, "publisher": source.publisher, "date": source.published}
    written = {name: _quoted(value) for name, value in fields.items()}
    if source.archive_url is not None:
        written["archive_url"] = _quoted(source.archive_url)
    if source.dead:
        written["dead"] = "true"
    return written


def _attributes(passage: Passage, keys: dict[Source, str]) -> list[str]:
    lines = [f"- sources: {', '.join(keys[source] for source in passage.sources)}", f"- state: {passage.state}"]
    lines += [f"- confidence: {passage.confidence}", f"- audience: {', '.join(passage.audience)}"]
    if passage.validity is not None:
        if passage.validity.start is not None:
            lines.append(f"- valid_from: {passage.validity.start}")
        if passage.validity.end is not None:
            lines.append(f"- valid_until: {passage.validity.end}")
    return lines


@given(_documents())
@settings(max_examples=30, deadline=None)
def test_returns_what_was_written(document: Document) -> None:
    assert parse_document(_render(document), PATH) == document


@given(_documents(), st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=20, deadline=None)
def test_line_ends_and_byte_order_mark_change_nothing(document: Document, line_end: str, mark: bool) -> None:
    data = ("\ufeff" * mark + _render(document).replace("\n", line_end)).encode()
    assert parse_document(decode(data, PATH), PATH) == document


def _survives(text: str) -> None:
    """Parse ``text``; nothing but a fault with a line of this file may come out of it."""
    try:
        parse_document(text, PATH)
    except LibraryFault as fault:
        assert fault.line is None or 1 <= fault.line <= text.count("\n") + 1  # noqa: PT017 - a sound text raises nothing


@given(st.text(max_size=300))
@settings(deadline=None)  # a busy machine is not a fault
@example("")
@example("---")
@example("---\n---")
def test_any_text_is_refused_with_a_fault(text: str) -> None:
    _survives(text)


@given(st.text(max_size=200))
@settings(deadline=None)  # a busy machine is not a fault
@example("[" * 100_000)
@example("- " * 50_000)
@example("a: &x [*x]")
@example('title: "\\U00110000"')
@example("? " * 20_000)
@example("%YAML 9.9\n--- x")
@example("!!python/object:os.system {}")
def test_any_front_matter_is_refused_with_a_fault(front: str) -> None:
    _survives(
        f"---\n{front}\n---\n\n## Sekcja\n\n### 07-01\n\n- sources: s1\n- state: 2014\n- confidence: wysoka\n\nTekst."
    )


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_sound_document_with_a_torn_piece_is_read_or_refused(data: st.DataObject) -> None:
    sound = DOCUMENT.replace("### 01-", "### 07-")
    start = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(start, min(len(sound), start + 40)))
    _survives(sound[:start] + data.draw(st.text(max_size=10)) + sound[end:])


@given(st.binary(max_size=200))
@settings(deadline=None)  # a busy machine is not a fault
@example(b"\xff")
@example(b"---\n\x00")
def test_any_bytes_become_text_or_a_fault(data: bytes) -> None:
    try:
        text = decode(data, PATH)
    except LibraryFault as fault:
        assert fault.line is not None  # noqa: PT017 - sound bytes raise nothing
        assert 1 <= fault.line <= data.count(b"\n") + 1  # noqa: PT017 - the same
    else:
        assert "\x00" not in text
        assert "\r" not in text
