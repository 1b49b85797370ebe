"""Collections of passages, queries and judgements in the form of the BEIR benchmark (Thakur et al., 2021)."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, Field

from corpus.errors import LibraryFault
from corpus.json_lines import Row, read_distinct
from corpus.model import Confidence, DocumentId, Passage, PassageId
from corpus.text_file import read_text


@dataclass(frozen=True, slots=True)
class BeirCollection:
    """Passages, and queries with the passages that answer them.

    ``queries`` are the judged ones, text by id. ``relevant`` gives for each the grade of every relevant passage; one
    that ``passages`` lacks stays, and counts as never found.
    """

    passages: tuple[Passage, ...]
    queries: Mapping[str, str]
    relevant: Mapping[str, Mapping[str, int]]


class _Text(Row):
    model_config = ConfigDict(extra="ignore")

    id: str = Field(alias="_id", min_length=1)
    title: str = ""
    text: str


def load_beir(folder: Path) -> BeirCollection:
    """Read ``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv`` (also ``qrels/test.tsv``) from ``folder``.

    Raises:
        LibraryFault: A file is missing or broken, repeats an id or judges an unknown query; names the line.
    """
    passages = _read_texts(folder / "corpus.jsonl")
    queries = _read_texts(folder / "queries.jsonl")
    relevant = _read_judgements(folder, queries)
    return BeirCollection(
        passages=tuple(map(_passage, passages.values())),
        queries={query: queries[query].text for query in relevant},
        relevant=relevant,
    )


def _read_texts(path: Path) -> dict[str, _Text]:
    return {numbered.row.id: numbered.row for numbered in read_distinct(path, _Text, lambda row: row.id)}


def _passage(row: _Text) -> Passage:
    return Passage(
        id=PassageId(row.id),
        document_id=DocumentId(row.id),
        document_title=row.title,
        section_title="",
        text=row.text,
        sources=(),
        state="",
        confidence=Confidence.HIGH,
    )


def _read_judgements(folder: Path, queries: Container[str]) -> dict[str, dict[str, int]]:
    """Return the grades above 0, by query and passage."""
    flat, nested = folder / "qrels.tsv", folder / "qrels" / "test.tsv"
    path = nested if nested.exists() and not flat.exists() else flat
    relevant: dict[str, dict[str, int]] = {}
    for line, query, passage, grade in _judgements(path):
        if query not in queries:
            raise LibraryFault(path, line, f"There is no query '{query}'. Correct the id or add the query.")
        if grade > 0:
            relevant.setdefault(query, {})[passage] = grade
    return relevant


def _judgements(path: Path) -> Iterator[tuple[int, str, str, int]]:
    """Yield line, query, passage and grade; a header of column names and empty lines are passed over."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        fields = line.split("\t")
        if line.strip() and not (number == 1 and fields[-1] == "score"):
            yield number, *_judgement(path, number, fields)


def _judgement(path: Path, line: int, fields: list[str]) -> tuple[str, str, int]:
    try:
        query, passage, grade = fields
        return query, passage, int(grade)
    except ValueError as error:
        message = "This line is not a query id, a passage id and a whole number with tabs between them. Correct it."
        raise LibraryFault(path, line, message) from error
