"""Forms as dialogs keep them, the buttons of rooms, and buttons in rows."""

from dataclasses import dataclass

import pytest
from pydantic import TypeAdapter

from bot.conversation.button_rows import in_rows
from bot.conversation.model import Button
from bot.conversation.room_press import read_room_press, written_press
from bot.conversation.stored_form import StoredForm


@dataclass(frozen=True, slots=True)
class Order:
    size: int
    name: str | None = None


ORDERS = StoredForm("order", version=2, adapter=TypeAdapter(Order))


def test_what_is_stored_is_read_back() -> None:
    stored = ORDERS.to_json(Order(3))
    assert stored == {"form": "order", "version": 2, "size": 3}
    assert ORDERS.read(stored) == Order(3)


@pytest.mark.parametrize("changes", [{"form": "bill"}, {"version": 1}, {"size": "three"}, {"size": None}])
def test_another_kind_version_or_content_is_no_form(changes: dict[str, object]) -> None:
    assert ORDERS.read({**ORDERS.to_json(Order(3)), **changes}) is None
    assert ORDERS.read({}) is None


def test_a_press_belongs_to_its_room() -> None:
    assert read_room_press("w", written_press("w", "card", 7, "a.1")) == ("card", 7, "a.1")
    assert read_room_press("w", written_press("w", "home", 0, "")) == ("home", 0, "")
    assert read_room_press("v", "w:card:7") is None
    assert read_room_press("w", "w:card:07") is None


def test_the_last_row_may_be_shorter() -> None:
    buttons = [Button(str(number), data=str(number)) for number in range(5)]
    assert [len(row) for row in in_rows(buttons, 2)] == [2, 2, 1]
    assert in_rows([], 2) == []
