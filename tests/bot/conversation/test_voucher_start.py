"""/voucher: what is open, what comes, the rules, and whether it is for somebody."""

from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.model import Quotation
from bot.messages.voucher_eligibility import VOUCHER_ELIGIBILITY
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_start import VOUCHER_START
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.store.voucher_schema import voucher_applications, voucher_editions
from bot.voucher.eligibility import limit_rule
from bot.voucher.rules import CallPlan
from tests.bot.conversation.applying import START, make_edition
from tests.bot.conversation.talk import CONTACT, Person, Talk
from tests.bot.voucher.money import NOW, rules

PL = VOUCHER_ELIGIBILITY["pl"]
TO_YES = ("fundacja", "Tak", "Tłumaczenie", "Nie", "Żadnego")


def check(person: Person, *answers: str) -> str:
    person.says("/voucher")
    said = person.presses(START.check)
    for answer in answers:
        said = person.presses(answer)
    return said


def quoted(person: Person) -> list[str]:
    return [block.text for message in person.last for block in message.blocks if isinstance(block, Quotation)]


@pytest.mark.parametrize("language", Language)
def test_an_open_call_in_every_language(talk: Talk, language: Language) -> None:
    make_edition(talk)
    person, texts = talk.person(client_language=language), VOUCHER_START[language]
    said = person.says("/voucher")
    assert "Voucher na próbę" in said
    assert "Tłumaczenie, Wizyta studyjna" in said
    assert person.labels == [texts.check, texts.apply, texts.rules]
    rules_said = person.presses(texts.rules)
    for words in (texts.who, texts.how, "Siedziba jest w województwie", "To może być pomoc de minimis."):
        assert words in rules_said


def test_a_link_leads_there(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    assert START.intro in anna.says("/start voucher")


def test_a_sample_says_so_wherever_it_is_shown(talk: Talk, anna: Person) -> None:
    with talk.database.transaction() as connection:
        talk.vouchers.editions.offer_sample_edition(connection)
    assert START.sample in anna.says("/voucher")
    assert START.sample in anna.presses(START.check)
    anna.says("/voucher")
    assert START.sample in anna.presses(START.rules)
    anna.says("/voucher")
    assert START.sample in anna.presses(START.apply)


def test_before_any_edition_an_invented_one_shows_how_it_works(talk: Talk, anna: Person) -> None:
    assert START.sample in anna.says("/voucher")
    make_edition(talk)
    assert START.sample not in anna.says("/voucher")


def test_without_an_open_call_one_is_told_when_and_whom_to_ask(talk: Talk, anna: Person) -> None:
    opens = NOW + timedelta(days=2)
    make_edition(talk, calls=(CallPlan(opens, opens + timedelta(days=5)),))
    assert "nabór zacznie się 17 stycznia 2027 r., 10:00" in anna.says("/voucher")
    talk.clock.advance(timedelta(days=8))
    said = anna.says("/voucher")
    assert "nabór skończył się 22 stycznia 2027 r., 10:00" in said
    assert CONTACT in said
    assert anna.labels == []


def test_a_verdict_takes_six_taps_and_stores_nothing(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    anna.says("/voucher")
    taps = 0
    for label in (START.check, *TO_YES):
        said = anna.presses(label)
        taps += 1
    assert PL.eligible in said
    assert taps <= 6
    with talk.database.read() as connection:
        assert connection.execute(voucher_applications.select()).all() == []
    assert talk.dialog(7).form is None


def test_a_no_comes_at_once_with_the_rule(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    rules_of = {
        ("firma",): "Fundacje mogą.\nStowarzyszenia mogą.\nGrupy nieformalne mogą.\nOsoby prywatne mogą.",
        ("fundacja", "Nie"): "Siedziba jest w województwie kujawsko-pomorskim.",
        ("fundacja", "Tak", PL.other_service): "Tłumaczenie: Pisemne albo ustne.\nWizyta studyjna: Do partnera.",
        ("fundacja", "Tak", "Tłumaczenie", "Tak"): "Bez podwójnego finansowania.",
        ("fundacja", "Nie wiem", "Tłumaczenie", "Nie", PL.one_or_more): limit_rule(rules()),
    }
    for answers, rule in rules_of.items():
        assert PL.not_eligible in check(anna, *answers)
        assert quoted(anna) == [rule]
        assert START.apply not in anna.labels


def test_who_does_not_know_is_sent_to_the_coordinator_with_the_rule(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    said = check(anna, "fundacja", "Nie wiem", "Tłumaczenie", "Nie", "Żadnego")
    assert PL.unclear in said
    assert CONTACT in said
    assert quoted(anna) == ["Siedziba jest w województwie kujawsko-pomorskim."]
    assert START.apply in anna.labels


def test_vouchers_of_a_year_are_asked_for_by_the_limit(talk: Talk, anna: Person) -> None:
    make_edition(talk, per_year=3)
    check(anna, "fundacja", "Tak", "Tłumaczenie", "Nie")
    assert anna.labels[:2] == ["Mniej niż 3", "3 albo więcej"]
    assert PL.eligible in anna.presses("Mniej niż 3")


@pytest.mark.parametrize("language", Language)
def test_the_check_in_every_language(talk: Talk, language: Language) -> None:
    make_edition(talk)
    person, texts = talk.person(client_language=language), VOUCHER_ELIGIBILITY[language]
    person.says("/voucher")
    said = person.presses(VOUCHER_START[language].check)
    assert texts.kind in said
    for label in (VOUCHER_WORDS[language].kinds["foundation"], texts.yes, "Tłumaczenie", texts.no, texts.none_yet):
        said = person.presses(label)
    assert texts.eligible in said


def test_other_rules_begin_the_check_anew(talk: Talk, anna: Person) -> None:
    edition = make_edition(talk)
    check(anna, "fundacja")
    with talk.database.transaction() as connection:
        before = talk.vouchers.editions.rules(connection, edition.id)
        changed = rules(services=before.services[1:], region_rule="Inny region.", questions=before.questions)
        talk.vouchers.editions.change_rules(connection, edition.id, changed, reason="Zmiana", actor="test")
    said = anna.presses("Tak")
    assert PL.outdated in said
    assert PL.kind in said


def test_forged_answers_begin_the_check_anew(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    for data in ("v:check:1:1.zzz", "v:check:1:x", "v:check:1:1.1y0n0n0n", "v:check:1:99"):
        assert PL.kind in anna.forges(data)


def test_an_edition_that_is_not_there_shows_what_is(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    for data in ("v:check:9", "v:rules:9", "v:check", "v:check:9223372036854775808"):
        assert START.gone in anna.forges(data)


def test_a_closed_edition_takes_no_application(talk: Talk, anna: Person) -> None:
    edition = make_edition(talk)
    anna.says("/voucher")
    with talk.database.transaction() as connection:
        closed = voucher_editions.c.id == edition.id
        connection.execute(voucher_editions.update().where(closed).values(closed_at=talk.clock.now()))
    assert START.gone in anna.presses(START.check)
    assert "jest zamknięta" in anna.forges("v:apply:1")
    assert VOUCHER_FORM["pl"].later not in anna.labels


def test_what_was_answered_in_the_check_is_not_asked_again(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    check(anna, *TO_YES)
    said = anna.presses(START.apply)
    assert VOUCHER_FORM["pl"].questions["organisation"] in said
    with talk.database.read() as connection:
        draft = connection.execute(voucher_applications.select()).one()
    assert (draft.applicant_kind, draft.service) == ("foundation", "translation")
