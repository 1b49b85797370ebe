"""The index in use, the last ingest and the sources, as administrators see them."""

from collections.abc import Iterator, Sequence

from bot.administration.oversight import FinishedRun, ServedIndex, SourceState
from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.wording import at_time, counted
from bot.messages.administration import ADMINISTRATION
from bot.messages.sources import SOURCES


def index_blocks(index: ServedIndex, language: Language) -> Iterator[Block]:
    """Yield which index answers, and why it is not the one that should."""
    facts = {
        "id": index.id,
        "passages": counted(SOURCES[language].passages, index.passages, language),
        "created": at_time(index.created, language),
        "since": at_time(index.since, language),
        "model": index.encoder,
    }
    yield Paragraph((ADMINISTRATION[language].index.format(**facts),))
    if index.warning:
        yield Paragraph((index.warning,))


def run_blocks(run: FinishedRun | None, language: Language) -> Iterator[Block]:
    """Yield how the last run ended; ``run`` is None before the first."""
    texts = ADMINISTRATION[language]
    if run is None:
        yield Paragraph((texts.no_run,))
        return
    status = texts.statuses[run.report.outcome] if run.report else texts.unreadable
    yield Paragraph((texts.last_run.format(at=at_time(run.at, language), status=status),))


def trouble_blocks(sources: Sequence[SourceState], language: Language) -> Iterator[Block]:
    """Yield the sources that fail or were parked, each with the reason."""
    texts = ADMINISTRATION[language]
    troubled = [source for source in sources if source.troubled]
    if not troubled:
        yield Paragraph((texts.untroubled,))
        return
    yield Paragraph((Strong(texts.troubled),))
    yield Bullets(tuple((_trouble(source, language),) for source in troubled))


def source_blocks(sources: Sequence[SourceState], language: Language) -> Iterator[Block]:
    """Yield every source with its last and its next look."""
    texts = ADMINISTRATION[language]
    if not sources:
        yield Paragraph((texts.no_sources,))
        return
    yield Paragraph((Strong(texts.sources_title),))
    yield Bullets(tuple((_source(source, language),) for source in sources))


def _source(source: SourceState, language: Language) -> str:
    if source.troubled:
        return _trouble(source, language)
    facts = ", ".join(_looks(source, language))
    return ADMINISTRATION[language].source.format(title=source.title, facts=facts)


def _looks(source: SourceState, language: Language) -> Iterator[str]:
    texts = ADMINISTRATION[language]
    if not source.enabled:
        yield texts.off
    elif source.looked_at is None:
        yield texts.never
    else:
        yield texts.looked_at.format(at=at_time(source.looked_at, language))
        if source.next_look is not None:
            yield texts.next_look.format(at=at_time(source.next_look, language))


def _trouble(source: SourceState, language: Language) -> str:
    texts = ADMINISTRATION[language]
    if source.parked is not None:
        return texts.parked.format(title=source.title, reason=source.parked).strip()
    times = counted(texts.times, source.failures, language)
    return texts.failing.format(title=source.title, times=times, fault=source.fault or "").strip()
