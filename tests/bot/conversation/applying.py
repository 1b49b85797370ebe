"""Applying for a voucher in the chat: an edition with an open call, and somebody who writes an application."""

from bot.conversation.voucher_press import VoucherPress, VoucherVerb
from bot.messages.voucher_data_notice import NOTICE_VERSION
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_start import VOUCHER_START
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.application_results import Begun
from bot.voucher.application_sql import find_application
from bot.voucher.model import Application, ApplicationField, Edition
from bot.voucher.rules import ApplicantKind, Declaration, Eligible, Expected, Question, Service
from tests.bot.conversation.talk import Person, Talk
from tests.bot.voucher import money

PL = VOUCHER_FORM["pl"]
START = VOUCHER_START["pl"]
KINDS = VOUCHER_WORDS["pl"].kinds
SERVICES = (
    Service("translation", "Tłumaczenie", "Pisemne albo ustne."),
    Service("study_visit", "Wizyta studyjna", "Do partnera."),
)
DECLARATIONS = (
    Declaration("no_double_funding", "Nikt inny za to nie płaci."),
    Declaration("de_minimis", "To może być pomoc de minimis.", "To nie jest porada prawna."),
)
ANSWERS = (
    "Fundacja Most",
    "526-025-09-95",
    "Anna Nowak, prezeska",
    "anna@example.org",
    "Wymiana młodych wolontariuszy z Torunia i Getyngi. Po co?",
    "Volkshochschule Göttingen, Niemcy",
)
FIELDS = {
    ApplicationField.APPLICANT_KIND: "foundation",
    ApplicationField.ORGANISATION: "Fundacja Most",
    ApplicationField.ORGANISATION_NUMBER: "5260250995",
    ApplicationField.SIGNATORY: "Anna Nowak",
    ApplicationField.CONTACT: "anna@example.org",
    ApplicationField.IDEA: "Wymiana młodych wolontariuszy z Torunia i Getyngi.",
    ApplicationField.PARTNER: "Volkshochschule Göttingen",
    ApplicationField.PARTNER_COUNTRY: "Niemcy",
    ApplicationField.SERVICE: "translation",
    ApplicationField.PURPOSE: "Tłumaczenie opisu projektu na niemiecki.",
    ApplicationField.ESTIMATE: "1500",
    ApplicationField.REQUESTED: "1500",
    ApplicationField.DECLARATIONS: "no_double_funding,de_minimis",
}
PURPOSE, ESTIMATE = "Tłumaczenie opisu projektu na niemiecki.", "1500"


def make_edition(talk: Talk, **changes: object) -> Edition:
    """Make an edition whose call is open, with two services and declarations, a region and a question."""
    usual = {
        "applicants": (
            Eligible(ApplicantKind.FOUNDATION, "Fundacje mogą."),
            Eligible(ApplicantKind.ASSOCIATION, "Stowarzyszenia mogą."),
            Eligible(ApplicantKind.INFORMAL, "Grupy nieformalne mogą."),
            Eligible(ApplicantKind.PERSON, "Osoby prywatne mogą."),
        ),
        "services": SERVICES,
        "declarations": DECLARATIONS,
        "region_rule": "Siedziba jest w województwie kujawsko-pomorskim.",
        "questions": (Question("Czy macie inną dotację na to samo?", Expected.NO, "Bez podwójnego finansowania."),),
    }
    with talk.database.transaction() as connection:
        return money.new_edition(connection, talk.clock, **{**usual, **changes})


def write(person: Person) -> str:
    """Write an application up to its summary, answer by answer; return that."""
    person.says("/voucher")
    person.presses(START.apply)
    person.presses(KINDS[ApplicantKind.FOUNDATION])
    for answer in ANSWERS:
        person.says(answer)
    person.presses("Tłumaczenie")
    person.says(PURPOSE)
    person.says(ESTIMATE)
    return person.presses(PL.declare_all)


def to_summary(person: Person) -> str:
    """Open the summary of an application whose answers are there already; return that."""
    talk, who = person.talk, f"telegram:{person.number}"
    applications = talk.vouchers.applications
    with talk.database.transaction() as connection:
        begun = applications.begin(
            connection, 1, person=who, chat_id=person.number, language="pl", consent_version=NOTICE_VERSION
        )
        assert isinstance(begun, Begun)
        for field, typed in FIELDS.items():
            answered = applications.answer(connection, begun.application.id, field, typed, person=who)
            assert isinstance(answered, Application), answered
    return person.forges(VoucherPress(VoucherVerb.CONTINUE, begun.application.id).data)


def apply(person: Person) -> str:
    """Write an application and submit it; return the receipt."""
    to_summary(person)
    return person.presses(PL.submit)


def stored(talk: Talk, number: int = 1) -> Application:
    """Return the application as it is stored."""
    with talk.database.read() as connection:
        found = find_application(connection, number)
    assert found is not None
    return found
