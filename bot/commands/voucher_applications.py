"""``interekip voucher list``, ``show``, the formal check and the reviewers, for a coordinator at a terminal."""

from typing import Annotated

import typer

from bot.commands import voucher_report as report
from bot.commands.event_desk import AsJson, JsonObject, say
from bot.commands.voucher_desk import (
    ApplicationNumber,
    As,
    EditionNumber,
    VoucherDesk,
    actor_option,
    open_voucher_desk,
    say_refused,
    told_as_json,
    told_as_lines,
)
from bot.commands.voucher_steps import carried_out, step, step_command, step_command_with
from bot.staff.model import Role
from bot.staff.roles import StaffService
from bot.store.engine import Connection
from bot.voucher.application_list import count_by_state, listed, search
from bot.voucher.model import Application
from bot.voucher.results import Refused
from bot.voucher.states import State

CallNumber = Annotated[int, typer.Argument(help="numer naboru do poleceń: pokazuje go interekip voucher edition show")]

_MOST = 10_000
_NOT_DRAFTS = tuple(state for state in State if state is not State.DRAFT)


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip voucher``."""
    app.command("list", help="Pokaż wnioski edycji; bez --state i --search razem z liczbą w każdym stanie.")(
        list_applications
    )
    app.command(help="Pokaż wniosek: odpowiedzi, oceny, decyzje, voucher.")(show)
    app.command("formal-start", help="Zacznij ocenę formalną złożonego wniosku.")(formal_start)
    app.command("ask-correction", help="Poproś wnioskodawcę o poprawkę wniosku.")(ask_correction)
    app.command("formal-accept", help="Zalicz ocenę formalną i przekaż wniosek do oceny merytorycznej.")(formal_accept)
    app.command("withdraw", help="Wycofaj wniosek na prośbę wnioskodawcy.")(withdraw)
    app.command(help="Zapisz, z jakimi organizacjami związana jest osoba oceniająca.")(declare)
    app.command(help="Przydziel wniosek osobie oceniającej.")(assign)
    app.command("take-back", help="Odbierz wniosek osobie, która go nie oceniła, żeby przydzielić go komuś innemu.")(
        take_back
    )
    app.command("assign-all", help="Rozdziel równo wnioski naboru między osoby oceniające.")(assign_all)


def list_applications(
    edition_id: EditionNumber,
    *,
    state: Annotated[str, typer.Option(help=f"tylko w tym stanie: {', '.join(State)}")] = "",
    search_for: Annotated[str, typer.Option("--search", help="numer wniosku albo część nazwy organizacji")] = "",
    as_json: AsJson = False,
) -> None:
    """Show the applications of an edition; drafts only when they are asked for."""
    states = _states(state)
    with open_voucher_desk() as desk, desk.database.read() as connection:
        edition = desk.edition(connection, edition_id)
        counts = count_by_state(connection, edition.id)
        if search_for:
            found = search(connection, edition.id, search_for, limit=_MOST)
        else:
            found = listed(connection, edition.id, states, limit=_MOST)
    lines = [report.listed_as_text(each) for each in found]
    counted = [] if state or search_for or not counts else ["", report.counts_as_text(counts)]
    said: JsonObject = {
        "applications": [report.listed_as_json(each) for each in found],
        "counts": {each.value: number for each, number in counts.items()},
    }
    say(said, "\n".join([*(lines or ["Nie ma tu wniosków."]), *counted]), as_json=as_json)


def show(application: ApplicationNumber, as_json: AsJson = False) -> None:
    """Show everything about an application."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        card = _card(desk, connection, desk.application(connection, application))
    say(report.card_as_json(card), report.card_as_text(card), as_json=as_json)


formal_start = step_command(lambda at: at.vouchers.formal.start(at.connection, at.application.id, actor=at.actor))
ask_correction = step_command_with(
    typer.Option("--text", help="co poprawić, słowami dla wnioskodawcy"),
    lambda at, text: at.vouchers.formal.ask_correction(at.connection, at.application.id, text, actor=at.actor),
)
formal_accept = step_command(lambda at: at.vouchers.formal.accept(at.connection, at.application.id, actor=at.actor))
withdraw = step_command_with(
    # a default that stands within an annotation has to come from a factory
    typer.Option("--reason", help="powód; wnioskodawca go przeczyta", default_factory=str, show_default=False),
    lambda at, text: at.vouchers.applications.withdraw(at.connection, at.application.id, reason=text, actor=at.actor),
)


def declare(
    reviewer: Annotated[str, typer.Argument(help="osoba, jak pokazuje ją interekip staff list: telegram:NUMER")],
    *,
    organisation: Annotated[
        list[str] | None, typer.Option(help="nazwa albo NIP, KRS, REGON; można powtórzyć; bez tego: z żadną")
    ] = None,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Store what a reviewer belongs to, so that they assess nothing of it."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        declared = desk.vouchers().reviews.declare(connection, reviewer, organisation or (), actor=actor)
    count, left = len(declared.affiliations), len(declared.stepped_down)
    text = f"Zapisano: organizacje {count}; oceny, z których ta osoba musi zrezygnować: {left}."
    say({"organisations": count, "stepped_down": list(declared.stepped_down)}, text, as_json=as_json)


def assign(
    application: ApplicationNumber,
    reviewer: Annotated[str, typer.Argument(help="osoba, jak pokazuje ją interekip staff list: telegram:NUMER")],
    *,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Ask a reviewer for a review."""
    step(
        application,
        lambda at: at.vouchers.reviews.assign(at.connection, at.application.id, reviewer, actor=at.actor),
        as_name=as_name,
        as_json=as_json,
    )


def take_back(
    application: ApplicationNumber,
    reviewer: Annotated[str, typer.Argument(help="osoba, jak pokazuje ją interekip voucher show: telegram:NUMER")],
    *,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Take a review back that is not in, so that somebody else can be asked."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        found = desk.application(connection, application)
        reviews = desk.vouchers().reviews
        result = reviews.step_down(connection, found.id, reviewer=reviewer, actor=actor)
        if isinstance(result, Refused):
            say_refused(result, as_json=as_json)
    say({"status": "taken_back", "review": result.review.id}, "Odebrane.", as_json=as_json)


def assign_all(
    call_id: CallNumber,
    *,
    reviewer: Annotated[
        list[str] | None, typer.Option(help="osoba; można powtórzyć; bez tego wszyscy z rolą oceniającego")
    ] = None,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Ask for all reviews that a call wants."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        asked = reviewer or _reviewers(desk, connection)
        result = desk.vouchers().reviews.assign_all(connection, call_id, asked, actor=actor)
        done = carried_out(desk, connection, result, as_json=as_json)
    found: JsonObject = {
        "assigned": len(done.reviews),
        "short": list(done.short),
        "undeclared": list(done.undeclared),
        **told_as_json(done.notices),
    }
    lines = [f"Przydzielono ocen: {len(done.reviews)}.", *told_as_lines(done.notices)]
    if done.short:
        lines.append(f"Za mało osób oceniających dla wniosków nr: {', '.join(map(str, done.short))}.")
    if done.undeclared:
        lines.append(f"Nie powiedzieli, z jakimi organizacjami są związani: {', '.join(done.undeclared)}.")
    say(found, "\n".join(lines), as_json=as_json)


def _card(desk: VoucherDesk, connection: Connection, application: Application) -> report.Card:
    vouchers = desk.vouchers()
    return report.Card(
        application=application,
        next=vouchers.applications.next_step(connection, application),
        attachments=vouchers.applications.attachments(connection, application.id),
        reviews=vouchers.reviews.reviews(connection, application.id, viewer=None),
        decisions=vouchers.decisions.decisions(connection, application.id),
        appeal=vouchers.appeals.appeal(connection, application.id),
        voucher=vouchers.redeeming.voucher_of(connection, application.id),
    )


def _reviewers(desk: VoucherDesk, connection: Connection) -> list[str]:
    members = StaffService(desk.clock, desk.settings.admins).members(connection)
    return [each.person for each in members if each.role is Role.REVIEWER]


def _states(typed: str) -> tuple[State, ...]:
    if typed and typed not in set(State):
        raise typer.BadParameter(f"podaj jeden ze stanów: {', '.join(State)}", param_hint="--state")
    return (State(typed),) if typed else _NOT_DRAFTS
