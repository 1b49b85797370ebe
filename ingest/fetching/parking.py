"""Domains that nobody uses any more: what is on them is an advertisement of the domain, not the page."""

import re

_LOOKED_AT = 128 * 1024
_SERVICES = (
    b"sedoparking.com",
    b"parkingcrew.net",
    b"parklogic.com",
    b"bodis.com",
    b"above.com/marketplace",
    b"hugedomains.com",
    b"dan.com/buy-domain",
    b"afternic.com/forsale",
    b"wsimg.com/parking-lander",
    b"aftermarket.pl/domena",
    b"data-adblockkey",  # the signature of Google's advertisements for parked domains
)
_LOADING_TAG = re.compile(rb"<(?:script|iframe|frame|html|meta)\b[^<>]*")
_LONGEST_TAG = 500
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{0,500})</title", re.IGNORECASE)
_FOR_SALE = re.compile(
    r"domen[aęy]\b.{0,60}\b(?:na sprzedaż|do sprzedania|do kupienia|wygasła|zaparkowan\w+)"
    r"|(?:sprzedam|kup) domenę"
    r"|domain\b.{0,60}\b(?:is|may be) (?:for sale|parked)|buy this domain|parked domain|domain expired",
    re.IGNORECASE,
)


def parking_sign(content: bytes) -> str | None:
    """Return what shows that the page stands for a parked domain, or None.

    Modest on purpose: a frame or script of a known parking service, or a title that offers the domain. A text that
    speaks of domains for sale is no sign.
    """
    head = content[:_LOOKED_AT]
    if (service := _loaded_service(head)) is not None:
        return service
    title = _TITLE.search(head)
    text = title.group(1).decode(errors="replace") if title else ""
    return text.strip()[:100] if _FOR_SALE.search(text) else None


def _loaded_service(head: bytes) -> str | None:
    """Return the parking service from which a tag of the page loads something.

    The service is looked for first, and then the tag around its first mention: the other way round a hostile page
    takes seconds.
    """
    page = head.lower()
    for service in _SERVICES:
        at = page.find(service)
        begin = page.rfind(b"<", max(0, at - _LONGEST_TAG), max(0, at))
        if begin >= 0 and _LOADING_TAG.fullmatch(page, begin, at):
            return service.decode()
    return None
