"""The judge of the quality gate: a snapshot answers the development questions."""

from collections.abc import Callable
from datetime import date

from bot.answering.answerer import Answerer
from bot.commands.evaluate import answer_all, judge_answer
from bot.settings import Settings
from bot.wiring import Search, build_answerer
from corpus.questions import QUESTIONS_FOLDER, ScoredQuestion, load_scored
from index.evaluation import Judgement, answer_figures
from index.protocols import Encoder
from index.snapshot import Snapshot
from ingest.gate import Judge, Verdict


def build_judge(settings: Settings, load_encoder: Callable[[], Encoder], today: date) -> Judge:
    """Return a judge that answers as the bot does; the encoder is loaded when it is first asked."""

    def answerer_of(snapshot: Snapshot) -> Answerer:
        return build_answerer(settings, Search(load_encoder(), snapshot))

    return judge_with(answerer_of, load_scored(QUESTIONS_FOLDER / "dev.jsonl"), today)


def judge_with(answerer_of: Callable[[Snapshot], Answerer], rows: tuple[ScoredQuestion, ...], today: date) -> Judge:
    """Return a judge by the questions in ``rows`` as of ``today``."""

    def judge(snapshot: Snapshot) -> Verdict:
        answers = answer_all(answerer_of(snapshot), rows, "", today)
        judged = [judge_answer(row, answer) for row, answer in zip(rows, answers, strict=True)]
        figures = answer_figures(judged)
        return Verdict(
            figures={
                "odpowiedzi dobre": figures.answered_correctly_rate,
                "odmowy słuszne (precyzja)": figures.refusal_precision,
                "odmowy słuszne (czułość)": figures.refusal_recall,
                "źródła słuszne": figures.cited_rightly,
            },
            good={row.question: _is_good(each) for row, each in zip(rows, judged, strict=True)},
        )

    return judge


def _is_good(judgement: Judgement) -> bool:
    return judgement.refused if judgement.to_refuse else judgement.correct
