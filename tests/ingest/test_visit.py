from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from corpus.model import Passage, PassageId
from corpus.web_source import Follow, WebSource
from ingest.crawl import Crawl, CrawlBudget, ReadPage
from ingest.fetching.model import FetchFault
from ingest.state import IngestState, SourceRecord
from ingest.visit import PARKED_AFTER, Visit, Visitor, reading_of
from ingest.web_passages import web_passages
from tests.fakes.web import FETCHED, FakeWeb, make_source, read_lines
from tests.index.samples import make_passage

HOME = "https://example.org/"
A, B = f"{HOME}a", f"{HOME}b"
SOURCE = make_source(follow=Follow(HOME))


class Clock:
    def __init__(self) -> None:
        self.now = FETCHED

    def __call__(self) -> datetime:
        return self.now


def one_passage_a_page(_source: WebSource, page: ReadPage, before: Sequence[Passage]) -> tuple[Passage, ...]:
    text = " ".join(block.text for block in page.extracted.blocks)
    identifier = before[0].id if before else PassageId(f"msz-{page.url.rsplit('/', 1)[-1]}")
    return (replace(make_passage(1, text), id=identifier),)


class World:
    """A web, a memory and a visitor that goes from one to the other."""

    def __init__(self, state: IngestState) -> None:
        self.state = state
        self.web = FakeWeb()
        self.clock = Clock()
        crawl = Crawl(self.web.web, read_lines, CrawlBudget(), clock=lambda: 0.0)
        self.visitor = Visitor(pages=crawl, passages_of=one_passage_a_page, state=state, now=self.clock)

    async def visit(self, source: WebSource = SOURCE, since: datetime | None = None) -> Visit:
        visit = await self.visitor.visit(source, since)
        self.visitor.record(visit, source)
        return visit

    def texts(self, source: WebSource = SOURCE) -> list[str]:
        return [passage.text for passage in web_passages(self.state, [source])]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    state = IngestState.open(tmp_path / "ingest.db")
    yield World(state)
    state.close()


async def test_pages_become_passages_and_the_source_is_due_again_at_its_pace(world: World) -> None:
    world.web.pages = {HOME: f"T\nStrona\n> {A}", A: "A\nPodstrona"}
    visit = await world.visit()
    assert (visit.read, visit.same, visit.lost, visit.failed) == (2, 0, (), False)
    assert visit.wire_bytes == sum(len(str(text)) for text in world.web.pages.values())
    assert world.texts() == ["Strona", "Podstrona"]
    assert world.state.source(SOURCE.id) == SourceRecord(SOURCE.id, FETCHED, FETCHED + SOURCE.every)


async def test_an_unchanged_page_is_seen_and_a_changed_one_keeps_its_passage(world: World) -> None:
    world.web.pages = {HOME: f"T\nStrona\n> {A}", A: "A\nPodstrona"}
    await world.visit()
    before = web_passages(world.state, [SOURCE])
    world.clock.now += timedelta(days=7)
    world.web.pages[A] = "A\nInna treść"
    visit = await world.visit()
    assert (visit.read, visit.same) == (1, 1)
    assert world.texts() == ["Strona", "Inna treść"]
    assert [passage.id for passage in web_passages(world.state, [SOURCE])] == [passage.id for passage in before]
    assert {page.seen_at for page in world.state.pages_of(SOURCE.id).values()} == {world.clock.now}


async def test_a_page_to_which_nothing_leads_any_more_is_forgotten(world: World) -> None:
    world.web.pages = {HOME: f"T\nStrona\n> {A}\n> {B}", A: "A\nPodstrona", B: "B\nDruga"}
    await world.visit()
    world.web.pages[HOME] = f"T\nStrona\n> {A}"
    await world.visit()
    assert world.texts() == ["Strona", "Podstrona"]


async def test_a_page_that_cannot_be_had_keeps_its_last_good_text_and_what_hung_on_it(world: World) -> None:
    world.web.pages = {HOME: f"T\nStrona\n> {A}", A: "A\nPodstrona"}
    await world.visit()
    world.web.pages[HOME] = FetchFault.TIMEOUT
    visit = await world.visit()
    assert [(lost.url, lost.fault) for lost in visit.lost] == [(HOME, "timeout")]
    assert not visit.failed
    assert world.texts() == ["Strona", "Podstrona"]
    assert all("strony nie ma" not in passage.state for passage in web_passages(world.state, [SOURCE]))


async def test_a_dead_page_without_a_copy_says_since_when_until_it_is_back(world: World) -> None:
    source = make_source()
    world.web.pages = {HOME: "T\nStrona"}
    await world.visit(source)
    world.web.pages[HOME] = FetchFault.GONE
    await world.visit(source)
    [passage] = web_passages(world.state, [source])
    assert passage.state.endswith("od 15.01.2027 strony nie ma")
    assert all(one.dead for one in passage.sources)
    world.clock.now += timedelta(days=9)
    await world.visit(source)
    assert "od 15.01.2027" in web_passages(world.state, [source])[0].state
    world.web.pages[HOME] = "T\nStrona"
    await world.visit(source)
    assert "strony nie ma" not in web_passages(world.state, [source])[0].state


async def test_a_source_that_fails_five_times_is_parked_with_its_reason_and_its_text_stays(world: World) -> None:
    source = make_source()
    world.web.pages = {HOME: "T\nStrona"}
    await world.visit(source)
    world.web.pages[HOME] = FetchFault.ROBOTS
    records = []
    for _ in range(PARKED_AFTER):
        assert (await world.visit(source)).failed
        records.append(world.state.source(source.id))
    assert [record.failures for record in records] == [1, 2, 3, 4, 5]
    assert [bool(record.parked) for record in records] == [False] * 4 + [True]
    assert records[-1].parked == "robots: as the test wants it"
    assert [record.next_look - FETCHED for record in records if record.next_look] == [
        timedelta(hours=6 * 2**number) for number in range(5)
    ]
    assert world.texts(source) == ["Strona"]
    world.web.pages[HOME] = "T\nStrona"
    await world.visit(source)
    assert world.state.source(source.id) == SourceRecord(source.id, FETCHED, FETCHED + source.every)


@pytest.mark.parametrize(
    ("fault", "offline"), [(FetchFault.UNRESOLVED, True), (FetchFault.UNREACHABLE, True), (FetchFault.SERVER, False)]
)
async def test_a_missing_network_is_told_from_a_failing_server(
    world: World, fault: FetchFault, *, offline: bool
) -> None:
    world.web.pages = {HOME: fault}
    assert (await world.visit()).offline is offline


async def test_what_was_read_before_a_break_is_remembered(world: World) -> None:
    class BreakError(Exception):
        pass

    def break_at_b(source: WebSource, page: ReadPage, before: Sequence[Passage]) -> tuple[Passage, ...]:
        if page.url == B:
            raise BreakError
        return one_passage_a_page(source, page, before)

    world.web.pages = {HOME: f"T\nStrona\n> {A}\n> {B}", A: "A\nPodstrona", B: "B\nDruga"}
    crawl = Crawl(world.web.web, read_lines, CrawlBudget(), clock=lambda: 0.0)
    visitor = Visitor(pages=crawl, passages_of=break_at_b, state=world.state, now=world.clock, together=9)
    with pytest.raises(BreakError):
        await visitor.visit(SOURCE)
    assert world.texts() == ["Strona", "Podstrona"]
    world.web.asked.clear()
    await world.visit(since=FETCHED - timedelta(minutes=1))
    assert world.web.asked == [B]
    assert world.texts() == ["Strona", "Podstrona", "Druga"]


def test_a_source_that_is_read_otherwise_is_read_anew() -> None:
    source = make_source()
    assert reading_of(source) == reading_of(replace(source, every=timedelta(days=1)))
    for other in (replace(source, drop=(".menu",)), replace(source, title="Inny"), replace(source, reader="pdf")):
        assert reading_of(other) != reading_of(source)


def test_a_source_that_is_switched_off_gives_no_passages(world: World) -> None:
    assert web_passages(world.state, [replace(SOURCE, enabled=False)]) == ()
