"""What is kept about applications for vouchers is shown, sent and forgotten with everything else."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answering.model import Language
from bot.conversation.attachments import _own_data
from bot.conversation.own_vouchers import voucher_lines
from bot.conversation.retention import Retention
from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_sql import find_application
from bot.voucher.own_data import export_person
from bot.voucher.retention_rules import DRAFTS_STAY
from bot.voucher.states import State
from tests.bot.conversation.talk import Person, Talk
from tests.bot.voucher.applying import ANNA, Applying
from tests.bot.voucher.attached import PDF

SECRETS = ("Anna Kanarek", "anna@example.org", "Getyngi", "Jugendhaus")


@pytest.fixture
def applied(talk: Talk) -> int:
    with talk.database.transaction() as connection:
        applying = Applying(connection, talk.clock)
        draft = applying.filled(idea="Warsztaty młodzieży z Torunia i Getyngi")
        applying.service.attach(connection, draft.id, "Statut.pdf", PDF, person=ANNA)
        applying.service.submit(connection, draft.id, person=ANNA)
        return draft.id


def test_an_application_is_shown_with_its_answers_and_files(anna: Person, applied: int) -> None:
    assert applied
    text = anna.forges("show")
    for words in (
        "V/2027/0001, PRZYKŁAD: Voucher na przygotowanie projektu, złożony, czeka na ocenę formalną; ",
        "Rodzaj wnioskodawcy: fundacja; Organizacja: Fundacja Most; NIP, KRS lub REGON: NIP 5260001246; ",
        "Kto podpisze: Anna Kanarek; ",
        "Kontakt: anna@example.org; Pomysł na projekt: Warsztaty młodzieży z Torunia i Getyngi; ",
        "Kraj partnera: Niemcy; ",
        "Wnioskowana kwota: 3 500,50 zł; załączniki: Statut.pdf; informacja o danych z dnia 15.01.2027",
    ):
        assert words in text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", Language)
def test_who_reviews_and_provides_is_told_that_in_every_language(language: Language) -> None:
    known = {"applications": [], "reviews": [{}, {}], "provider": [{"name": "Biuro", "number": "nip:5260001246"}]}
    reviews, belongs, provider = voucher_lines({**known, "affiliations": [{"organisation": "Most"}]}, language)
    assert "2" in reviews
    assert "Most" in belongs
    assert "Biuro, NIP 5260001246" in provider


def test_the_file_has_the_applications_too(talk: Talk, applied: int) -> None:
    with talk.database.read() as connection:
        (told,) = json.loads(_own_data(connection, 7))["vouchers"]["applications"]
    assert (told["id"], told["requested"], told["files"][0]["name"]) == (applied, "3500.50", "Statut.pdf")


def test_deleting_withdraws_the_application_and_leaves_nothing_of_it(talk: Talk, anna: Person, applied: int) -> None:
    anna.forges("dely")
    with talk.database.read() as connection:
        left = find_application(connection, applied)
        assert export_person(connection, ANNA)["applications"] == []
    assert left is not None
    assert (left.state, left.number) == (State.WITHDRAWN, "V/2027/0001")
    content = _bytes(talk.database.path)
    for secret in SECRETS:
        assert secret.encode() not in content, secret


def test_what_stays_of_a_granted_voucher_is_said(talk: Talk, anna: Person, applied: int) -> None:
    with talk.database.transaction() as connection:
        own = voucher_applications.c.id == applied
        connection.execute(voucher_applications.update().where(own).values(state=State.GRANTED))
    assert "wnioski, którym przyznano pieniądze: V/2027/0001" in anna.forges("dely")


def test_old_drafts_are_forgotten_with_everything_else_that_is_old(talk: Talk) -> None:
    retention = Retention(talk.clock)
    with talk.database.transaction() as connection:
        applying = Applying(connection, talk.clock)
        draft = applying.filled()
        talk.clock.set(applying.call.closes_at + DRAFTS_STAY + timedelta(minutes=1))
        assert retention.apply(connection) == 1
        assert find_application(connection, draft.id) is None


def _bytes(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(path.name + "*"))
