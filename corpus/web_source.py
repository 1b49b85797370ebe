"""A source of the ingest: an address, or a folder of files, and how it is read."""

from dataclasses import dataclass
from datetime import timedelta
from typing import NewType

from corpus.model import Audience

SourceId = NewType("SourceId", str)


@dataclass(frozen=True, slots=True)
class Follow:
    """Which links of the first page are read too.

    Args:
        prefix: absolute http(s) address that a followed one begins with.
        depth: links from the first page; 1 are those on it.
        pages: pages at most, the first included.
    """

    prefix: str
    depth: int = 1
    pages: int = 20


@dataclass(frozen=True, slots=True)
class WebSource:
    """One entry of ``sources.toml``.

    ``url`` is where reading starts. ``sitemap`` lists further pages (those under ``follow.prefix``, at most
    ``follow.pages``). ``archive`` is the address to ask for when the page is dead: a web.archive.org form of it, or
    the page's own address where that is unknown. ``dead`` says that the page is known to be gone, so that the archive
    is asked first. ``drop`` are CSS selectors of what is no main text there. ``every`` is how often it is looked at.
    """

    id: SourceId
    title: str
    publisher: str
    url: str
    topic: str
    language: str = "pl"
    reader: str = "auto"
    every: timedelta = timedelta(days=7)
    follow: Follow | None = None
    sitemap: str | None = None
    archive: str | None = None
    dead: bool = False
    drop: tuple[str, ...] = ()
    audience: tuple[Audience, ...] = ()
    enabled: bool = True
