"""What is printed when an event or a session is different: sentences for a coordinator, JSON objects for scripts."""

from collections.abc import Iterable
from datetime import datetime

from bot.clock import in_warsaw
from bot.commands.event_desk import JsonObject
from bot.forum.event_changes import EventChanged, SessionRemoved
from bot.forum.notices import Change, Notice

_NAMES = {
    "title": "tytuł",
    "place": "miejsce",
    "starts_at": "początek",
    "ends_at": "koniec",
    "capacity": "liczba miejsc",
    "signup_deadline": "koniec zapisów",
    "signup_opens_at": "otwarcie zapisów",
    "kind": "rodzaj",
    "series": "cykl",
    "online_link": "link do spotkania",
    "directions": "dojazd",
    "languages": "języki",
    "materials": "materiały",
    "organisation_limit": "limit osób z jednej organizacji",
    "needs_approval": "zgłoszenia zatwierdza koordynator",
    "offer_hours": "godziny na przyjęcie wolnego miejsca",
    "target": "planowana liczba uczestników",
    "cancelled_at": "odwołanie",
}
_GROUP_PREFIX = "group_capacities."
_MOMENTS = ("starts_at", "ends_at", "signup_deadline", "signup_opens_at", "cancelled_at")
_YES_OR_NO = {"True": "tak", "False": "nie"}


def changed_as_json(result: EventChanged) -> JsonObject:
    """Return what is different, and whom a message goes to or somebody has to call; moments are in UTC."""
    return {
        "status": "changed" if result.changes else "unchanged",
        "event_id": result.event.id,
        "changes": [{"name": each.name, "before": each.before, "after": each.after} for each in result.changes],
        **told_as_json(result.notices),
    }


def changed_as_text(result: EventChanged) -> str:
    """Return what is different, a line each, and who has to be called."""
    if not result.changes:
        return "Nic się nie zmieniło."
    lines = [f"Zmieniono wydarzenie nr {result.event.id}:", *map(_as_line, result.changes)]
    return "\n".join([*lines, *told_as_lines(result.notices)])


def removed_as_json(removed: SessionRemoved) -> JsonObject:
    """Return which session is gone, and how many had chosen it."""
    return {"status": "removed", "session_id": removed.session.id, "chosen_by": removed.chosen_by}


def removed_as_text(removed: SessionRemoved) -> str:
    """Return which session is gone, and how many had chosen it."""
    done = f"Usunięto sesję nr {removed.session.id} ({removed.session.title})."
    return (
        f"{done} Wybrało ją zgłoszeń: {removed.chosen_by}; nikt nie dostał wiadomości." if removed.chosen_by else done
    )


def told_as_json(notices: Iterable[Notice]) -> JsonObject:
    """Return how many messages wait to be sent, and the registrations of people without Telegram."""
    reached, unreached = _by_reach(notices)
    return {"messages": len(reached), "to_be_called": unreached}


def told_as_lines(notices: Iterable[Notice]) -> list[str]:
    """Return the same as sentences; none where nobody is to be told."""
    reached, unreached = _by_reach(notices)
    messages = [f"Wiadomości do wysłania: {len(reached)}."] if reached else []
    numbers = ", ".join(map(str, unreached))
    return [*messages, *([f"Zawiadom osoby spoza Telegrama, zgłoszenia nr: {numbers}."] if unreached else [])]


def _by_reach(notices: Iterable[Notice]) -> tuple[list[int], list[int]]:
    told = [notice.registration for notice in notices]
    unreached = sorted({each.id for each in told if each.chat_id is None})
    return [each.id for each in told if each.chat_id is not None], list(unreached)


def _as_line(change: Change) -> str:
    group = change.name.removeprefix(_GROUP_PREFIX)
    name = _NAMES.get(change.name) or f"miejsca dla grupy {group}"
    return f"   {name}: {_value(change.name, change.before)} -> {_value(change.name, change.after)}"


def _value(name: str, value: str) -> str:
    if name in _MOMENTS and value:
        return f"{in_warsaw(datetime.fromisoformat(value)):%Y-%m-%d %H:%M}"
    return _YES_OR_NO.get(value, value) or "brak"
