"""Options of the commands about events that several have, or that are more than a word or a number."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated

import typer

from bot.clock import NonexistentTimeError, SystemClock
from bot.commands.event_desk import group_option
from bot.entry.errors import InvalidEntryError
from bot.entry.times import EXAMPLE, typed_deadline, typed_moment
from bot.forum.event import EventKind, Material
from bot.forum.model import CONSENT_VERSION, Applicant, Group, manual_person

MOMENT = f"czas polski, np. {EXAMPLE}"

PersonName = Annotated[str, typer.Option(help="imię i nazwisko")]
OrganisationName = Annotated[str, typer.Option(help="organizacja")]
GroupName = Annotated[str, typer.Option(help=f"grupa: {', '.join(Group)}")]
Municipality = Annotated[str, typer.Option(help="gmina")]
Consent = Annotated[bool, typer.Option("--consent", help="osoba zgodziła się na przetwarzanie danych")]


def applicant_option(name: str, organisation: str, group: str, municipality: str, *, consent: bool) -> Applicant:
    """Return the person whom the options describe, or end the command with the groups that there are."""
    return Applicant(
        person=manual_person(name, organisation),
        name=name,
        organisation=organisation,
        group=group_option(group),
        consent_version=CONSENT_VERSION,
        consent_at=SystemClock().now() if consent else None,
        municipality=municipality or None,
    )


def moment_option(typed: str, option: str) -> datetime:
    """Return the moment that was typed in Polish time, or end the command with what is wrong with it."""
    return _read(typed_moment, typed, option)


def deadline_option(typed: str, option: str = "--deadline") -> datetime:
    """Return the moment that was typed, the end of the day for a day alone."""
    return _read(typed_deadline, typed, option)


def kind_option(typed: str) -> EventKind:
    """Return the kind of event that was typed, or end the command with those that there are."""
    try:
        return EventKind(typed)
    except ValueError as error:
        raise typer.BadParameter(f"podaj jedną z wartości: {', '.join(EventKind)}", param_hint="--kind") from error


def capacities_option(typed: Sequence[str]) -> dict[Group, int | None]:
    """Return the seats of groups that were typed as "volunteer=10"; "volunteer=" takes them away."""
    return dict(_capacity(each) for each in typed)


def materials_option(typed: Sequence[str]) -> tuple[Material, ...]:
    """Return the materials that were typed as "Title=https://..."."""
    pairs = (each.partition("=") for each in typed if each)
    return tuple(Material(title, url) for title, _, url in pairs)


def _capacity(typed: str) -> tuple[Group, int | None]:
    group, equals, seats = typed.partition("=")
    if not equals or (seats.strip() and not seats.strip().isdecimal()):
        raise typer.BadParameter('podaj grupę i liczbę miejsc, np. "volunteer=10"', param_hint="--group-capacity")
    return group_option(group.strip()), int(seats) if seats.strip() else None


def _read(read: Callable[[str], datetime], typed: str, option: str) -> datetime:
    try:
        return read(typed)
    except (InvalidEntryError, NonexistentTimeError) as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
