"""A report with figures and charts: what it consists of, and how it is printed."""

from dataclasses import dataclass
from decimal import Decimal

from bot.documents.amounts import spelt_out
from bot.documents.typesetting import typeset
from bot.messages.documents import DOCUMENTS


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with what it is; ``spelt_out`` has an amount printed in Polish words too, as forms ask for sums."""

    label: str
    value: str | int | Decimal
    spelt_out: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table; each row is as long as ``columns``.

    ``texts`` are the columns, from 0, that hold texts: they share the room and begin at the left.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | Decimal, ...], ...]
    texts: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers from 0 upwards, each with its name, that are drawn as bars; ``target`` is a line to be reached."""

    title: str
    bars: tuple[tuple[str, int], ...]
    target: int | None = None


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A report about anything. ``subtitle`` says where and when, ``made`` when it was made, both written out.

    ``notes`` follow the tables, ``signatures`` are what stands under lines to sign on. ``sample`` marks what is
    invented across each page.
    """

    title: str
    subtitle: str
    made: str
    facts: tuple[Fact, ...]
    series: tuple[Series, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    language: str = "pl"
    notes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    sample: bool = False


def report_pdf(content: ReportContent) -> bytes:
    """Return the report on pages of A4: the facts, the charts, then the tables."""
    more = {"words": DOCUMENTS[content.language].report, "spelt_out": [_spelt_out(fact) for fact in content.facts]}
    return typeset("report", content, more)


def _spelt_out(fact: Fact) -> str:
    return spelt_out(fact.value) if fact.spelt_out and isinstance(fact.value, Decimal) else ""
