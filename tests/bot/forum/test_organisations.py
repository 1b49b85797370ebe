from bot.entry.organisation import organisation_key
from bot.entry.problem import FieldProblem
from bot.forum.model import ApplicantField, InvalidApplicant
from bot.forum.organisations import check_organisation_number, suggest_organisations
from bot.store.engine import Connection, Database
from bot.store.event_schema import events, registrations
from tests.bot.forum.people import START, plan


def test_an_official_number_is_kept_with_its_kind_and_another_one_is_a_problem_of_its_field() -> None:
    assert check_organisation_number("NIP: 526 000 12 46") == "nip:5260001246"
    problem = InvalidApplicant(ApplicantField.ORGANISATION_NUMBER, FieldProblem.NOT_A_NUMBER)
    assert check_organisation_number("5260001247") == problem


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
