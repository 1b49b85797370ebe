"""From drafts to blocks: headings are settled, and what is no main text goes, section by section."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract.html_draft import BELOW, Draft
from ingest.extract.html_phrases import (
    is_about_other_pages,
    is_appendix,
    is_bare_date,
    is_record,
    is_register,
    is_set_phrase,
    is_time_of_posting,
)
from ingest.extract.model import Block, BlockKind

_LONGEST_HEADING = 100
_DEEPEST_HEADING = 6
_HALF = 0.5
_MENU_LINKS = 3
_MENU_WORDS = 40
_DATE_WITHIN = 3
_LONG_APPENDIX = 1500


def main_blocks(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """Return the main text of the drafts of a page in order."""
    kept = [draft for draft in drafts if not (is_set_phrase(draft.text) or is_record(draft.text))]
    headed = list(_with_headings(_without_page_date(kept)))
    sections = [section for section in _sections(headed) if not _is_other_matter(section)]
    texts = [draft for section in sections for draft in _without_menus(section)]
    return tuple(Block(draft.kind, draft.text, draft.level) for draft in _without_empty_headings(texts))


def _without_page_date(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without a bare day at the top, which is that of the page, and without times of posting."""
    start = [draft for draft in drafts[:_DATE_WITHIN] if not is_bare_date(draft.text)]
    return [*start, *(draft for draft in drafts[_DATE_WITHIN:] if not is_time_of_posting(draft.text))]


def _with_headings(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Settle the level of headings that have none of their own, and find those that are but bold."""
    above = 1
    for draft, after in _followed(drafts):
        if draft.kind is BlockKind.HEADING and draft.level != BELOW:
            above = draft.level
            yield draft
        elif draft.kind is BlockKind.HEADING or (after is not None and _is_pseudo_heading(draft, after)):
            yield replace(draft, kind=BlockKind.HEADING, level=min(above + 1, _DEEPEST_HEADING))
        else:
            yield draft


def _followed(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft | None]]:
    """Yield each draft with the next one, and the last with None."""
    return zip(drafts, [*drafts[1:], None], strict=False)


def _is_pseudo_heading(draft: Draft, after: Draft) -> bool:
    """A line that is bold as a whole, with a text below. One with a number in it is more likely a fact to be quoted."""
    if draft.kind is not BlockKind.PARAGRAPH or not draft.is_bold or len(draft.text) > _LONGEST_HEADING:
        return False
    if after.kind is BlockKind.HEADING or after.is_bold or draft.links:
        return False
    return draft.text[-1] not in ".,;!" and not any(map(str.isdigit, draft.text))


def _sections(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield each heading with what stands below it up to the next one."""
    section: list[Draft] = []
    for draft in drafts:
        if draft.kind is BlockKind.HEADING and section:
            yield section
            section = []
        section.append(draft)
    if section:
        yield section


def _is_other_matter(section: Sequence[Draft]) -> bool:
    heading, *rest = section
    if heading.kind is not BlockKind.HEADING:
        return False
    length = sum(len(draft.text) for draft in rest)
    if is_register(heading.text):
        return True
    if is_appendix(heading.text):
        return length <= _LONG_APPENDIX
    return is_about_other_pages(heading.text) and _linked_share(rest) >= _HALF


def _linked_share(drafts: Sequence[Draft]) -> float:
    """Return which share of the text is links; 1 where there is no text, so that an empty section is no loss."""
    chars = sum(sum(map(str.isalnum, draft.text)) for draft in drafts)
    return sum(draft.link_chars for draft in drafts) / chars if chars else 1.0


def _without_menus(section: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the section without runs of links that nothing introduces."""
    run: list[Draft] = []
    before: Draft | None = None
    for draft in section:
        if draft.kind is BlockKind.PARAGRAPH and _is_menu([draft]):
            continue
        if draft.is_linked and draft.kind is not BlockKind.HEADING:
            run.append(draft)
            continue
        yield from _unless_menu(run, before)
        run, before = [], draft
        yield draft
    yield from _unless_menu(run, before)


def _unless_menu(run: Sequence[Draft], before: Draft | None) -> Sequence[Draft]:
    introduced = before is not None and (before.kind is BlockKind.HEADING or before.text.endswith(":"))
    return () if _is_menu(run) and not introduced else run


def _is_menu(drafts: Sequence[Draft]) -> bool:
    """Return whether drafts are several links with few words each and nothing besides."""
    links = sum(draft.links for draft in drafts)
    short = sum(len(draft.text) for draft in drafts) <= _MENU_WORDS * links
    return links >= _MENU_LINKS and short and all(draft.is_linked for draft in drafts)


def _without_empty_headings(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts without headings that have lost all text below them; the first one names the page."""
    for number, (draft, after) in enumerate(_followed(drafts)):
        empty = after is None or (after.kind is BlockKind.HEADING and after.level <= draft.level)
        if draft.kind is not BlockKind.HEADING or number == 0 or not empty:
            yield draft
