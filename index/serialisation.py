"""Passages and asked questions as JSON lines, and back."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from corpus.model import AskedQuestion, Audience, Confidence, DocumentId, Passage, PassageId, Source, Validity
from index.errors import IndexingError


class SerialisationError(IndexingError):
    """A file of a snapshot does not hold what it should."""


def passages_to_bytes(passages: Iterable[Passage]) -> bytes:
    """Return one JSON object a line."""
    return "".join(json.dumps(_passage_as_json(passage), ensure_ascii=False) + "\n" for passage in passages).encode()


def passages_from_bytes(content: bytes) -> tuple[Passage, ...]:
    """Read what ``passages_to_bytes`` wrote.

    Raises:
        SerialisationError: when it is something else.

    """
    try:
        return tuple(_passage(json.loads(line)) for line in content.decode().split("\n") if line)
    except (ValueError, KeyError, TypeError) as error:
        raise SerialisationError("Plik z fragmentami jest uszkodzony. Uruchom `interekip ingest`.") from error


def asked_to_bytes(asked: Iterable[AskedQuestion]) -> bytes:
    """Return one JSON array a line: the passage's id and the question."""
    lines = (json.dumps([question.passage_id, question.text], ensure_ascii=False) for question in asked)
    return "".join(line + "\n" for line in lines).encode()


def asked_from_bytes(content: bytes) -> tuple[AskedQuestion, ...]:
    """Read what ``asked_to_bytes`` wrote.

    Raises:
        SerialisationError: when it is something else.

    """
    try:
        rows = [json.loads(line) for line in content.decode().split("\n") if line]
        return tuple(AskedQuestion(PassageId(str(passage)), str(text)) for passage, text in rows)
    except (ValueError, TypeError) as error:
        raise SerialisationError("Plik z pytaniami jest uszkodzony. Uruchom `interekip ingest`.") from error


def _passage_as_json(passage: Passage) -> dict[str, object]:
    content = asdict(passage)
    validity = passage.validity
    content["validity"] = validity and [day and day.isoformat() for day in (validity.start, validity.end)]
    return content


def _passage(content: dict[str, object]) -> Passage:
    fields = dict(content)
    sources, audience, validity = fields.pop("sources"), fields.pop("audience"), fields.pop("validity")
    if not isinstance(sources, list) or not isinstance(audience, list):
        raise TypeError("sources and audience must be lists")
    return Passage(
        id=PassageId(str(fields["id"])),
        document_id=DocumentId(str(fields["document_id"])),
        document_title=str(fields["document_title"]),
        section_title=str(fields["section_title"]),
        text=str(fields["text"]),
        sources=tuple(Source(**source) for source in sources),
        state=str(fields["state"]),
        confidence=Confidence(str(fields["confidence"])),
        audience=tuple(Audience(name) for name in audience),
        validity=_validity(validity),
        language=str(fields["language"]),
        superseded_by=_other(fields.get("superseded_by")),
        conflicts_with=_other(fields.get("conflicts_with")),
    )


def _other(content: object) -> PassageId | None:
    """Return the id of a related passage; an index of an earlier version has none."""
    return PassageId(content) if isinstance(content, str) else None


def _validity(content: object) -> Validity | None:
    if not isinstance(content, list):
        return None
    start, end = (date.fromisoformat(day) if day else None for day in content)
    return Validity(start, end)
