"""``interekip voucher rank``, ``preview``, ``decide``, ``reject``, ``appeals`` and ``appeal``, for a coordinator."""

from typing import Annotated

import typer

from bot.answering.model import Language
from bot.commands import voucher_report as report
from bot.commands.event_desk import AsJson, JsonObject, refuse, say
from bot.commands.voucher_applications import CallNumber
from bot.commands.voucher_desk import (
    ApplicationNumber,
    As,
    EditionNumber,
    actor_option,
    open_voucher_desk,
    say_refused,
)
from bot.commands.voucher_steps import Done, Step, carried_out, say_told, step
from bot.conversation.wording import amount
from bot.messages.voucher_reasons import VOUCHER_REASONS
from bot.voucher.application_sql import applications
from bot.voucher.decision_model import AppealOutcome, Outcome, ReasonCode
from bot.voucher.decision_results import BudgetPreview, Ranking
from bot.voucher.decision_service import plan_of, verify_ranking
from bot.voucher.ranking import Planned
from bot.voucher.results import Refused
from bot.voucher.states import State

RankingNumber = Annotated[int, typer.Argument(help="numer listy rankingowej")]

_Code = Annotated[str, typer.Option("--code", help=f"kod powodu: {', '.join(ReasonCode)}")]
_Reason = Annotated[str, typer.Option(help="uzasadnienie; wnioskodawca je przeczyta")]
_OUTCOMES = {Outcome.GRANTED: "voucher", Outcome.RESERVE: "lista rezerwowa", Outcome.REJECTED: "poniżej progu"}


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip voucher``."""
    app.command(help="Ułóż listę rankingową naboru, gdy wszystkie wnioski są ocenione.")(rank)
    app.command(help="Pokaż listę rankingową i to, na co starczy pieniędzy; niczego nie zapisuje.")(preview)
    app.command(help="Podejmij decyzje według listy rankingowej, wszystkie naraz.")(decide)
    app.command("verify-ranking", help="Policz listę rankingową jeszcze raz z zapisanych ocen i porównaj.")(verify)
    app.command(help="Odrzuć wniosek: w ocenie formalnej, merytorycznej albo z listy rezerwowej.")(reject)
    app.command("end-reserve", help="Zakończ listę rezerwową: odrzuć wnioski, na które zabrakło pieniędzy.")(
        end_reserve
    )
    app.command("appeals", help="Pokaż odwołania, które czekają na decyzję.")(list_appeals)
    app.command(help="Rozpatrz odwołanie; robi to inna osoba niż ta, która decydowała.")(appeal)


def rank(call_id: CallNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Make a ranking list."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        ranking = desk.vouchers().decisions.make_ranking(connection, call_id, actor=actor)
    if isinstance(ranking, Refused):
        say_refused(ranking, as_json=as_json)
    lines = [
        f"Lista rankingowa nr {ranking.id}. Zobacz ją: interekip voucher preview {ranking.id}",
        *map(_planned_as_text, plan_of(ranking)),
    ]
    say(_ranking_as_json(ranking), "\n".join(lines), as_json=as_json)


def preview(ranking_id: RankingNumber, as_json: AsJson = False) -> None:
    """Show what deciding by a ranking list would do."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        found = desk.vouchers().decisions.preview(connection, ranking_id)
    if isinstance(found, Refused):
        say_refused(found, as_json=as_json)
    say(_preview_as_json(ranking_id, found), _preview_as_text(found), as_json=as_json)


def decide(ranking_id: RankingNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Decide by a ranking list."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        result = desk.vouchers().decisions.decide(connection, ranking_id, actor=actor)
        done = carried_out(desk, connection, result, as_json=as_json)
    counts = {outcome: sum(each.outcome is outcome for each in done.decisions) for outcome in Outcome}
    found: JsonObject = {
        "status": "decided",
        "decisions": [
            {"application_id": each.application_id, **report.decision_as_json(each)} for each in done.decisions
        ],
    }
    lines = [f"{_OUTCOMES[outcome]}: {number}" for outcome, number in counts.items()]
    say_told(found, "\n".join(["Zdecydowano.", *lines]), done.notices, as_json=as_json)


def verify(ranking_id: RankingNumber, as_json: AsJson = False) -> None:
    """Rank again from the stored reviews."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        different = verify_ranking(connection, ranking_id)
    if different is None:
        refuse("Nie ma listy rankingowej o tym numerze.")
    numbers = ", ".join(map(str, different))
    text = f"Inaczej wypadają wnioski nr: {numbers}." if different else "Z zapisanych ocen wychodzi ta sama lista."
    say({"different": list(different)}, text, as_json=as_json, succeeded=not different)


def reject(
    application: ApplicationNumber, *, code: _Code, reason: _Reason, as_name: As = "", as_json: AsJson = False
) -> None:
    """Reject one application."""
    reason_code = _code(code)

    def rejected(at: Step) -> Done | Refused:
        formal = at.application.state is State.FORMAL
        service = at.vouchers.formal.reject if formal else at.vouchers.decisions.reject_one
        return service(at.connection, at.application.id, reason_code=reason_code, reason=reason, actor=at.actor)

    step(application, rejected, as_name=as_name, as_json=as_json)


def end_reserve(edition_id: EditionNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Reject those whom the money did not suffice for."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        result = desk.vouchers().decisions.end_reserve(connection, edition_id, actor=actor)
        done = carried_out(desk, connection, result, as_json=as_json)
    rejected = len(done.decisions)
    text = f"Odrzucono wniosków: {rejected}."
    say_told({"status": "ended", "rejected": rejected}, text, done.notices, as_json=as_json)


def list_appeals(edition_id: EditionNumber, as_json: AsJson = False) -> None:
    """Show the appeals that wait."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        edition = desk.edition(connection, edition_id)
        waiting = {each.id: each for each in applications(connection, edition.id, [State.APPEAL])}
        found = desk.vouchers().appeals.appeals(connection, edition.id)
    rows: list[JsonObject] = [
        {
            **report.state_as_json(waiting[each.application_id]),
            "against": each.against.value,
            "filed_at": report.moment_as_json(each.filed_at),
            "reasons": each.reasons,
        }
        for each in found
    ]
    lines = [f"{waiting[each.application_id].number}: {each.reasons or ''}" for each in found]
    say({"appeals": rows}, "\n".join(lines) or "Nie ma odwołań, które czekają.", as_json=as_json)


def appeal(
    application: ApplicationNumber,
    outcome: Annotated[str, typer.Argument(help="granted: voucher, rejected: bez zmian, rescore: ocena jeszcze raz")],
    *,
    reason: _Reason,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Decide an appeal."""
    if outcome not in set(AppealOutcome):
        raise typer.BadParameter(f"podaj jedno z: {', '.join(AppealOutcome)}", param_hint="OUTCOME")
    wanted = AppealOutcome(outcome)
    step(
        application,
        lambda at: at.vouchers.appeals.decide(at.connection, at.application.id, wanted, reason=reason, actor=at.actor),
        as_name=as_name,
        as_json=as_json,
    )


def _code(typed: str) -> ReasonCode:
    if typed not in set(ReasonCode):
        known = "; ".join(f"{code}: {VOUCHER_REASONS['pl'].reasons[code]}" for code in ReasonCode)
        raise typer.BadParameter(f"podaj jeden z kodów ({known})", param_hint="--code")
    return ReasonCode(typed)


def _ranking_as_json(ranking: Ranking) -> JsonObject:
    return {
        "ranking_id": ranking.id,
        "call_id": ranking.call_id,
        "rules_version": ranking.rules_version,
        "made_at": report.moment_as_json(ranking.made_at),
        "places": [_planned_as_json(each) for each in plan_of(ranking)],
    }


def _preview_as_json(ranking_id: int, found: BudgetPreview) -> JsonObject:
    sums = {
        name: report.money_as_json(getattr(found, name))
        for name in ("free_before", "granted", "reserve", "rejected", "free_after")
    }
    return {"ranking_id": ranking_id, **sums, "places": [_planned_as_json(each) for each in found.rows]}


def _preview_as_text(found: BudgetPreview) -> str:
    sums = [
        f"Wolne teraz: {amount(found.free_before, Language.PL)}",
        *(
            f"{_OUTCOMES[outcome]}: {found.count(outcome)}, razem {amount(asked, Language.PL)}"
            for outcome, asked in zip(Outcome, (found.granted, found.reserve, found.rejected), strict=True)
        ),
        f"Wolne potem: {amount(found.free_after, Language.PL)}",
    ]
    return "\n".join([*map(_planned_as_text, found.rows), "", *sums])


def _planned_as_json(planned: Planned) -> JsonObject:
    entry = planned.place.entry
    return {
        "place": planned.place.place,
        "application_id": entry.application_id,
        "number": entry.number,
        "score": report.score_as_json(entry.score),
        "requested": report.money_as_json(entry.requested),
        "outcome": planned.outcome.value,
    }


def _planned_as_text(planned: Planned) -> str:
    entry, place = planned.place.entry, planned.place.place
    asked = amount(entry.requested, Language.PL)
    return f"{place:>4}. {entry.number}  {report.score_as_text(entry.score)}  {asked}: {_OUTCOMES[planned.outcome]}"
