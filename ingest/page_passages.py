"""From a page that was read to its passages, with the ids and the texts of its last version where they still hold."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from corpus.model import Passage
from corpus.web_source import WebSource
from ingest.chunk import Count, chunk
from ingest.crawl import ReadPage
from ingest.folder_source import is_folder
from ingest.passage_identity import PageOrigin, draft_passages, identify


class PagePassages:
    """Cuts pages.

    Args:
        count: the encoder's count of tokens.
        today: the day in Poland.

    """

    def __init__(self, count: Count, today: Callable[[], date]) -> None:
        self._count = count
        self._today = today

    def __call__(self, source: WebSource, page: ReadPage, before: Sequence[Passage]) -> tuple[Passage, ...]:
        """Return the passages of ``page``; ``before`` are those of its last version."""
        origin = PageOrigin(
            source=source,
            url=page.fetched.final_url if page.fetched.archived is None else page.url,
            fetched=self._today(),
            archived=page.fetched.archived,
            archive_url=page.fetched.archive_url,
            name=page.url if is_folder(source.id) else "",
        )
        drafts = draft_passages(page.extracted, chunk(page.extracted, self._count), origin)
        old = {passage.id: passage for passage in before}
        return tuple(_or_as_before(passage, old.get(passage.id)) for passage in identify(drafts, before))


def _or_as_before(passage: Passage, before: Passage | None) -> Passage:
    """Return the old passage where nothing but the day of reading differs: it has not changed."""
    return before if before is not None and replace(passage, state=before.state) == before else passage
