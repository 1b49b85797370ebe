from bot.answering.selection import MOST_CITATIONS, choose_hits
from tests.bot.answering.examples import make_hit, make_passage


def test_passages_close_to_the_best_are_quoted_with_it() -> None:
    hits = [make_hit(make_passage(f"01-0{n}"), score) for n, score in enumerate((4.0, 3.5, 2.0, 1.9))]
    assert [hit.passage.id for hit in choose_hits(hits, near=0.7)] == ["01-00", "01-01"]


def test_never_more_than_three() -> None:
    hits = [make_hit(make_passage(f"01-0{n}"), 4.0) for n in range(6)]
    assert len(choose_hits(hits)) == MOST_CITATIONS


def test_nothing_found_is_nothing_quoted() -> None:
    assert choose_hits([]) == []
