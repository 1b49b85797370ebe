"""Which sources an ingest visits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import BotError
from corpus.web_source import SourceId, WebSource
from ingest.state import SourceRecord


class UnknownSourceError(BotError):
    """A source that is named is not there, or is switched off."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The ``named`` sources alone; without names all that are enabled and not parked.

    Of these only the ``due`` ones, or those not looked at ``since`` a moment.
    """

    named: tuple[str, ...] = ()
    due: bool = False
    since: datetime | None = None


def choose_sources(
    sources: Sequence[WebSource], choice: Choice, record_of: Callable[[SourceId], SourceRecord], now: datetime
) -> tuple[WebSource, ...]:
    """Return the sources to visit.

    Args:
        sources: all of the list.
        choice: what the administrator wants.
        record_of: how a source fared so far.
        now: against which a source is due.

    Raises:
        UnknownSourceError: when one is named that cannot be visited; says what to do.

    """
    if choice.named:
        return tuple(_named(sources, name) for name in dict.fromkeys(choice.named))
    return tuple(each for each in sources if each.enabled and _wanted(record_of(each.id), choice, now))


def _named(sources: Sequence[WebSource], name: str) -> WebSource:
    for source in sources:
        if source.id == name and source.enabled:
            return source
        if source.id == name:
            raise UnknownSourceError(f"Źródło {name} jest wyłączone. Włącz je: interekip source enable {name}.")
    raise UnknownSourceError(f"Nie ma źródła {name}. Wszystkie wypisze: interekip source list.")


def _wanted(record: SourceRecord, choice: Choice, now: datetime) -> bool:
    if record.parked:
        return False
    if choice.since is not None and record.looked_at is not None and record.looked_at >= choice.since:
        return False
    return not choice.due or record.next_look is None or record.next_look <= now
