"""One question from the command line; the keys are what scripts rely on."""

import json
from pathlib import Path

import pytest

from bot.answering.model import Clarify, Language, RefusalReason, Refused, TopicSuggestion
from bot.answering.protocols import AnswerOutcome
from bot.commands.answer_json import outcome_as_json
from corpus.model import DocumentId
from index.snapshot import SnapshotStore
from tests.bot.answering.small_library import ASKED, PASSAGES
from tests.bot.commands.conftest import Interekip, damage
from tests.fakes.encoder import FakeEncoder
from tests.fakes.snapshot import PUBLISHED, build_content

KEYS = ["status", "reason", "text", "citations", "took_ms"]
QUESTION = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
PRIORITIES = "Jakie priorytety miało Partnerstwo Wschodnie?"
OFF_TOPIC = "Jaki przepis na sernik z rodzynkami?"


def outcome(result: Refused | Clarify) -> AnswerOutcome:
    return AnswerOutcome(result=result, question="?", snapshot_id="g-1", took_ms=12.3456)


@pytest.mark.usefixtures("small")
def test_an_answer_as_json(interekip: Interekip) -> None:
    done = interekip("ask", "--json", PRIORITIES)
    assert (done.exit_code, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert list(answer) == KEYS
    assert (answer["status"], answer["reason"]) == ("answered", None)
    (citation,) = answer["citations"]
    assert citation == {
        "passage_id": "02-01",
        "title": "Priorytety polskiej polityki zagranicznej",
        "url": "https://web.archive.org/web/2016/http://www.msz.gov.pl/priorytety",
        "quote": "Priorytety wskazywały Partnerstwo Wschodnie.",
        "published": "2012",
        "valid_until": "2016-12-31",
    }
    assert citation["quote"] in answer["text"]
    assert citation["url"] in answer["text"]
    assert answer["took_ms"] > 0


@pytest.mark.usefixtures("small")
def test_an_answer_for_people_is_the_text_alone(interekip: Interekip) -> None:
    done = interekip("ask", QUESTION)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "„Dotacja MSZ na projekt InterEkip wyniosła w 2014 r. 85.200 zł.”" in done.stdout
    assert "https://example.org/konkurs" in done.stdout
    assert "{" not in done.stdout


@pytest.mark.usefixtures("small")
def test_a_refusal_says_why_and_ends_well_too(interekip: Interekip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTEREKIP_COORDINATOR_CONTACT", "biuro@example.org")
    done = interekip("ask", "--json", OFF_TOPIC)
    answer = json.loads(done.stdout)
    assert done.exit_code == 0
    assert list(answer) == KEYS
    assert (answer["status"], answer["reason"], answer["citations"]) == ("refused", "out_of_scope", [])
    assert "biuro@example.org" in answer["text"]
    assert any(asked.text in answer["text"] for asked in ASKED)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("question", "options", "word"),
    [
        (QUESTION, (), "Źródło:"),
        ("Where can I buy a cheesecake?", (), "to a coordinator"),
        (QUESTION, ("--lang", "en"), "Source:"),
        (QUESTION, ("--lang", "uk"), "Джерело:"),
        ("Where can I buy a cheesecake?", ("--lang", "pl"), "koordynatorowi"),
    ],
)
def test_the_words_around_the_quotation_are_in_the_language_asked_for(
    interekip: Interekip, question: str, options: tuple[str, ...], word: str
) -> None:
    assert word in interekip("ask", question, *options).stdout


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("question", ["", "😀", "\u202e\u200b", "a" * 100_000, "\udcff\udc00", "-x?"])
def test_any_question_is_answered_or_refused(interekip: Interekip, question: str) -> None:
    done = interekip("ask", "--json", "--", question)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["status"] == "refused"


def test_a_damaged_index_lets_the_previous_one_answer_and_says_so(
    interekip: Interekip, small: Path, store: SnapshotStore
) -> None:
    store.publish(build_content(FakeEncoder(), PASSAGES[1:], ASKED[1:]), PUBLISHED)
    name = damage(small)
    done = interekip("ask", "--json", QUESTION)
    assert done.exit_code == 0
    assert [each["passage_id"] for each in json.loads(done.stdout)["citations"]] == ["01-01"]
    assert name in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_a_model_one_sentence_says_how_to_make_it(interekip: Interekip, data: Path) -> None:
    done = interekip("ask", QUESTION)
    assert done.exit_code == 1
    assert "make run" in done.stderr
    assert "Traceback" not in done.output
    assert not data.exists()


@pytest.mark.usefixtures("fake_encoder")
def test_without_an_index_one_sentence_says_how_to_make_it(interekip: Interekip) -> None:
    done = interekip("ask", QUESTION)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "interekip ingest" in done.stderr


@pytest.mark.usefixtures("small")
def test_an_index_of_another_model_is_refused_by_name(interekip: Interekip, store: SnapshotStore) -> None:
    store.publish(build_content(FakeEncoder("another-model"), PASSAGES, ASKED), PUBLISHED)
    done = interekip("ask", QUESTION)
    assert done.exit_code == 1
    assert "another-model" in done.stderr


def test_without_a_calibration_one_sentence_says_how_to_make_it(interekip: Interekip, small: Path) -> None:
    (small / "support.json").write_text("{}")
    done = interekip("ask", QUESTION)
    assert done.exit_code == 1
    assert "interekip setup" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("--lang", "de", QUESTION), (QUESTION, QUESTION), ("--yaml", QUESTION)])
def test_a_command_written_wrongly_ends_with_two(interekip: Interekip, arguments: tuple[str, ...]) -> None:
    assert interekip("ask", *arguments).exit_code == 2


@pytest.mark.parametrize("reason", RefusalReason)
def test_every_reason_has_its_sentence(reason: RefusalReason) -> None:
    texts = {outcome_as_json(outcome(Refused(reason)), language, "")["text"] for language in Language}
    assert len(texts) == len(Language)
    answer = outcome_as_json(outcome(Refused(reason)), Language.PL, "")
    assert (answer["status"], answer["reason"], answer["took_ms"]) == ("refused", reason.value, 12.3)


def test_a_question_back_offers_its_topics() -> None:
    topics = (TopicSuggestion(DocumentId("01"), "Pieniądze", "Ile wyniosła dotacja?"),)
    answer = outcome_as_json(outcome(Clarify(topics)), Language.PL, "")
    assert (answer["status"], answer["reason"], answer["citations"]) == ("clarify", None, [])
    assert "Ile wyniosła dotacja?" in answer["text"]
