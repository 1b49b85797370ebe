"""``interekip voucher edition``: editions of the voucher and their rules, for a coordinator at a terminal."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import SystemClock
from bot.commands import voucher_edition_report as report
from bot.commands.event_desk import AsJson, say
from bot.commands.event_options import deadline_option
from bot.commands.faults import plain_faults
from bot.commands.voucher_desk import (
    As,
    EditionNumber,
    VoucherDesk,
    actor_option,
    open_voucher_desk,
    say_refused,
    tell,
    told_as_json,
    told_as_lines,
)
from bot.commands.voucher_rules_report import rules_as_text
from bot.commands.voucher_steps import carried_out, say_told
from bot.store.engine import Connection
from bot.voucher.call_changes import call_faults
from bot.voucher.edition_results import CallChanged
from bot.voucher.funds import balance
from bot.voucher.model import Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.reserve import move_up_reserve
from bot.voucher.results import Refused
from bot.voucher.rules_checks import refuse
from bot.voucher.rules_file import load_rules_file
from bot.voucher.rules_json import rules_as_json

app = typer.Typer(help="Edycje vouchera: zasady, nabory, rezerwa i zamknięcie.", no_args_is_help=True)

_RulesFile = Annotated[Path, typer.Argument(help="plik TOML z zasadami (wzór: docs/pl/voucher.toml)")]
_CallNumber = Annotated[int, typer.Argument(help="numer naboru do poleceń: pokazuje go interekip voucher edition show")]


@app.command(help="Utwórz edycję z pliku TOML (wzór: docs/pl/voucher.toml).")
def add(file: _RulesFile, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Create an edition."""
    actor = actor_option(as_name)
    with plain_faults():
        rules = load_rules_file(file)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        edition = desk.editions.create(connection, rules, actor=actor)
        state = _state(desk, connection, edition)
    _say(state, as_json=as_json)


@app.command(help="Sprawdź plik z zasadami i pokaż je; niczego nie zapisuje.")
def check(file: _RulesFile, as_json: AsJson = False) -> None:
    """Say what is wrong with a file, or what it means."""
    with plain_faults():
        rules = load_rules_file(file)
        refuse(list(call_faults(rules.calls, (), SystemClock().now())))
    say(rules_as_json(rules), rules_as_text(rules), as_json=as_json)


@app.command(help="Utwórz edycję przykładową, jeśli nie ma żadnej: kwoty i zasady są w niej wymyślone.")
def sample(as_json: AsJson = False) -> None:
    """Create the sample."""
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        edition = desk.editions.offer_sample_edition(connection)
        state = None if edition is None else _state(desk, connection, edition)
    if state is None:
        say(
            {"status": "exists"}, "Jest już edycja, więc przykład nie jest potrzebny.", as_json=as_json, succeeded=False
        )
    else:
        _say(state, as_json=as_json)


@app.command("list", help="Pokaż edycje z pieniędzmi i naborami.")
def list_editions(as_json: AsJson = False) -> None:
    """Show the editions."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        states = [_state(desk, connection, edition) for edition in desk.editions.editions(connection)]
    text = "\n".join(map(report.edition_as_text, states))
    empty = "Nie ma edycji. Dodaj pierwszą poleceniem interekip voucher edition add."
    say({"editions": list(map(report.edition_as_json, states))}, text or empty, as_json=as_json)


@app.command(help="Pokaż jedną edycję: pieniądze, nabory i wersje zasad.")
def show(edition_id: EditionNumber, as_json: AsJson = False) -> None:
    """Show an edition and why its rules changed."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        state = _state(desk, connection, desk.edition(connection, edition_id))
        versions = desk.editions.versions(connection, edition_id)
    found = {**report.edition_as_json(state), "versions": list(map(report.version_as_json, versions))}
    lines = [report.edition_as_text(state), *(f"   {report.version_as_text(each)}" for each in versions)]
    say(found, "\n".join(lines), as_json=as_json)


@app.command(help="Pokaż zasady edycji, obowiązujące albo z wybranej wersji.")
def rules(
    edition_id: EditionNumber,
    *,
    version: Annotated[int | None, typer.Option(help="wersja zasad; bez tego obowiązująca")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the rules in one of their versions."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        edition = desk.edition(connection, edition_id)
        if version is not None and not 1 <= version <= edition.rules_version:
            raise typer.BadParameter(f"wersje są od 1 do {edition.rules_version}", param_hint="--version")
        found = desk.editions.rules(connection, edition_id, version)
    say(rules_as_json(found), rules_as_text(found), as_json=as_json)


@app.command(help="Zmień zasady edycji na te z pliku; podjęte decyzje zachowują swoją wersję.")
def change(
    edition_id: EditionNumber,
    file: _RulesFile,
    *,
    reason: Annotated[str, typer.Option(help="powód zmiany; zostaje przy nowej wersji zasad")],
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Put other rules in force."""
    actor = actor_option(as_name)
    with plain_faults():
        wanted = load_rules_file(file)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        changed = desk.editions.change_rules(connection, edition_id, wanted, reason=reason, actor=actor)
        if isinstance(changed, Refused):
            say_refused(changed, as_json=as_json)
        state = _with_reserve(desk, connection, changed.edition, changed.notices)
    _say_moved_up(state, as_json=as_json)


@app.command("call-extend", help="Przedłuż nabór do nowego terminu.")
def call_extend(
    call_id: _CallNumber,
    closes: Annotated[str, typer.Argument(help='nowy koniec: czas polski, np. "2027-03-15 16:00", albo sam dzień')],
    *,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Close a call later, and tell whoever has a draft in it."""
    actor, closes_at = actor_option(as_name), deadline_option(closes, "CLOSES")
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        extended = desk.editions.extend_call(connection, call_id, closes_at, actor=actor)
        changed = carried_out(desk, connection, extended, as_json=as_json)
    _say_call(changed, as_json=as_json)


@app.command("call-close", help="Zamknij nabór teraz; szkice wniosków zostają.")
def call_close(call_id: _CallNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Close a call before its time, and tell whoever has a draft in it."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        closed = desk.editions.close_call(connection, call_id, actor=actor)
        changed = carried_out(desk, connection, closed, as_json=as_json)
    _say_call(changed, as_json=as_json)


@app.command("release-reserve", help="Zwolnij rezerwę na odwołania, gdy nikt nie może się już odwołać.")
def release_reserve(edition_id: EditionNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Let everybody have what was held for appeals."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        released = desk.editions.release_appeal_reserve(connection, edition_id, actor=actor)
        if isinstance(released, Refused):
            say_refused(released, as_json=as_json)
        state = _with_reserve(desk, connection, released)
    _say_moved_up(state, as_json=as_json)


@app.command(help="Zamknij edycję, gdy wszystkie sprawy są zakończone; potem nikt jej nie zmieni.")
def close(edition_id: EditionNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Close the account of an edition."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        closed = desk.editions.close_edition(connection, edition_id, actor=actor)
        if isinstance(closed, Refused):
            say_refused(closed, as_json=as_json)
        state = _state(desk, connection, closed)
    _say(state, as_json=as_json)


def _state(desk: VoucherDesk, connection: Connection, edition: Edition) -> report.EditionState:
    calls, now = desk.editions.calls(connection, edition.id), desk.clock.now()
    return report.EditionState(edition, calls, balance(connection, edition), now)


def _with_reserve(
    desk: VoucherDesk, connection: Connection, edition: Edition, notices: Sequence[VoucherNotice] = ()
) -> report.EditionState:
    """Let the reserve list have money that came free, queue ``notices`` too, and return the edition as it is then."""
    now = desk.clock.now()
    told = tell(connection, [*notices, *move_up_reserve(connection, edition, at=now)], now)
    return replace(_state(desk, connection, edition), told=told)


def _say(state: report.EditionState, *, as_json: bool) -> None:
    say(report.edition_as_json(state), report.edition_as_text(state), as_json=as_json)


def _say_moved_up(state: report.EditionState, *, as_json: bool) -> None:
    moved = [each.application.number for each in state.told if each.kind is VoucherNoticeKind.MOVED_UP]
    lines = [f"Z listy rezerwowej voucher dostają: {', '.join(filter(None, moved))}."] if moved else []
    text = "\n".join([report.edition_as_text(state), *lines, *told_as_lines(state.told)])
    say({**report.edition_as_json(state), "moved_up": moved, **told_as_json(state.told)}, text, as_json=as_json)


def _say_call(changed: CallChanged, *, as_json: bool) -> None:
    call, now = changed.call, SystemClock().now()
    say_told(report.call_as_json(call, now), report.call_as_text(call, now), changed.notices, as_json=as_json)
