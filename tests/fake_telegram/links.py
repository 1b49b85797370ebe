"""Addresses that Telegram takes in links and buttons."""

import re

from tests.fake_telegram.refusals import Refusal, bad_request

_ADDRESS = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<host>[^/?#\s]+)(?P<rest>[/?#]\S*)?", re.IGNORECASE)
_OWN_SCHEMES = frozenset({"tg", "ton", "tonsite"})


def checked_link(url: str) -> str:
    """Return ``url`` as Telegram stores it; empty when it takes it for no address, and shows plain text."""
    try:
        return button_url(url)
    except Refusal:
        return ""


def button_url(url: str) -> str:
    """Return ``url`` as Telegram stores it.

    Raises:
        Refusal: when it is no address that may be opened.

    """
    found = _ADDRESS.fullmatch(url.strip())
    if found is None:
        raise _invalid(url, "Wrong HTTP URL")
    scheme = (found["scheme"] or "http").lower()
    if scheme in _OWN_SCHEMES:
        return url.strip()
    if scheme not in {"http", "https"}:
        raise _invalid(url, "Unsupported URL protocol")
    if "." not in found["host"].strip("."):
        raise _invalid(url, "Wrong HTTP URL")
    rest = found["rest"] or "/"
    return f"{scheme}://{found['host'].lower()}{rest if rest.startswith('/') else '/' + rest}"


def _invalid(url: str, reason: str) -> Refusal:
    return bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")
