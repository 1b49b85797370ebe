"""The account of an ingest: JSON for programs, plain text for people."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import assert_never

from bot.messages.ingest_faults import FAULTS
from corpus.model import PassageId
from ingest.report import Change, IngestReport, Status
from ingest.visit import Lost

SHOWN = 20
"""Changes and failures that are written out for people; JSON has all."""

_EXCERPT = 160
_COUNTS = (
    "sources", "pages_fetched", "not_modified", "failed", "added", "changed", "removed", "unchanged", "encoded",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """A report, and how many answers of the last 90 days quoted passages that changed or are gone."""

    report: IngestReport
    touched: Mapping[PassageId, int]
    dry_run: bool = False


def exit_code(status: Status) -> int:
    """Return 0 when all went well, 3 when some pages could not be had, 1 when nothing was published that should be."""
    match status:
        case Status.SUCCESS:
            return 0
        case Status.PARTIAL:
            return 3
        case Status.FAILED:
            return 1
        case _:
            assert_never(status)


def account_as_json(account: Account) -> dict[str, object]:
    """Return what scripts read."""
    report = account.report
    return {
        "status": report.status.value,
        "dry_run": account.dry_run,
        "snapshot": report.snapshot,
        "published": report.published,
        "counts": {name: getattr(report, name) for name in _COUNTS},
        "bytes": report.bytes,
        "seconds": report.seconds,
        "failures": [_failure(lost) for lost in report.failures],
        "changes": [asdict(change) for change in report.changes],
        "worse_questions": list(report.worse_questions),
        "touched": [{"passage_id": name, "answers": number} for name, number in account.touched.items()],
        "message": report.message,
    }


def account_as_text(account: Account) -> str:
    """Return what people read."""
    return "\n".join(_lines(account))


def _lines(account: Account) -> Iterator[str]:
    report = account.report
    if report.sources:
        yield (
            f"Źródła: {report.sources}. Strony: przeczytane {report.pages_fetched}, bez zmian {report.not_modified}, "
            f"nieudane {report.failed}. Pobrano {report.bytes / 1e6:.1f} MB w {report.seconds:.0f} s."
        )
    yield (
        f"Fragmenty: nowe {report.added}, zmienione {report.changed}, usunięte {report.removed}, "
        f"bez zmian {report.unchanged}. Zakodowane teksty: {report.encoded}."
    )
    yield from map(_change_line, report.changes[:SHOWN] if report.unchanged else ())
    if len(report.changes) > SHOWN and report.unchanged:
        yield f"... i {len(report.changes) - SHOWN} innych zmian; wszystkie pokaże --json."
    yield from (f"Nie udało się: {lost.url}: {explain(lost)}." for lost in report.failures[:SHOWN])
    if report.worse_questions:
        yield "Gorsze odpowiedzi na pytania kontrolne: " + "; ".join(report.worse_questions)
    yield from (f"Fragment {name} cytowano w odpowiedziach: {number}." for name, number in account.touched.items())
    if report.message:
        yield report.message
    yield _state(account)


def _state(account: Account) -> str:
    report = account.report
    if account.dry_run:
        return "Niczego nie zmieniono."
    if report.published:
        return f"Opublikowano indeks {report.snapshot}."
    return f"Bez zmian, działa indeks {report.snapshot}." if report.snapshot else "Żaden indeks jeszcze nie działa."


def _change_line(change: Change) -> str:
    sign = {"added": "+", "changed": "~", "removed": "-"}[change.kind]
    texts = " → ".join(f"„{_excerpt(text)}”" for text in (change.before, change.after) if text is not None)
    return f"  {sign} {change.passage_id} {change.title}: {texts}"


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rsplit(' ', 1)[0]} ..."


def _failure(lost: Lost) -> dict[str, object]:
    return {"source": lost.source_id, "url": lost.url, "fault": lost.fault, "text": explain(lost)}


def explain(lost: Lost) -> str:
    """Return why a page was lost, as a sentence without its full stop."""
    return FAULTS.get(lost.fault, lost.detail)
