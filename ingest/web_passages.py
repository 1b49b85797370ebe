"""The passages that the memory holds of all sources that are enabled."""

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.model import Passage
from corpus.web_source import WebSource
from ingest.folder_source import is_folder
from ingest.state import IngestState, KnownPage

_LOST = re.compile(r"(\d{4})-(\d{2})-(\d{2}) ")


def web_passages(state: IngestState, sources: Iterable[WebSource]) -> tuple[Passage, ...]:
    """Return them in the order of ``sources``, then of folders, each page's own in reading order."""
    listed = [source.id for source in sources if source.enabled]
    folders = [identifier for identifier in state.source_ids() if is_folder(identifier)]
    pages = (page for identifier in (*listed, *folders) for page in state.pages_of(identifier).values())
    return tuple(passage for page in pages for passage in _as_they_are_now(page))


def _as_they_are_now(page: KnownPage) -> Iterable[Passage]:
    """Say of the passages of a dead page since when it cannot be opened."""
    lost = _LOST.match(page.lost or "")
    if lost is None:
        return page.passages
    since = f"{lost[3]}.{lost[2]}.{lost[1]}"
    return (
        replace(
            passage,
            state=f"{passage.state}; od {since} strony nie ma",
            sources=tuple(replace(source, dead=True) for source in passage.sources),
        )
        for passage in page.passages
    )
