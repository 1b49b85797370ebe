"""Writing an application in the chat: one message, few answers of the person, and nothing that gets lost."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.answering.model import Language
from bot.conversation.voucher_form import LASTS
from bot.entry.problem import FieldProblem
from bot.messages.voucher_data_notice import NOTICE_VERSION, VOUCHER_DATA_NOTICE
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.messages.voucher_start import VOUCHER_START
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.application_fields import AnswerProblem
from bot.voucher.model import ApplicationField
from bot.voucher.rules import ApplicantKind
from bot.voucher.states import State
from tests.bot.conversation.answered import SUM
from tests.bot.conversation.applying import (
    ANSWERS,
    ESTIMATE,
    KINDS,
    PL,
    PURPOSE,
    START,
    apply,
    make_edition,
    stored,
    to_summary,
)
from tests.bot.conversation.events import make_event
from tests.bot.conversation.filling import AGREE
from tests.bot.conversation.filling import to_summary as to_summary_of_signup
from tests.bot.conversation.talk import Person, Talk
from tests.bot.voucher.attached import PDF
from tests.bot.voucher.money import zl

MINE = VOUCHER_MINE["pl"]
WORDS = VOUCHER_WORDS["pl"].fields


@pytest.fixture(autouse=True)
def edition(talk: Talk) -> None:
    make_edition(talk)


def begin(person: Person) -> str:
    person.says("/voucher")
    return person.presses(START.apply)


def test_an_application_takes_at_most_fifteen_messages_and_taps(talk: Talk, anna: Person) -> None:
    done = 0

    def counted(said: str) -> str:
        nonlocal done
        done += 1
        return said

    counted(anna.says("/voucher"))
    counted(anna.presses(START.apply))
    counted(anna.presses(KINDS[ApplicantKind.FOUNDATION]))
    for answer in ANSWERS:
        counted(anna.says(answer))
    counted(anna.presses("Tłumaczenie"))
    counted(anna.says(PURPOSE))
    counted(anna.says(ESTIMATE))
    counted(anna.presses(PL.declare_all))
    counted(anna.sends_file(PDF, "list.pdf"))
    said = counted(anna.presses(PL.submit))
    assert MINE.receipt.format(number="V/2027/0001") in said
    assert done <= 15
    application = stored(talk)
    assert (application.state, application.number) == (State.SUBMITTED, "V/2027/0001")
    assert (application.organisation_number, application.signatory_role) == ("nip:5260250995", "prezeska")
    assert (application.partner, application.partner_country) == ("Volkshochschule Göttingen", "DE")
    assert (application.estimate, application.requested) == (zl(1500), zl(1500))
    assert application.declarations == ("no_double_funding", "de_minimis")
    assert (application.consent_version, application.person, application.chat_id) == (NOTICE_VERSION, "telegram:7", 7)
    assert talk.dialog(7).form is None


@pytest.mark.parametrize("language", Language)
def test_an_application_in_every_language(talk: Talk, language: Language) -> None:
    person, texts = talk.person(client_language=language), VOUCHER_FORM[language]
    person.says("/voucher")
    said = person.presses(VOUCHER_START[language].apply)
    assert texts.questions["applicant_kind"] in said
    assert "Urząd Marszałkowski, Toruń" in said
    person.presses(VOUCHER_WORDS[language].kinds[ApplicantKind.FOUNDATION])
    for answer in ANSWERS[:-1]:
        person.says(answer)
    person.says(texts.examples["partner"])
    person.presses("Tłumaczenie")
    person.says(PURPOSE)
    person.says(ESTIMATE)
    assert texts.check in person.presses(texts.declare_all)
    assert VOUCHER_MINE[language].receipt.format(number="V/2027/0001") in person.presses(texts.submit)
    assert (stored(talk).partner_country, stored(talk).language) == ("DE", language)


def test_the_whole_form_is_one_message_whose_questions_are_numbered_and_have_examples(anna: Person) -> None:
    begin(anna)
    replaced = [anna.last[0].replaces]
    said = anna.presses(KINDS[ApplicantKind.FOUNDATION])
    for number, answer in enumerate(ANSWERS, start=2):
        assert f"krok {number} z 14" in said
        assert "Na przykład:" in said
        said = anna.says(answer)
        replaced.append(anna.last[0].replaces)
    assert replaced == [55] * (len(ANSWERS) + 1)


@pytest.mark.parametrize("language", Language)
def test_the_whole_notice_is_one_press_away(talk: Talk, language: Language) -> None:
    person = talk.person(client_language=language)
    to_summary(person)
    said = person.presses(VOUCHER_FORM[language].whole_notice)
    for heading, _ in VOUCHER_DATA_NOTICE[language].sections:
        assert heading in said
    assert VOUCHER_FORM[language].check in person.presses(VOUCHER_FORM[language].to_summary)


def test_a_wrong_answer_is_told_at_once_and_nothing_is_lost(talk: Talk, anna: Person) -> None:
    begin(anna)
    anna.presses(KINDS[ApplicantKind.FOUNDATION])
    wrong = (
        {"X": "liter musi być co najmniej 2", "ż" * 201: "najwyżej 200"},
        {"526-025-09-94": PL.problems["not_a_number"]},
        {"": "liter musi być co najmniej 2"},
        {"anna@": PL.problems["not_an_email"], "nie mam": PL.problems["not_a_phone"]},
        {"krótko": "liter musi być co najmniej 20", "ż" * 3001: "najwyżej 3000"},
        {"Urząd, Polska": PL.problems["home_country"]},
    )
    for answer, mistakes in zip(ANSWERS, wrong, strict=True):
        for typed, problem in mistakes.items():
            assert problem in anna.says(typed)
        anna.says(answer)
    assert PL.problems["home_country"] not in anna.says("Niemcy")
    assert (stored(talk).organisation, stored(talk).partner_country) == (ANSWERS[0], "DE")


def test_amounts_beyond_the_voucher_are_told(anna: Person) -> None:
    to_summary(anna)
    anna.presses(PL.correct)
    anna.presses(WORDS["requested"])
    assert "najwyżej 2 000,00 zł".replace(" ", "\u00a0")[-11:] in anna.says("10000")
    assert PL.problems["not_an_amount"] in anna.says("dużo")
    assert "1\u00a0500,00\u00a0zł" in anna.says("1600")
    assert f"{WORDS['requested']}: 800,00\u00a0zł" in anna.says("800")


def test_an_estimate_above_the_voucher_asks_for_its_whole_value(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    anna.presses(PL.correct)
    anna.presses(WORDS["estimate"])
    anna.says("10 000 zł")
    assert (stored(talk).estimate, stored(talk).requested) == (zl(10_000), zl(1_500))
    anna.presses(PL.correct)
    anna.presses(WORDS["estimate"])
    anna.says("700")
    assert stored(talk).requested == Decimal("700.00")


def test_a_country_that_was_misspelt_is_offered_on_buttons(talk: Talk, anna: Person) -> None:
    begin(anna)
    anna.presses(KINDS[ApplicantKind.FOUNDATION])
    for answer in ANSWERS[:-1]:
        anna.says(answer)
    assert PL.questions["partner_country"] in anna.says("Volkshochschule Göttingen")
    assert PL.problems["not_a_country"] in anna.says("Niemcyy")
    anna.presses("Niemcy")
    assert (stored(talk).partner, stored(talk).partner_country) == ("Volkshochschule Göttingen", "DE")


@pytest.mark.parametrize("kind", [ApplicantKind.INFORMAL, ApplicantKind.PERSON])
def test_who_is_not_registered_is_asked_for_no_number(anna: Person, kind: ApplicantKind) -> None:
    begin(anna)
    anna.presses(KINDS[kind])
    assert PL.questions["signatory"] in anna.says("Grupa przyjaciół Getyngi")
    assert "krok 3 z 13" in anna.says("X")


def test_one_can_go_back_and_keep_what_is_there(anna: Person) -> None:
    begin(anna)
    anna.presses(KINDS[ApplicantKind.FOUNDATION])
    anna.says(ANSWERS[0])
    assert PL.questions["organisation"] in anna.presses(PL.back)
    assert PL.questions["organisation_number"] in anna.presses(PL.keep.format(value=ANSWERS[0]))
    anna.presses(PL.back)
    anna.presses(PL.back)
    assert PL.questions["applicant_kind"] in anna.presses(PL.back)


def test_a_draft_waits_for_days_and_restarts(talk: Talk, anna: Person) -> None:
    begin(anna)
    anna.presses(KINDS[ApplicantKind.FOUNDATION])
    for answer in ANSWERS[:3]:
        anna.says(answer)
    assert PL.kept in anna.presses(PL.later)
    assert talk.dialog(7).form is None
    talk.clock.advance(timedelta(days=20))
    talk.restart()
    anna.says("/voucher")
    assert START.apply not in anna.labels
    assert PL.questions["contact"] in anna.presses(START.go_on.format(title="Voucher na próbę"))


def test_a_form_that_was_left_alone_closes_and_keeps_the_draft(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    talk.clock.advance(LASTS + timedelta(seconds=1))
    assert PL.dropped in anna.says(SUM)
    anna.last = anna.last[:1]
    anna.presses(START.mine)
    anna.presses("szkic, jeszcze niezłożony · Voucher na próbę")
    assert PL.check in anna.presses(MINE.go_on)


def test_declarations_are_made_one_by_one_too(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    anna.presses(PL.correct)
    said = anna.presses(WORDS["declarations"])
    assert "☑ To może być pomoc de minimis.\nUwaga: To nie jest porada prawna." in said
    said = anna.presses("☑ Nikt inny za to nie płaci.")
    assert "☐ Nikt inny za to nie płaci." in said
    assert stored(talk).declarations == ("de_minimis",)
    assert PL.onward not in anna.labels
    anna.presses("☐ Nikt inny za to nie płaci.")
    assert PL.check in anna.presses(PL.onward)


def test_optional_fields_are_offered_in_the_summary(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    anna.presses(f"＋ {WORDS['municipality']}")
    assert f"{WORDS['municipality']}: Lubicz" in anna.says("Lubicz")
    anna.presses(f"✎ {WORDS['municipality']}")
    anna.presses(PL.skip)
    assert stored(talk).municipality is None


def test_long_texts_are_cut_in_the_summary_and_whole_one_press_away(anna: Person) -> None:
    to_summary(anna)
    idea = "Wymiana młodych wolontariuszy. " * 40 + "Koniec."
    anna.presses(PL.correct)
    anna.presses(WORDS["idea"])
    assert "Koniec." not in anna.says(idea)
    assert "Koniec." in anna.presses(PL.whole_texts)
    assert PL.check in anna.presses(PL.to_summary)


def test_a_second_application_knows_the_organisation(talk: Talk, anna: Person) -> None:
    apply(anna)
    with talk.database.transaction() as connection:
        talk.vouchers.applications.withdraw(connection, 1, person="telegram:7")
    said = begin(anna)
    assert PL.known in said
    assert PL.questions["idea"] in said
    assert (stored(talk, 2).organisation, stored(talk, 2).email) == ("Fundacja Most", "anna@example.org")


def test_a_sign_up_tells_the_organisation_too(talk: Talk, anna: Person) -> None:
    make_event(talk)
    to_summary_of_signup(anna)
    anna.presses(AGREE)
    begin(anna)
    application = stored(talk)
    assert (application.signatory, application.organisation) == ("Łucja Nowak", "Fundacja Most")
    assert application.email == "lucja@example.org"
    assert application.applicant_kind is None


def test_an_organisation_applies_once(talk: Talk, anna: Person) -> None:
    apply(anna)
    jan = talk.person(8)
    to_summary(jan)
    said = jan.presses(PL.submit)
    assert "ma już w tej edycji wniosek w toku" in said
    assert PL.check in said
    assert stored(talk, 2).state is State.DRAFT


@pytest.mark.parametrize("language", Language)
def test_every_field_has_a_question_and_every_problem_a_sentence(language: Language) -> None:
    texts = VOUCHER_FORM[language]
    assert set(texts.questions) == set(ApplicationField)
    assert set(texts.problems) == {*FieldProblem, *AnswerProblem}
