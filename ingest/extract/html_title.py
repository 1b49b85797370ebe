"""What a page is called, without the name of its site."""

import re
from collections.abc import Sequence
from textwrap import shorten

from ingest.extract.characters import one_line
from ingest.extract.html_head import Head
from ingest.extract.model import Block, BlockKind

_BETWEEN = re.compile(r"\s+[-–—|·•»«:]+\s+|\s*(?:\||::|:\.|\.:)\s*")
_LOOK = 3
_FEW_WORDS = 2
_LONGEST = 300
_LONGEST_HEADING = 150


def page_title(head: Head, blocks: Sequence[Block]) -> str:
    """Return the title: a heading of the text that the markup names too, else the first heading, else the markup's.

    Args:
        head: what the markup says.
        blocks: the main text.

    """
    named = markup_titles(head)
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    starts = [block.text for block in blocks[:_LOOK]]
    found = next((text for text in headings if leads_titles(text, named)), None)
    found = found or next((text for text in (*headings, *starts) if names_page(text, named)), None)
    if found is not None:
        return found[:_LONGEST]
    first = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), "")
    site = one_line(head.meta.get("og:site_name", ""))
    titles = [_without_site(title, site) for title in named]
    return (first or next(iter(titles), "") or _first_text(blocks))[:_LONGEST]


def markup_titles(head: Head) -> list[str]:
    """Return the titles that the markup gives, the best one first."""
    return [title for title in (one_line(head.meta.get("og:title", "")), one_line(head.title)) if title]


def names_page(text: str, titles: Sequence[str]) -> bool:
    """Return whether ``text`` is one of the titles without the name of the site, or a longer form of it."""
    plain = _plain(text) if len(text) <= _LONGEST_HEADING else ""
    return bool(plain) and any(_names(plain, title) for title in titles)


def leads_titles(text: str, titles: Sequence[str]) -> bool:
    """Return whether a title begins with ``text``, where sites that name themselves do so last."""
    plain = _plain(text)
    return bool(plain) and any(_leads(plain, title) for title in titles)


def _leads(plain: str, title: str) -> bool:
    whole = _plain(title)
    return plain in {whole, _plain(_BETWEEN.split(title)[0])} or (" " in plain and whole.startswith(f"{plain} "))


def _names(plain: str, title: str) -> bool:
    parts = [_plain(part) for part in _BETWEEN.split(title)]
    longer = any(len(part.split()) >= _FEW_WORDS and plain.startswith(part) for part in parts)
    return longer or plain in parts or _leads(plain, title)


def _without_site(title: str, site: str) -> str:
    if site and title.casefold().endswith(site.casefold()):
        return title[: -len(site)].rstrip(" -–—|·•»«:") or title
    parts = [part for part in _BETWEEN.split(title) if part.strip()]
    # The name of the site stands last, and is no whole title where only it is left.
    return parts[0] if len(parts) > 1 and len(parts[0].split()) >= _FEW_WORDS else title


def _first_text(blocks: Sequence[Block]) -> str:
    return shorten(blocks[0].text, _LONGEST_HEADING, placeholder=" …") if blocks else ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
