"""The quality that is promised: the built index answers the development and the test questions well enough."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bot.answering.assembly import build_answerer, build_search
from bot.commands.evaluated import Evaluated, answer_all, evaluated_of, rank_all
from bot.commands.evaluation_summary import figures_of
from bot.settings import Settings
from corpus.questions import QUESTIONS_FOLDER, load_floors, load_scored
from index.memorised_encoder import MemorisedEncoder

TODAY = date(2027, 1, 15)
FLOORS = load_floors(QUESTIONS_FOLDER / "floors.toml")
PARTS = {"dev": 6, "test": 1}
"""Which of its questions are asked: all of test, and of dev, on which the refusals are fitted, every sixth one."""


@cache  # one run of some 400 questions serves all these tests
def evaluate(data: Path) -> dict[str, tuple[Evaluated, ...]]:
    settings = Settings(data_dir=data, model="")
    search = build_search(settings)
    search = replace(search, encoder=MemorisedEncoder(search.encoder))
    answerer = build_answerer(settings, search)
    evaluated = {}
    for part, step in PARTS.items():
        rows = load_scored(QUESTIONS_FOLDER / f"{part}.jsonl")[::step]
        answers = answer_all(answerer, rows, "", TODAY)
        evaluated[part] = evaluated_of(rows, answers, search.snapshot.passage, rank_all(search, rows))
    return evaluated


@pytest.mark.parametrize("part", PARTS)
def test_no_figure_misses_its_floor(prepared: Path, part: str) -> None:
    assert FLOORS[part].missed(figures_of(evaluate(prepared)[part])) == {}


def test_every_quotation_is_letter_for_letter_in_its_passage(prepared: Path) -> None:
    evaluated = [each for part in evaluate(prepared).values() for each in part]
    assert [each.row.id for each in evaluated if each.judgement.misquoted] == []
    assert sum(len(each.judgement.cited) for each in evaluated) > len(evaluated) / 2
