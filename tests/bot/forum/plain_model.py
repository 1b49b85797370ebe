"""What should become of sign-ups, told with plain lists: the oracle of the random histories."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.forum.model import Group

ACTIVE = {"pending", "confirmed", "offered", "waiting"}
SEATED = {"confirmed", "offered"}


@dataclass
class Entry:
    """One person's active sign-up."""

    group: Group
    reachable: bool
    state: str
    expires: datetime | None = None


@dataclass
class PlainModel:
    """An event with seats; ``limits`` are the groups' capacities, ``line`` is who waits in order."""

    capacity: int
    limits: dict[Group, int]
    starts_at: datetime
    approval: bool
    people: dict[int, Entry] = field(default_factory=dict)
    line: list[int] = field(default_factory=list)

    def sign_up(self, person: int, group: Group, *, reachable: bool) -> str:
        if person in self.people:
            return "already"
        state = "pending" if self.approval else self._admit(person, group)
        self.people[person] = Entry(group, reachable, state)
        return state

    def leave(self, person: int, now: datetime) -> bool:
        if self.people.pop(person, None) is None:
            return False
        self.line = [each for each in self.line if each != person]
        self.fill(now)
        return True

    def accept(self, person: int, now: datetime) -> bool:
        entry = self.people.get(person)
        if entry is not None and entry.state == "offered" and entry.expires is not None and entry.expires > now:
            entry.state, entry.expires = "confirmed", None
        return entry is not None and entry.state == "confirmed"

    def expire(self, now: datetime) -> None:
        lapsed = [person for person, entry in self.people.items() if entry.expires and entry.expires <= now]
        for person in lapsed:
            del self.people[person]
        self.fill(now)

    def approve(self, person: int) -> bool:
        if self.state(person) != "pending":
            return False
        self.people[person].state = self._admit(person, self.people[person].group)
        return True

    def reject(self, person: int) -> bool:
        return self.state(person) == "pending" and self.people.pop(person) is not None

    def move_up(self, person: int) -> None:
        if self.state(person) == "waiting":
            self.line = [person, *(each for each in self.line if each != person)]

    def invite(self, person: int) -> bool:
        if self.state(person) not in {"pending", "waiting"}:
            return False
        self.people[person].state = "confirmed"
        self.line = [each for each in self.line if each != person]
        return True

    def regroup(self, person: int, group: Group, now: datetime) -> bool:
        entry = self.people.get(person)
        if entry is None:
            return False
        if entry.state in SEATED and group is not entry.group and not self._fits(group):
            return False
        entry.group = group
        self.fill(now)
        return True

    def fill(self, now: datetime) -> None:
        for person in list(self.line) if now < self.starts_at else ():
            entry = self.people[person]
            if self.has_room(entry.group):
                self.line.remove(person)
                left = self.starts_at - now
                at_once = not entry.reachable or left < timedelta(hours=2)
                entry.state = "confirmed" if at_once else "offered"
                lasts = max(min(timedelta(hours=48), left / 4), timedelta(hours=1))
                entry.expires = None if at_once else now + lasts

    def state(self, person: int) -> str | None:
        return self.people[person].state if person in self.people else None

    def place(self, person: int) -> int | None:
        if person not in self.line:
            return None
        own = self._list_of(person)
        same = [each for each in self.line if self._list_of(each) == own]
        return same.index(person) + 1

    def taken(self, group: Group | None = None) -> int:
        return sum(entry.state in SEATED and (group is None or entry.group is group) for entry in self.people.values())

    def has_room(self, group: Group) -> bool:
        return self.taken() < self.capacity and self._fits(group)

    def _fits(self, group: Group) -> bool:
        return group not in self.limits or self.taken(group) < self.limits[group]

    def _admit(self, person: int, group: Group) -> str:
        ahead = any(self.has_room(self.people[each].group) for each in self.line)
        if self.has_room(group) and not ahead:
            return "confirmed"
        self.line.append(person)
        return "waiting"

    def _list_of(self, person: int) -> Group | None:
        group = self.people[person].group
        return group if group in self.limits else None
