"""How an ingest looks while it runs and when it is over."""

from collections.abc import Iterator, Sequence

from babel.numbers import format_decimal

from bot.administration.ingest_process import IngestBroken, IngestOutcome
from bot.administration.report import RunReport
from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.wording import counted
from bot.messages.ingest import INGEST
from ingest.progress import Progress

MOST_LISTED = 20
"""Entries of one list; the whole report is in the memory of the ingest."""

_MEGABYTE = 1_000_000


def progress_blocks(step: Progress | None, language: Language) -> tuple[Block, ...]:
    """Return the one line that tells how far it is; ``step`` is None before the first."""
    texts = INGEST[language]
    if step is None:
        return (Paragraph((texts.starting,)),)
    facts = [texts.counted.format(done=step.done, total=step.total)] if step.total else []
    if step.source:
        facts.append(texts.latest.format(source=step.source))
    said = texts.stages[step.stage]
    return (Paragraph((Strong(said), f": {', '.join(facts)}" if facts else " ...")),)


def last_line(outcome: IngestOutcome | None, language: Language) -> tuple[Block, ...]:
    """Return what the line of the progress ends as; ``outcome`` is None when the run was cut off."""
    texts = INGEST[language]
    return (Paragraph((texts.interrupted if outcome is None else texts.finished,)),)


def report_blocks(outcome: IngestOutcome, language: Language) -> tuple[Block, ...]:
    """Return the report."""
    if isinstance(outcome, IngestBroken):
        return tuple(_broken(outcome, language))
    return tuple(_report(outcome, language))


def _broken(outcome: IngestBroken, language: Language) -> Iterator[Block]:
    texts = INGEST[language]
    yield Paragraph((texts.broken.format(code=outcome.code),))
    if outcome.said:
        yield Paragraph((texts.said.format(text=outcome.said),))


def _report(report: RunReport, language: Language) -> Iterator[Block]:
    texts = INGEST[language]
    yield Paragraph((Strong(texts.headlines[report.outcome]),))
    if report.message:
        yield Paragraph((report.message,))
    yield Paragraph(("\n".join(_figures(report, language)),))
    failures = [texts.failure.format(source=each.source, text=each.text, url=each.url) for each in report.failures]
    yield from _listed(texts.failures, failures, language)
    yield from _listed(texts.worse, report.worse_questions, language)
    touched = [f"{each.passage_id}: {counted(texts.answers, each.answers, language)}" for each in report.touched]
    yield from _listed(texts.touched, touched, language)


def _figures(report: RunReport, language: Language) -> Iterator[str]:
    texts, counts = INGEST[language], report.counts
    yield texts.pages.format(
        pages_fetched=counts.pages_fetched,
        not_modified=counts.not_modified,
        failed=counts.failed,
        sources=counts.sources,
    )
    yield texts.passages.format(
        added=counts.added,
        changed=counts.changed,
        removed=counts.removed,
        unchanged=counts.unchanged,
        encoded=counts.encoded,
    )
    megabytes = format_decimal(report.bytes / _MEGABYTE, "0.0", locale=language.value)
    minutes, seconds = divmod(round(report.seconds), 60)
    yield texts.effort.format(megabytes=megabytes, minutes=minutes, seconds=seconds)
    if report.snapshot:
        yield texts.serves.format(snapshot=report.snapshot)


def _listed(heading: str, lines: Sequence[str], language: Language) -> Iterator[Block]:
    if not lines:
        return
    more = len(lines) - MOST_LISTED
    shown = [*lines[:MOST_LISTED], INGEST[language].more.format(number=more)] if more > 0 else lines
    yield Paragraph((Strong(heading),))
    yield Bullets(tuple((line,) for line in shown))
