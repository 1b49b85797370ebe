import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.buttons import FormAction, FormPress
from bot.conversation.form import LASTS, OPTIONAL, OpenSignup, Purpose, SignupForm, Step, read_form
from bot.conversation.form_moves import AS_TYPED, moved
from bot.conversation.forms import LostForm
from bot.forum.event import Event, EventId, Session, SessionId
from bot.forum.model import Group
from bot.forum.seating import SessionSeats
from tests.fakes.clock import FixedClock

NOW = FixedClock().now()
EVENT = Event(EventId(12), "Forum", "Toruń", NOW, NOW + timedelta(hours=8), 10, NOW)
BLANK = SignupForm(12, started_at=NOW, changed_at=NOW)
FULL = BLANK.answered(NOW, names=("Łucja Nowak",), organisation="Fundacja Most", group=Group.NGO_LEADER)
CHOOSING = BLANK.answered(NOW, offers_sessions=True, names=("Jan",), organisation="Most", group=Group.OTHER)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=5,
)


def session(number: int, start: int, *, taken: int = 0) -> SessionSeats:
    """Return a workshop of an hour, with two seats, that begins ``start`` hours after the event."""
    begins = NOW + timedelta(hours=start)
    workshop = Session(
        SessionId(number), EVENT.id, f"W{number}", begins, begins + timedelta(hours=1), bookable=True, capacity=2
    )
    return SessionSeats(workshop, taken)


def press(form: SignupForm, action: FormAction, value: str = "", sessions: tuple[SessionSeats, ...] = ()) -> SignupForm:
    return moved(OpenSignup(form, EVENT, sessions), FormPress(*form.state, action, value), NOW)


@pytest.mark.parametrize("form", [BLANK, FULL, BLANK.answered(NOW, names=("Jan",)), FULL.at(Step.ROLE, NOW), CHOOSING])
def test_a_form_survives_the_database(form: SignupForm) -> None:
    assert read_form(json.loads(json.dumps(form.to_json())), NOW) == form


def test_a_form_waits_for_two_weeks_after_the_last_answer() -> None:
    later = NOW + timedelta(hours=20)
    stored = BLANK.answered(later, names=("Jan",)).to_json()
    assert isinstance(read_form(stored, later + LASTS), SignupForm)
    assert read_form(stored, later + LASTS + timedelta(seconds=1)) == LostForm()


@pytest.mark.parametrize(
    "damage",
    [
        {"version": 1},
        {"form": "voucher"},
        {"event_id": -1},
        {"event_id": 2**63},
        {"event_id": None},
        {"step": "dance"},
        {"turn": 10**9},
        {"group": "king"},
        {"changed_at": "yesterday"},
        {"changed_at": "2027-01-15T09:00:00"},
        {"names": "a"},
        {"names": ["a"] * 11},
        {"sessions": [0]},
    ],
)
def test_a_damaged_form_is_lost(damage: dict[str, Any]) -> None:
    assert read_form(FULL.to_json() | damage, NOW) == LostForm()


@settings(max_examples=20)
@given(st.dictionaries(st.sampled_from([*FULL.to_json(), "more"]), JSON))
def test_whatever_is_stored_is_read_or_lost(stored: dict[str, Any]) -> None:
    assert read_form(stored, NOW) == LostForm()
    assert isinstance(read_form(FULL.to_json() | stored, NOW), SignupForm | LostForm)


@pytest.mark.parametrize("step", ["summary", "contact", "sessions"])
def test_a_step_beyond_what_was_answered_is_not_believed(step: str) -> None:
    found = read_form(BLANK.to_json() | {"step": step}, NOW)
    assert isinstance(found, SignupForm)
    assert found.step is Step.NAME


def test_every_answer_makes_a_new_state() -> None:
    named = BLANK.answered(NOW, names=("Jan",))
    assert named.step is Step.ORGANISATION
    assert named.state != BLANK.state


def test_the_steps_follow_each_other_and_lead_back() -> None:
    form = press(BLANK.answered(NOW, names=("Jan",), organisation="Most"), FormAction.GROUP, Group.VOLUNTEER)
    assert (form.group, form.step) == (Group.VOLUNTEER, Step.SUMMARY)
    back = [form := press(form, FormAction.BACK) for _ in range(4)]
    assert [each.step for each in back] == [Step.GROUP, Step.ORGANISATION, Step.NAME, Step.NAME]


@pytest.mark.parametrize("step", OPTIONAL)
def test_an_optional_question_comes_from_the_summary_and_leads_back_to_it(step: Step) -> None:
    asked = press(FULL, FormAction.GO_TO, step)
    assert asked.step is step
    assert press(asked, FormAction.BACK).step is Step.SUMMARY
    assert press(asked, FormAction.SKIP).step is Step.SUMMARY


def test_skipping_removes_what_was_given() -> None:
    given_both = FULL.answered(NOW, email="lucja@example.org", dietary="bez glutenu")
    assert press(given_both.at(Step.CONTACT, NOW), FormAction.SKIP).contact is None
    left = press(given_both.at(Step.DIETARY, NOW), FormAction.SKIP)
    assert (left.dietary, left.email) == (None, "lucja@example.org")


def test_one_field_can_be_corrected_or_kept() -> None:
    naming = press(FULL, FormAction.GO_TO, Step.NAME)
    assert naming.step is Step.NAME
    assert naming.answered(NOW, names=("Anna",)).step is Step.SUMMARY
    assert press(naming, FormAction.KEEP).step is Step.SUMMARY


def test_a_known_organisation_is_chosen_or_the_typed_one_kept() -> None:
    asking = BLANK.answered(NOW, names=("Jan",)).asking(NOW, typed="most", suggested=("Fundacja Most", "Most 2"))
    assert press(asking, FormAction.ORGANISATION, "1").organisation == "Most 2"
    kept = press(asking, FormAction.ORGANISATION, AS_TYPED)
    assert (kept.organisation, kept.typed, kept.suggested, kept.step) == ("most", None, (), Step.GROUP)
    assert press(asking, FormAction.ORGANISATION, "2") == asking


def test_sessions_come_only_where_there_are_any() -> None:
    assert FULL.step is Step.SUMMARY
    assert CHOOSING.step is Step.SESSIONS
    assert press(CHOOSING, FormAction.ONWARD).sessions == ()


def test_a_session_takes_the_place_of_one_at_its_time_and_can_be_taken_back() -> None:
    offered = (session(1, 0), session(2, 0), session(3, 2))
    first = press(CHOOSING, FormAction.SESSION, "1", offered)
    assert (first.sessions, first.step) == ((1,), Step.SESSIONS)
    second = press(first, FormAction.SESSION, "2", offered)
    assert second.sessions == (2,)
    assert press(second, FormAction.SESSION, "2", offered).sessions == ()


def test_choosing_goes_on_when_nothing_else_can_be_chosen() -> None:
    assert press(CHOOSING, FormAction.SESSION, "1", (session(1, 0), session(2, 0))).step is Step.SUMMARY
    assert press(CHOOSING, FormAction.SESSION, "1", (session(1, 0), session(2, 3, taken=2))).step is Step.SUMMARY


@pytest.mark.parametrize("value", ["2", "9", "", "x"])
def test_a_full_or_unknown_session_is_not_chosen(value: str) -> None:
    assert press(CHOOSING, FormAction.SESSION, value, (session(1, 0), session(2, 1, taken=2))) == CHOOSING


def test_a_party_has_only_questions_about_all() -> None:
    party = FULL.asking(NOW, purpose=Purpose.OTHERS, names=("Anna", "Jan"))
    assert press(party, FormAction.GO_TO, Step.MUNICIPALITY).step is Step.MUNICIPALITY
    assert press(party, FormAction.GO_TO, Step.DIETARY) == party


@pytest.mark.parametrize(
    ("form", "action", "value"),
    [
        (BLANK, FormAction.GROUP, Group.OTHER),
        (BLANK, FormAction.KEEP, ""),
        (BLANK, FormAction.ONWARD, ""),
        (BLANK, FormAction.GO_TO, Step.SUMMARY),
        (FULL.at(Step.GROUP, NOW), FormAction.GROUP, "king"),
        (FULL, FormAction.GO_TO, Step.SESSIONS),
        (FULL, FormAction.SESSION, "1"),
        (FULL, FormAction.KEEP, ""),
        (FULL, FormAction.SKIP, ""),
    ],
)
def test_a_button_that_makes_no_sense_changes_nothing(form: SignupForm, action: FormAction, value: str) -> None:
    assert press(form, action, value) == form
