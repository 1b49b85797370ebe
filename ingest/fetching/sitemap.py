"""The addresses that a site lists for those who read it by machine (sitemaps.org)."""

import logging
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from lxml import etree

from ingest.fetching.address import LONGEST, AddressError, canonical
from ingest.fetching.decompression import BrokenBodyError, TooLargeError, Unpacker
from ingest.fetching.fetcher import Fetcher
from ingest.fetching.model import FetchedPage, FetchFailed, FetchFault, NotModified

LOGGER = logging.getLogger(__name__)

MOST_FILES = 20
MOST_ADDRESSES = 10_000

_MOST_BYTES = 10 * 2**20
_FEED = 64 * 1024
_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Listing:
    """What one file of a sitemap lists: pages, and further files."""

    pages: tuple[str, ...]
    files: tuple[str, ...] = ()


class Sitemaps:
    """Reads sitemaps and indexes of sitemaps.

    Args:
        fetcher: asks for their files.
        files: files at most for one sitemap.
        most: addresses at most for one sitemap.

    """

    def __init__(self, fetcher: Fetcher, *, files: int = MOST_FILES, most: int = MOST_ADDRESSES) -> None:
        self._fetcher = fetcher
        self._files = files
        self._most = most

    async def addresses(self, url: str) -> tuple[str, ...] | FetchFailed:
        """Return the canonical addresses that ``url`` lists, in its order and without repeats.

        A file of an index that cannot be read is left out and logged; when nothing can be read, that is the outcome.
        """
        waiting = deque([url])
        asked: set[str] = set()
        found: dict[str, None] = {}
        failures: list[FetchFailed] = []
        while waiting and len(asked) < self._files and len(found) < self._most:
            address = waiting.popleft()
            listing = await self._read(address)
            asked.add(address)
            if isinstance(listing, FetchFailed):
                LOGGER.warning("sitemap.unread url=%s fault=%s", address, listing.fault)
                failures.append(listing)
            else:
                found.update(dict.fromkeys(listing.pages))
                waiting.extend(file for file in listing.files[: self._files] if file not in asked)
        return failures[0] if failures and not found else tuple(found)[: self._most]

    async def _read(self, address: str) -> Listing | FetchFailed:
        outcome = await self._fetcher.fetch(address)
        match outcome:
            case FetchFailed():
                return outcome
            case NotModified():
                return Listing(())
            case FetchedPage():
                return _listing(outcome, self._most)
            case _:
                assert_never(outcome)


def parse_sitemap(content: bytes, most: int = MOST_ADDRESSES) -> Listing:
    """Return what ``content`` lists: XML or lines of text, packed with gzip or not, at most ``most`` addresses.

    No tree is built and no entity or DTD is looked at, so that its size on the wire bounds what it costs.

    Raises:
        BrokenBodyError: when it cannot be unpacked.
        TooLargeError: when it is more than 10 MB.

    """
    if content.startswith(_GZIP_MAGIC):
        content = _unpacked(content)
    if len(content) > _MOST_BYTES:
        raise TooLargeError(f"the sitemap is more than {_MOST_BYTES} bytes")
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Listing(_canonical(content.decode("utf-8-sig", errors="replace").splitlines()[:most]))
    locations = _Locations(most)
    _feed(content, locations)
    return Listing(_canonical(locations.pages), _canonical(locations.files))


def _listing(page: FetchedPage, most: int) -> Listing | FetchFailed:
    try:
        return parse_sitemap(page.content, most)
    except TooLargeError as error:
        return FetchFailed(page.url, FetchFault.TOO_LARGE, str(error), page.wire_bytes)
    except BrokenBodyError as error:
        return FetchFailed(page.url, FetchFault.BROKEN_BODY, str(error), page.wire_bytes)


@dataclass(slots=True)
class _Locations:
    """What lxml tells of each tag; gathers the text of each ``loc`` that is one of a page or of a file."""

    most: int
    pages: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        return len(self.pages) + len(self.files) >= self.most

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        self._open.append(tag.rpartition("}")[2])  # {namespace}name
        self._text.clear()

    def data(self, text: str) -> None:
        if self._open[-1:] == ["loc"] and len(self._text) < LONGEST:
            self._text.append(text)

    def end(self, _tag: str) -> None:
        match self._open[-2:]:
            case ["url", "loc"]:
                self.pages.append("".join(self._text))
            case ["sitemap", "loc"]:
                self.files.append("".join(self._text))
        del self._open[-1:]

    def close(self) -> None:
        """Nothing is left to do; lxml asks for it."""


def _feed(content: bytes, locations: _Locations) -> None:
    parser = etree.XMLParser(target=locations, resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        for start in range(0, len(content), _FEED):
            if locations.is_full:
                return
            parser.feed(content[start : start + _FEED])
        parser.close()
    except etree.XMLSyntaxError:
        return  # what came before the error counts


def _unpacked(content: bytes) -> bytes:
    unpacker = Unpacker(["gzip"], _MOST_BYTES)
    unpacked = b"".join(unpacker.feed(content))
    unpacker.finish()
    return unpacked


def _canonical(addresses: list[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for address in addresses:
        try:
            found[canonical(address)] = None
        except AddressError:
            continue
    return tuple(found)
