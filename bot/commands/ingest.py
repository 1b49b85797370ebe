"""``interekip ingest``: bring the index up to date with the library."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated

import typer

from bot.commands.faults import plain_faults
from bot.commands.setup import ensure_encoder, plan_index, renew_index
from bot.settings import Settings
from ingest.pipeline import IngestReport
from ingest.plan import Plan

Found = Mapping[str, object]


def ingest(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Pokaż, co się zmieni, i niczego nie zmieniaj.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Wypisz wynik jako JSON.")] = False,
) -> None:
    """Index what changed in the library; the index that serves stays until the new one is whole."""
    with plain_faults():
        settings = Settings.load()
        found, text = _planned(plan_index(settings)) if dry_run else _done(_renew(settings))
    typer.echo(json.dumps(found, indent=2) if as_json else text)


def _renew(settings: Settings) -> IngestReport:
    ensure_encoder(settings)
    return renew_index(settings)


def _planned(plan: Plan) -> tuple[Found, str]:
    counts = {
        "added": len(plan.added),
        "changed": len(plan.changed),
        "removed": len(plan.removed),
        "unchanged": len(plan.unchanged),
        "to_encode": len(plan.texts) + len(plan.questions),
    }
    return counts, f"{_changes(counts)} Do zakodowania: {counts['to_encode']}. Niczego nie zmieniono."


def _done(report: IngestReport) -> tuple[Found, str]:
    found = asdict(report)
    state = "Opublikowano indeks" if report.published else "Bez zmian, działa indeks"
    return found, f"{_changes(found)} {state} {report.snapshot}."


def _changes(found: Found) -> str:
    return (
        f"Fragmenty: nowe {found['added']}, zmienione {found['changed']}, usunięte {found['removed']}, "
        f"bez zmian {found['unchanged']}."
    )
