from bot.answering.selection import MOST_CITATIONS, choose_hits
from bot.answering.topics import nearest_topics
from tests.bot.answering.examples import make_hit, make_passage


def test_passages_close_to_the_best_are_quoted_with_it() -> None:
    hits = [make_hit(make_passage(f"01-0{n}"), score) for n, score in enumerate((4.0, 3.5, 2.0, 1.9))]
    assert [hit.passage.id for hit in choose_hits(hits, near=0.7)] == ["01-00", "01-01"]


def test_never_more_than_three() -> None:
    hits = [make_hit(make_passage(f"01-0{n}"), 4.0) for n in range(6)]
    assert len(choose_hits(hits)) == MOST_CITATIONS


def test_nothing_found_is_nothing_quoted() -> None:
    assert choose_hits([]) == []


def test_topics_come_from_different_documents_nearest_first() -> None:
    hits = [
        make_hit(make_passage("01-01", document="01", section="Pieniądze"), 4),
        make_hit(make_passage("01-02", document="01", section="Terminy"), 3),
        make_hit(make_passage("02-01", document="02", section="Priorytety"), 2),
        make_hit(make_passage("03-01", document="03", section="Bez pytań"), 1, asked_text=""),
        make_hit(make_passage("04-01", document="04", section="RODM"), 1),
        make_hit(make_passage("05-01", document="05", section="EUWT"), 1),
    ]
    assert [topic.title for topic in nearest_topics(hits)] == ["Pieniądze", "Priorytety", "RODM"]
