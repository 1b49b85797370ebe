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
_LOADED = re.compile(
    rb"<(?:script|iframe|frame|html|meta)\b[^>]{0,2000}?(?:"
    + rb"|".join(re.escape(s.encode()) for s in _SERVICES)
    + rb")",
    re.IGNORECASE,
)
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
    if loaded := _LOADED.search(head):
        return loaded.group()[-60:].decode(errors="replace")
    title = _TITLE.search(head)
    text = title.group(1).decode(errors="replace") if title else ""
    return text.strip()[:100] if _FOR_SALE.search(text) else None
