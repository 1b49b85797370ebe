from dataclasses import replace
from datetime import UTC, datetime

from bot.answering.model import Language
from bot.conversation.buttons import question_key
from bot.conversation.catalogue import Topic, build_catalogue
from corpus.loader import load_library
from corpus.model import AskedQuestion, DocumentId, PassageId
from tests.bot.conversation.answered import ASKED, CALL, ENGLISH, PASSAGES, SUM, UKRAINIAN, catalogue


def test_topics_are_counted_with_an_example_in_polish() -> None:
    assert catalogue().topics == (Topic("Projekt InterEkip", 2, SUM), Topic("Konkursy MSZ", 1, CALL))
    assert catalogue().size == 3


def test_examples_are_short_lasting_and_in_the_language() -> None:
    assert catalogue().examples == {Language.PL: (SUM,), Language.EN: (ENGLISH,), Language.UK: (UKRAINIAN,)}


def test_questions_are_found_by_their_key_and_passages_by_their_id() -> None:
    assert catalogue().question(question_key(CALL)) == CALL
    assert catalogue().question(question_key("Czego nie ma?")) is None
    assert catalogue().passage("01-02") == PASSAGES[1]
    assert catalogue().passage("99-99") is None


def test_questions_of_passages_that_are_gone_are_left_out() -> None:
    orphan = AskedQuestion(PassageId("99-01"), "Czyje to pytanie?")
    found = build_catalogue(PASSAGES, (orphan, *ASKED), "2026-11-25T10:00:00")
    assert found.question(question_key(orphan.text)) is None
    assert found.created == datetime(2026, 11, 25, 10, tzinfo=UTC)


def test_an_empty_library_has_an_empty_catalogue() -> None:
    empty = build_catalogue((), (), "2026-11-25T10:00:00+01:00")
    assert (empty.topics, empty.size, empty.examples[Language.PL]) == ((), 0, ())


def test_the_built_in_library_has_examples_for_everybody_and_every_topic() -> None:
    library = load_library()
    built_in = build_catalogue(library.passages, library.asked, "2026-11-25T10:00:00+00:00")
    assert all(len(questions) == 3 for questions in built_in.examples.values())
    assert len(built_in.topics) == len(library.documents)
    assert all(topic.example for topic in built_in.topics)


def test_pages_of_the_web_stand_under_their_publisher() -> None:
    pages = [
        replace(PASSAGES[0], id=PassageId(f"msz-{n}"), document_id=DocumentId(f"msz-{n}"), document_title=f"Strona {n}")
        for n in range(3)
    ]
    found = build_catalogue((*PASSAGES, *pages), ASKED, "2026-11-25T10:00:00")
    assert found.topics[:2] == catalogue().topics
    assert found.topics[2:] == (Topic(PASSAGES[0].sources[0].publisher, 3, None),)
