"""What one request comes to: an answer to work with, or a failure and whether it can pass."""

import email.utils
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

import httpcore
import httpx

from ingest.fetching.decompression import BrokenBodyError, TooLargeError
from ingest.fetching.guard import ForbiddenAddressError, UnresolvedError
from ingest.fetching.model import FetchFault

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FAULTS: dict[int, FetchFault] = {
    HTTPStatus.NOT_FOUND: FetchFault.NOT_FOUND,
    HTTPStatus.GONE: FetchFault.GONE,
    HTTPStatus.REQUEST_TIMEOUT: FetchFault.TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS: FetchFault.BUSY,
    HTTPStatus.SERVICE_UNAVAILABLE: FetchFault.BUSY,
}
_FAULTS_OF_ERRORS: dict[type[Exception], FetchFault] = {
    ForbiddenAddressError: FetchFault.FORBIDDEN_ADDRESS,
    UnresolvedError: FetchFault.UNRESOLVED,
    TooLargeError: FetchFault.TOO_LARGE,
    BrokenBodyError: FetchFault.BROKEN_BODY,
    httpx.InvalidURL: FetchFault.BAD_ADDRESS,
}
_LONGEST_WAIT = 30 * 24 * 3600.0
_PASSING = frozenset({408, 429, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Answer:
    """A status of 2xx with its body, a 304, or a redirect to ``location``."""

    address: str
    status: int
    headers: httpx.Headers
    content: bytes = b""
    wire_bytes: int = 0

    @property
    def media_type(self) -> str | None:
        """What the server calls the body, in lower case and without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        return httpx.Response(self.status, headers=self.headers).charset_encoding

    @property
    def location(self) -> bytes | None:
        """Where the page is instead, as the server wrote it."""
        if self.status not in _REDIRECTS:
            return None
        return next((value for name, value in self.headers.raw if name.lower() == b"location"), None)


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer; ``passing`` says that asking again may help, ``retry_after`` when the server wants it, in seconds."""

    fault: FetchFault
    detail: str
    wire_bytes: int = 0
    retry_after: float | None = None
    passing: bool = False


def status_failure(response: httpx.Response, now: datetime) -> Failure | None:
    """Return what the status of ``response`` says against it; None for 2xx, 304 and redirects."""
    status = response.status_code
    if response.is_success or status == HTTPStatus.NOT_MODIFIED or _is_redirect(response):
        return None
    return Failure(
        fault=_FAULTS.get(status) or _fault_of_class(status),
        detail=f"the server answered {status}",
        retry_after=retry_after(response.headers.get("retry-after"), now) if status in _PASSING else None,
        passing=status in _PASSING,
    )


def error_failure(error: Exception, wire_bytes: int) -> Failure:
    """Return what ``error``, raised while asking, means; ``wire_bytes`` of the body had come by then.

    Raises:
        Exception: ``error`` itself when it is none that an address, the network or a server causes.

    """
    match error:
        case TimeoutError() | httpcore.TimeoutException():
            return Failure(FetchFault.TIMEOUT, "the server took too long", wire_bytes, passing=True)
        case UnresolvedError(passing=True):
            return Failure(FetchFault.UNREACHABLE, str(error), passing=True)
        case httpcore.NetworkError() | OSError():
            return _network_failure(error, wire_bytes)
        case httpcore.ProtocolError():
            return _protocol_failure(error, wire_bytes)
    fault = next((fault for kind, fault in _FAULTS_OF_ERRORS.items() if isinstance(error, kind)), None)
    if fault is None:
        raise error
    return Failure(fault, str(error), wire_bytes)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, a number or a date; 30 days at most."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return min(float(value), _LONGEST_WAIT)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(max(0.0, seconds), _LONGEST_WAIT)


def _is_redirect(response: httpx.Response) -> bool:
    return response.status_code in _REDIRECTS and "location" in response.headers


def _fault_of_class(status: int) -> FetchFault:
    return (
        FetchFault.DENIED if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR else FetchFault.SERVER
    )


def _network_failure(error: httpcore.NetworkError | OSError, wire_bytes: int) -> Failure:
    cause = _tls_error(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Failure(FetchFault.CERTIFICATE, cause.verify_message)
    if wire_bytes:
        return Failure(FetchFault.BROKEN_BODY, "the connection broke off", wire_bytes, passing=True)
    return Failure(FetchFault.UNREACHABLE, _said(error), passing=cause is None)


def _protocol_failure(error: httpcore.ProtocolError, wire_bytes: int) -> Failure:
    """Tell a connection that ended too early, which can pass, from nonsense, which does not."""
    if "without sending a response" in str(error):  # httpcore's words
        return Failure(FetchFault.UNREACHABLE, _said(error), passing=True)
    cut = "without sending complete message body" in str(error)  # h11's words
    return Failure(FetchFault.BROKEN_BODY, _said(error), wire_bytes, passing=cut)


def _tls_error(error: BaseException | None) -> ssl.SSLError | None:
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error


def _said(error: Exception) -> str:
    return str(error)[:200] or type(error).__name__
