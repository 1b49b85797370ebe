import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forum.model import ApplicantField, FieldProblem, InvalidApplicant
from bot.forum.organisations import check_organisation_number, organisation_key, suggest_organisations
from bot.store.engine import Connection, Database
from bot.store.event_schema import events, registrations
from tests.bot.forum.people import START, plan

NOT_A_NUMBER = InvalidApplicant(ApplicantField.ORGANISATION_NUMBER, FieldProblem.NOT_A_NUMBER)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("526-000-12-46", "nip:5260001246"),
        ("NIP: 526 000 12 46", "nip:5260001246"),
        ("PL5260001246", "nip:5260001246"),
        ("0000030897", "krs:0000030897"),
        ("KRS 0000030897", "krs:0000030897"),
        ("regon 192598184", "regon:192598184"),
        ("12345678512347", "regon:12345678512347"),
    ],
)
def test_official_numbers_are_recognised(typed: str, found: str) -> None:
    assert check_organisation_number(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nip",
        "5260001247",
        "192598183",
        "KRS 5260001246",
        "NIP 0000030897",
        "0000000000",
        "000000000",
        "１２３",
        "-1",
    ],
)
def test_numbers_that_do_not_check_are_refused(typed: str) -> None:
    assert check_organisation_number(typed) == NOT_A_NUMBER


@given(st.text(max_size=30))
@settings(max_examples=50)
def test_whatever_is_typed_for_a_number_is_judged(typed: str) -> None:
    judged = check_organisation_number(typed)
    assert judged == NOT_A_NUMBER or str(judged).partition(":")[0] in {"nip", "krs", "regon"}


@pytest.mark.parametrize(
    "spelling",
    ['FUNDACJA "Łąka"', "Fundacja  Laka", "Fundacja „Łąka” w likwidacji", "fund. Łąka", "Fundacja Łąka (OPP)"],
)
def test_spellings_of_one_organisation_share_a_key(spelling: str) -> None:
    assert organisation_key(spelling, None) == organisation_key("Fundacja Łąka", None)


def test_legal_forms_that_are_part_of_the_name_tell_apart() -> None:
    assert organisation_key("Fundacja Most", None) != organisation_key("Stowarzyszenie Most", None)
    assert organisation_key("Most sp. z o.o.", None) == organisation_key("Most Spółka z o. o.", None) == "most"


def test_a_number_decides_alone() -> None:
    keys = {organisation_key(name, "krs:0000030897") for name in ("WOŚP", "Wielka Orkiestra")}
    assert keys == {"krs:0000030897"}


@given(st.text(max_size=300))
@settings(max_examples=50)
def test_a_key_fits_its_column_and_stays_itself(name: str) -> None:
    key = organisation_key(name, None)
    assert len(key) <= 200
    assert organisation_key(f"  {name}! ", None) == key


def _signed_up(connection: Connection, organisation: str, name: str = "Jan Lis", number: str | None = None) -> None:
    count = len(connection.execute(registrations.select()).all())
    values = {
        "event_id": 1,
        "person": f"telegram:{count}",
        "name": name,
        "organisation": organisation,
        "organisation_number": number,
        "organisation_key": organisation_key(organisation, number),
        "participant_group": "other",
        "consent_version": "1",
        "consent_at": START,
        "state": "confirmed",
        "created_at": START,
    }
    connection.execute(registrations.insert().values(values))


def _event(connection: Connection) -> None:
    described = plan()
    names = ("title", "place", "starts_at", "ends_at", "capacity", "signup_deadline")
    values = {name: getattr(described, name) for name in names}
    connection.execute(events.insert().values(**values, sample=False, created_at=START))


def test_organisations_are_found_again_by_a_part_of_their_name(database: Database) -> None:
    with database.transaction() as connection:
        _event(connection)
        for organisation in ("Gmina Żnin", "Gmina Żnin", "GMINA ŻNIN", "Stowarzyszenie Żnińskie"):
            _signed_up(connection, organisation)
        _signed_up(connection, "Orkiestra żnińska", number="krs:0000030897")
        assert suggest_organisations(connection, "znin") == [
            "Gmina Żnin",
            "Stowarzyszenie Żnińskie",
            "Orkiestra żnińska",
        ]
        assert suggest_organisations(connection, "Znin", limit=1) == ["Gmina Żnin"]


def test_too_little_or_nothing_known_suggests_nothing(database: Database) -> None:
    with database.transaction() as connection:
        _event(connection)
        _signed_up(connection, "Gmina Żnin")
        for typed in ("", "gm", "%%%", "___", "Bydgoszcz"):
            assert suggest_organisations(connection, typed) == []


def test_people_who_came_for_themselves_are_not_shown_to_others(database: Database) -> None:
    with database.transaction() as connection:
        _event(connection)
        _signed_up(connection, "Jan Kowalski, osoba prywatna", name="Jan Kowalski")
        assert suggest_organisations(connection, "osoba") == []
