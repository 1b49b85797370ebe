"""One form for each address, so that a page is asked for once however its address is written."""

import re
import socket
from urllib.parse import quote_from_bytes

from yarl import URL

from ingest.errors import IngestError

LONGEST = 4096
"""Characters of an address; servers refuse longer ones, or mean no page by them."""

_PORTS = {"http": 80, "https": 443}
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*")
# inet_aton's spellings of an IPv4 address: one to four numbers, each decimal, octal or hexadecimal.
_NUMBER_HOST = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}")
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_NO_CONTENT = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|yclid|msclkid|igshid|mc_[ce]id|_ga"  # who sent the visitor
    r"|phpsessid|jsessionid|aspsessionid\w*",  # who the visitor is
    re.IGNORECASE,
)


class AddressError(IngestError):
    """The address cannot be asked for."""


def canonical(url: str) -> str:
    """Return the form of ``url`` that is asked for and kept; giving it again changes nothing.

    Lower-case scheme and host, international names as ASCII, numeric hosts as dotted quads, no default port, no dot
    segments, one percent-encoding, no fragment, and no parameters of sessions and campaigns. The order of the other
    parameters stays, as some servers care.

    Raises:
        AddressError: when it is not http or https, names no valid host, holds credentials, or is too long.

    """
    return _canonical(_parsed(url.strip()))


def resolve(base: str, reference: str | bytes) -> str:
    """Return the canonical address that ``reference``, a link or a Location header, means on the page ``base``.

    Bytes that are not UTF-8 are kept as they are, percent-encoded: the server knows what it means by them.

    Raises:
        AddressError: as ``canonical`` does.

    """
    return _canonical(URL(base, encoded=True).join(_parsed(_text(reference).strip())))


def host_of(address: str) -> str:
    """Return the host of a canonical ``address``: the unit of politeness."""
    return URL(address, encoded=True).raw_host or ""


def origin_of(address: str) -> str:
    """Return scheme, host and port of a canonical ``address``: the unit of robots.txt."""
    return str(URL(address, encoded=True).origin())


def _text(reference: str | bytes) -> str:
    if isinstance(reference, str):
        return reference
    try:
        return reference.decode()
    except UnicodeDecodeError:
        return quote_from_bytes(reference, safe=_PRINTABLE)


def _parsed(text: str) -> URL:
    if len(text) > LONGEST:
        raise AddressError(f"The address is longer than {LONGEST} characters.")
    try:
        return URL(text)
    except ValueError as error:
        raise AddressError(f"The address cannot be read: {error}") from error


def _canonical(url: URL) -> str:
    if url.scheme not in _PORTS:
        raise AddressError("Only addresses with http:// or https:// are read.")
    if url.raw_user is not None or url.raw_password is not None:
        raise AddressError("The address holds a user name or password; leave it out.")
    path = _SESSION_IN_PATH.sub("", url.raw_path) or "/"
    query = "&".join(part for part in url.raw_query_string.split("&") if part and not _is_no_content(part))
    port = "" if url.port == _PORTS[url.scheme] else f":{url.port}"
    address = f"{url.scheme}://{_host(url.raw_host)}{port}{path}" + (f"?{query}" if query else "")
    if len(address) > LONGEST:
        raise AddressError(f"The address is longer than {LONGEST} characters.")
    return address


def _is_no_content(parameter: str) -> bool:
    return _NO_CONTENT.fullmatch(parameter.partition("=")[0]) is not None


def _host(raw: str | None) -> str:
    host = (raw or "").removesuffix(".")
    if ":" in host and "%" not in host:
        return f"[{host}]"
    if _NUMBER_HOST.fullmatch(host):
        return _dotted(host)
    if not _NAME.fullmatch(host):
        raise AddressError(f"{host!r} is not the name of a host.")
    return host


def _dotted(host: str) -> str:
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError as error:
        raise AddressError(f"{host!r} is not the number of a host.") from error
