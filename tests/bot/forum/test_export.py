import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forum.event import EventId
from bot.forum.export import as_csv, export_rows
from bot.forum.model import Group, Registration, RegistrationId, RegistrationState, telegram_person
from tests.bot.forum.people import START


def _registration(name: str = "Jan Kowalski", phone: str | None = "+48600100200") -> Registration:
    return Registration(
        id=RegistrationId(3),
        event_id=EventId(1),
        person=telegram_person(7),
        state=RegistrationState.WAITING,
        name=name,
        organisation="Fundacja Most",
        group=Group.VOLUNTEER,
        consent_version="forum-1",
        consent_at=START,
        created_at=START,
        phone=phone,
        place=2,
    )


def _read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_a_row_says_what_the_registration_says_in_polish_time() -> None:
    (row,) = export_rows([_registration()])
    assert row == {
        "id": 3,
        "state": "waiting",
        "place": 2,
        "name": "Jan Kowalski",
        "organisation": "Fundacja Most",
        "group": "volunteer",
        "email": None,
        "phone": "+48600100200",
        "signed_up_at": "2027-01-15T10:00:00+01:00",
        "consent_version": "forum-1",
        "organisation_number": None,
        "municipality": None,
        "role": None,
        "channel": "chat",
        "checked_in_at": None,
    }


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "  =1", "\r=1"])
def test_formulas_are_disarmed(evil: str) -> None:
    (row,) = _read(as_csv(export_rows([_registration(name=evil)])))
    assert row["name"].startswith("'")


@given(st.text(max_size=40))
def test_every_text_comes_back_from_the_table(name: str) -> None:
    (row,) = _read(as_csv(export_rows([_registration(name=name, phone=None)])))
    assert row["name"] in {name, f"'{name}"}
    assert not row["name"].startswith(("=", "+", "-", "@"))


def test_an_empty_list_has_its_header() -> None:
    assert _read(as_csv([])) == []
    assert as_csv([]).startswith("\ufeffid;state;place;name;")
