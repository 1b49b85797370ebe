import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.buttons import FormAction, FormPress
from bot.conversation.form import LASTS, SignupForm, Step, read_form
from bot.conversation.form_moves import moved
from bot.conversation.forms import LostForm
from bot.forum.model import CONSENT_VERSION, Group
from tests.fakes.clock import FixedClock

NOW = FixedClock().now()
BLANK = SignupForm.begin(12, NOW)
FULL = BLANK.answered(
    NOW,
    name="Łucja Nowak",
    organisation="Fundacja Most",
    group=Group.NGO_LEADER,
    email="lucja@example.org",
    contact_settled=True,
    consent_version=CONSENT_VERSION,
    consent_at=NOW,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=5,
)


def press(form: SignupForm, action: FormAction, value: str = "") -> SignupForm:
    return moved(form, FormPress(*form.state, action, value), NOW)


@pytest.mark.parametrize("form", [BLANK, FULL, BLANK.answered(NOW, name="Jan"), FULL.at(Step.GROUP, NOW)])
def test_a_form_survives_the_database(form: SignupForm) -> None:
    assert read_form(json.loads(json.dumps(form.to_json())), NOW) == form


def test_a_form_waits_for_a_day_after_the_last_answer() -> None:
    stored = BLANK.answered(NOW + timedelta(hours=20), name="Jan").to_json()
    assert isinstance(read_form(stored, NOW + timedelta(hours=20) + LASTS), SignupForm)
    assert read_form(stored, NOW + timedelta(hours=20, seconds=1) + LASTS) == LostForm()


@pytest.mark.parametrize(
    "damage",
    [
        {"version": 2},
        {"form": "voucher"},
        {"event_id": -1},
        {"event_id": 2**63},
        {"event_id": None},
        {"step": "dance"},
        {"turn": 10**9},
        {"group": "king"},
        {"changed_at": "yesterday"},
        {"changed_at": "2027-01-15T09:00:00"},
        {"name": ["a"]},
    ],
)
def test_a_damaged_form_is_lost(damage: dict[str, Any]) -> None:
    assert read_form(FULL.to_json() | damage, NOW) == LostForm()


@given(st.dictionaries(st.sampled_from([*FULL.to_json(), "more"]), JSON))
def test_whatever_is_stored_is_read_or_lost(stored: dict[str, Any]) -> None:
    assert read_form(stored, NOW) == LostForm()
    assert isinstance(read_form(FULL.to_json() | stored, NOW), SignupForm | LostForm)


def test_a_step_beyond_what_was_answered_is_not_believed() -> None:
    found = read_form(BLANK.to_json() | {"step": "summary"}, NOW)
    assert isinstance(found, SignupForm)
    assert found.step is Step.NAME


def test_consent_to_another_text_is_asked_for_again() -> None:
    assert FULL.step is Step.SUMMARY
    assert replace(FULL, consent_version="forum-0").missing is Step.CONSENT


def test_every_answer_makes_a_new_state() -> None:
    named = BLANK.answered(NOW, name="Jan")
    assert named.step is Step.ORGANISATION
    assert named.state != BLANK.state


def test_the_steps_follow_each_other_and_lead_back() -> None:
    form = BLANK.answered(NOW, name="Jan").answered(NOW, organisation="Most")
    form = press(form, FormAction.GROUP, Group.VOLUNTEER)
    assert (form.group, form.step) == (Group.VOLUNTEER, Step.CONTACT)
    form = press(form, FormAction.SKIP)
    assert form.step is Step.CONSENT
    form = press(form, FormAction.AGREE)
    assert (form.step, form.consent_at) == (Step.SUMMARY, NOW)
    back = [form := press(form, FormAction.BACK) for _ in range(6)]
    assert [each.step for each in back] == [
        Step.CONSENT,
        Step.CONTACT,
        Step.GROUP,
        Step.ORGANISATION,
        Step.NAME,
        Step.NAME,
    ]


def test_one_field_can_be_corrected_or_kept() -> None:
    naming = press(FULL, FormAction.GO_TO, Step.NAME)
    assert naming.step is Step.NAME
    assert naming.answered(NOW, name="Anna").step is Step.SUMMARY
    assert press(naming, FormAction.KEEP).step is Step.SUMMARY


def test_skipping_removes_a_contact_that_was_given() -> None:
    contact = press(FULL, FormAction.GO_TO, Step.CONTACT)
    assert contact.contact == "lucja@example.org"
    assert press(contact, FormAction.SKIP).contact is None


@pytest.mark.parametrize(
    ("form", "action", "value"),
    [
        (BLANK, FormAction.GROUP, Group.OTHER),
        (BLANK, FormAction.KEEP, ""),
        (BLANK, FormAction.AGREE, ""),
        (BLANK, FormAction.GO_TO, Step.SUMMARY),
        (FULL.at(Step.GROUP, NOW), FormAction.GROUP, "king"),
        (FULL, FormAction.GO_TO, Step.CONSENT),
        (FULL, FormAction.KEEP, ""),
    ],
)
def test_a_button_that_makes_no_sense_changes_nothing(form: SignupForm, action: FormAction, value: str) -> None:
    assert press(form, action, value) == form
