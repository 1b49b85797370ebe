from bot.answering.topics import leading_questions, nearest_topics
from corpus.model import AskedQuestion, PassageId
from tests.bot.answering.examples import make_hit, make_passage

ASKED = [
    AskedQuestion(PassageId(passage), text)
    for passage, text in (
        ("01-01", "Ile wyniosła dotacja?"),
        ("01-01", "ile kasy na interekip"),
        ("01-02", "Kiedy zapadła decyzja?"),
        ("02-01", "Jakie były priorytety?"),
        ("04-01", "Kto prowadził RODM?"),
        ("05-01", "Czym jest EUWT?"),
    )
]
HITS = [
    make_hit(make_passage("01-01", document="01", section="Pieniądze"), 4),
    make_hit(make_passage("01-02", document="01", section="Terminy"), 3),
    make_hit(make_passage("02-01", document="02", section="Priorytety"), 2),
    make_hit(make_passage("03-01", document="03", section="Bez pytań"), 1),
    make_hit(make_passage("04-01", document="04", section="RODM"), 1),
    make_hit(make_passage("05-01", document="05", section="EUWT"), 1),
]


def test_topics_come_from_different_documents_nearest_first() -> None:
    topics = nearest_topics(HITS, leading_questions(ASKED))
    assert [topic.title for topic in topics] == ["Pieniądze", "Priorytety", "RODM"]


def test_a_topic_asks_the_first_question_of_its_passage() -> None:
    topics = nearest_topics(HITS, leading_questions(ASKED))
    assert [topic.question for topic in topics] == [
        "Ile wyniosła dotacja?",
        "Jakie były priorytety?",
        "Kto prowadził RODM?",
    ]


def test_nothing_found_is_no_topic() -> None:
    assert nearest_topics([], leading_questions(ASKED)) == ()
