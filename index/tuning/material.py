"""What the networks learn from, read from the library, its questions and folders of other collections."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from corpus.library import Library, load_library
from corpus.model import PassageId
from corpus.parts import UNANSWERABLE, Part, part_of
from corpus.questions import QUESTIONS_FOLDER, DevelopmentQuestion, QuestionType, load_questions, load_unanswerable
from index.normalise import normalise_text
from index.tuning.encoder_search import Material
from index.tuning.measuring import DevelopmentSet
from index.tuning.question_texts import QuestionMaterial
from index.tuning.questions import asked_questions, general_questions, unanswered_of_general
from index.tuning.reader_material import ReaderMaterial
from index.tuning.reader_pairs import Unanswered


def load_encoder_material(general: Sequence[Path], watched: Sequence[Path]) -> Material:
    """Return what the encoder learns from; the development questions only measure it.

    Args:
        general: folders in BEIR's form, to learn from and to measure with.
        watched: others, only to measure with.

    Raises:
        LibraryFault: when a file is missing or broken.

    """
    library = load_library()
    return Material(
        asked=asked_questions(library),
        general=tuple(map(general_questions, general)),
        development=_development(library, load_questions(QUESTIONS_FOLDER / "dev.jsonl")),
        watched=tuple(map(general_questions, watched)),
    )


def load_question_material(general: Sequence[Path]) -> QuestionMaterial:
    """Return what the network of questions learns from; the development questions only measure it.

    Args:
        general: folders in BEIR's form, to learn from and to measure with.

    Raises:
        LibraryFault: when a file is missing or broken.

    """
    unanswered = _unanswered(load_library(), ("near-misses", "out-of-scope"), Part.FIT)
    return QuestionMaterial(load_encoder_material(general, ()), tuple(each.question for each in unanswered))


def load_reader_material(general: Sequence[Path]) -> ReaderMaterial:
    """Return what the reader learns from, and the unanswerable questions that it is measured with.

    Args:
        general: folders in BEIR's form; ``unanswerable.jsonl`` in them is learnt too.

    Raises:
        LibraryFault: when a file is missing or broken.

    """
    library = load_library()
    collections = tuple(map(general_questions, general))
    return ReaderMaterial(
        asked=asked_questions(library),
        unanswered=_unanswered(library, ("near-misses", "out-of-scope"), Part.FIT),
        kept=_unanswered(library, ("near-misses",), Part.CALIBRATE),
        general=collections,
        unanswered_general=tuple(
            pair
            for folder, questions in zip(general, collections, strict=True)
            for pair in unanswered_of_general(folder, questions)
        ),
    )


def _development(library: Library, questions: Iterable[DevelopmentQuestion]) -> DevelopmentSet:
    rows = _rows(library)
    answered = [question for question in questions if question.type is QuestionType.ANSWER]
    return DevelopmentSet(
        tuple(normalise_text(question.question) for question in answered),
        tuple(frozenset(rows[fact] for fact in question.facts) for question in answered),
    )


def _unanswered(library: Library, names: Collection[str], part: Part) -> tuple[Unanswered, ...]:
    rows = _rows(library)
    return tuple(
        Unanswered(normalise_text(row.question), tuple(rows[closest] for closest in row.closest))
        for name in names
        for row in load_unanswerable(QUESTIONS_FOLDER / f"{name}.jsonl")
        if part_of(row.question, UNANSWERABLE) is part
    )


def _rows(library: Library) -> dict[PassageId, int]:
    return {passage.id: row for row, passage in enumerate(library.passages)}
