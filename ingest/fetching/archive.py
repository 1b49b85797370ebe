"""The copy of a dead page that the Wayback Machine, or an archive that speaks like it, keeps."""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

from ingest.fetching.address import AddressError, canonical
from ingest.fetching.fetcher import Fetcher
from ingest.fetching.model import FetchedPage, FetchFailed, FetchFault, FetchOutcome, Validators

_COPY = re.compile(r"/web/(?P<moment>\d{1,14}|(?=\*))(?:\*|[a-z]{2}_)?/(?P<url>.+)", re.DOTALL)
_WHOLE_MOMENT = 14
_LONGEST_ANSWER = 64 * 1024
_SCHEME_WITH_ONE_SLASH = re.compile(r"^(https?):/(?=[^/])")


@dataclass(frozen=True, slots=True)
class _Copy:
    """A page at a moment, written as the first digits of YYYYMMDDhhmmss; none is any."""

    moment: str
    url: str


class Archive:
    """Fetches copies.

    Args:
        fetcher: asks the archive, as politely as any other host.
        api: base address of the availability API.
        web: base address of the copies.

    """

    def __init__(
        self, fetcher: Fetcher, api: str = "https://archive.org", web: str = "https://web.archive.org"
    ) -> None:
        self._fetcher = fetcher
        self._api = api.rstrip("/")
        self._web = web.rstrip("/")

    async def find(self, url: str, hint: str | None = None) -> FetchOutcome:
        """Return the copy of ``url`` with its day and its address for people, or why there is none.

        Args:
            url: the address of the dead page.
            hint: an archive's form of the address to ask for (``https://web.archive.org/web/2014*/http://...``, the
                copy nearest to that year; a whole moment names the copy itself), or another address of the page.

        """
        wanted = _wanted(url, hint)
        found = wanted if len(wanted.moment) == _WHOLE_MOMENT else await self._closest(wanted)
        if isinstance(found, FetchFailed):
            return replace(found, url=url)
        outcome = await self._fetcher.fetch(f"{self._web}/web/{found.moment}id_/{found.url}")
        return self._dated(url, found, outcome)

    async def _closest(self, wanted: _Copy) -> _Copy | FetchFailed:
        """Ask which copy is nearest to the moment."""
        moment = f"&timestamp={wanted.moment}" if wanted.moment else ""
        asked = f"{self._api}/wayback/available?url={quote(wanted.url, safe='')}{moment}"
        outcome = await self._fetcher.fetch(asked)
        if not isinstance(outcome, FetchedPage):
            return outcome if isinstance(outcome, FetchFailed) else _no_copy(wanted)
        return _read_closest(outcome.content) or _no_copy(wanted)

    def _dated(self, url: str, found: _Copy, outcome: FetchOutcome) -> FetchOutcome:
        if not isinstance(outcome, FetchedPage):
            return replace(outcome, url=url)
        answered = _copy(outcome.final_url) or found
        day = _day(answered.moment)
        if day is None:
            return FetchFailed(url, FetchFault.NOT_FOUND, f"the archive's copy has no date: {outcome.final_url}")
        return replace(
            outcome,
            url=url,
            final_url=_canonical_or(answered.url, url),
            # The archive's own ETag and date would be nonsense to the live server, should it come back.
            validators=Validators(digest=outcome.validators.digest),
            archived=day,
            archive_url=f"{self._web}/web/{answered.moment}/{answered.url}",
        )


def _wanted(url: str, hint: str | None) -> _Copy:
    if hint is None:
        return _Copy("", url)
    return _copy(hint) or _Copy("", hint)


def _copy(address: str) -> _Copy | None:
    """Read an archive's form of an address; some servers merge the two slashes of the address inside."""
    found = _COPY.search(address)
    if found is None:
        return None
    return _Copy(found["moment"], _SCHEME_WITH_ONE_SLASH.sub(r"\1://", found["url"]))


def _read_closest(content: bytes) -> _Copy | None:
    """Return the copy that the availability API names, if it names one."""
    if len(content) > _LONGEST_ANSWER:
        return None
    try:
        closest: Any = json.loads(content)["archived_snapshots"]["closest"]
        return _copy(closest["url"]) if closest["available"] else None
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _no_copy(wanted: _Copy) -> FetchFailed:
    return FetchFailed(wanted.url, FetchFault.NOT_FOUND, "the archive keeps no copy of it")


def _day(moment: str) -> date | None:
    try:
        return datetime.strptime(moment, "%Y%m%d%H%M%S").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _canonical_or(address: str, fallback: str) -> str:
    try:
        return canonical(address)
    except AddressError:
        return fallback
