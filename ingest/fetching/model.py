"""What a request for a page can come to: values, so that the failure of one page never ends a run."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class FetchFault(StrEnum):
    """Why a page was not fetched; the report explains each in Polish."""

    BAD_ADDRESS = "bad_address"
    FORBIDDEN_ADDRESS = "forbidden_address"
    ROBOTS = "robots"
    UNRESOLVED = "unresolved"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BROKEN_BODY = "broken_body"
    NOT_FOUND = "not_found"
    GONE = "gone"
    PARKED = "parked"
    DENIED = "denied"
    BUSY = "busy"
    SERVER = "server"
    BUDGET = "budget"

    @property
    def is_dead(self) -> bool:
        """Whether the page is gone for good as far as one can tell, so that its archive copy is looked up."""
        return self in {FetchFault.NOT_FOUND, FetchFault.GONE, FetchFault.PARKED, FetchFault.UNRESOLVED}


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes the next request conditional: the page's ETag and Last-Modified, and the SHA-256 of its bytes."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """The bytes of a page after decompression.

    ``url`` was asked for and ``final_url`` answered; ``media_type`` and ``charset`` are what the server says of it.
    ``wire_bytes`` is what came over the network. ``archived`` is the day of the copy when it came from an archive,
    and ``archive_url`` the address under which people can open that copy.
    """

    url: str
    final_url: str
    content: bytes
    media_type: str | None
    charset: str | None
    validators: Validators
    fetched_at: datetime
    wire_bytes: int
    archived: date | None = None
    archive_url: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The page is what it was: 304, or the same bytes again."""

    url: str
    validators: Validators
    wire_bytes: int


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """The page could not be had; ``retry_after`` counts seconds when the server says so."""

    url: str
    fault: FetchFault
    detail: str
    wire_bytes: int = 0
    retry_after: float | None = None


FetchOutcome = FetchedPage | NotModified | FetchFailed
