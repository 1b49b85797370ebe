"""Domains that nobody uses any more: what is on them is an advertisement of the domain, not the page."""

import re

_LOOKED_AT = 128 * 1024
_SERVICES = (
    "sedoparking.com",
    "parkingcrew.net",
    "parklogic.com",
    "bodis.com",
    "above.com/marketplace",
    "hugedomains.com",
    "dan.com/buy-domain",
    "afternic.com/forsale",
    "wsimg.com/parking-lander",
    "aftermarket.pl/domena",
    "data-adblockkey",  # the signature of Google's advertisements for parked domains
)
_SERVICE = re.compile(rb"|".join(re.escape(service.encode()) for service in _SERVICES), re.IGNORECASE)
_LOADING_TAG = re.compile(rb"<(?:script|iframe|frame|html|meta)\b[^<>]*", re.IGNORECASE)
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

    The service is looked for first and its tag afterwards: the other way round a hostile page takes seconds.
    """
    for service in _SERVICE.finditer(head):
        begin = head.rfind(b"<", max(0, service.start() - _LONGEST_TAG), service.start())
        if begin >= 0 and _LOADING_TAG.fullmatch(head, begin, service.start()):
            return service.group().decode()
    return None
