"""What becomes, or would become, of an imported list, as a coordinator reads it."""

from collections.abc import Iterator, Sequence

from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.sent_table import MOST_BYTES, MOST_ROWS, NoTable, NotFetched
from bot.forum.import_table import ColumnsMissing, FaultyRow, Imported, RowProblem
from bot.forum.model import ApplicantField, InvalidApplicant, OrganisationFull, SessionFull, SessionsClash, SignUpResult
from bot.messages.documents import DOCUMENTS
from bot.messages.people_import import IMPORT
from bot.messages.registration_card import CARD
from bot.messages.signup import SIGNUP

LIMITS = {"rows": MOST_ROWS, "megabytes": MOST_BYTES // 1_000_000}
"""What the texts say about the size of a file."""

_MOST_FAULTY = 10
"""Rows that are written out; whoever has more will look at the file first."""

_LONGEST_TYPED = 60


def file_problem(read: NoTable | NotFetched, language: Language) -> str:
    """Return what is wrong with a file that was sent, and what to do."""
    texts = IMPORT[language]
    if isinstance(read, NotFetched):
        return texts.not_fetched
    known = texts.problems.get(read.problem)
    return known.format(**LIMITS) if known else DOCUMENTS[language].table_problems[read.problem]


def missing_columns(result: ColumnsMissing, language: Language) -> str:
    """Return which columns the list lacks."""
    texts = IMPORT[language]
    return texts.columns_missing.format(columns=", ".join(texts.columns[column] for column in result.columns))


def trial_blocks(result: Imported, language: Language) -> Iterator[Block]:
    """Yield what would become of the list: the counts, the first rows that cannot be used, what was not read."""
    texts = IMPORT[language]
    yield Bullets(tuple((line,) for line in _counts(result, language)))
    if result.faults:
        yield Paragraph((Strong(texts.faulty.format(number=faulty_rows(result))),))
        yield Bullets(tuple((line,) for line in _faults(result.faults, language)))
    if result.ignored:
        columns = ", ".join(map(_short, result.ignored))
        yield Paragraph((texts.ignored.format(columns=columns),))


def saved_blocks(result: Imported, language: Language) -> Iterator[Block]:
    """Yield what became of the list."""
    texts = IMPORT[language]
    yield Paragraph((Strong(texts.saved),))
    skipped = [texts.skipped.format(number=faulty_rows(result))] if result.faults else []
    yield Bullets(tuple((line,) for line in [*_counts(result, language), *skipped]))


def newcomers(result: Imported) -> int:
    """Return how many people the list signs up."""
    return result.confirmed + result.waiting + result.pending


def faulty_rows(result: Imported) -> int:
    """Return how many rows cannot be used."""
    return len({fault.row for fault in result.faults})


def _counts(result: Imported, language: Language) -> Iterator[str]:
    numbers = {
        "confirmed": result.confirmed,
        "waiting": result.waiting,
        "pending": result.pending,
        "already": result.already,
    }
    for name, text in IMPORT[language].counts.items():
        if numbers[name] or name == "confirmed":
            yield text.format(number=numbers[name])


def _faults(faults: Sequence[FaultyRow], language: Language) -> Iterator[str]:
    rows = list(dict.fromkeys(fault.row for fault in faults))
    shown = frozenset(rows[:_MOST_FAULTY])
    yield from (_fault(fault, language) for fault in faults if fault.row in shown)
    if len(rows) > len(shown):
        yield IMPORT[language].more_faults.format(number=len(rows) - len(shown))


def _fault(faulty: FaultyRow, language: Language) -> str:
    texts, typed = IMPORT[language], _short(faulty.typed)
    groups = ", ".join(SIGNUP[language].groups.values())
    match faulty.fault:
        case InvalidApplicant(field, problem):
            fault = SIGNUP[language].problems[problem]
            return texts.cell.format(row=faulty.row, field=_label(field, language), typed=typed, fault=fault)
        case RowProblem() as problem:
            return texts.row.format(row=faulty.row, fault=texts.faults[problem].format(typed=typed, groups=groups))
        case refused:
            return texts.row.format(row=faulty.row, fault=_refusal(refused, language))


def _refusal(result: SignUpResult, language: Language) -> str:
    faults = IMPORT[language].faults
    match result:
        case OrganisationFull(_, limit):
            return faults["organisation_full"].format(limit=limit)
        case SessionFull(_, session):
            return faults["session_full"].format(session=session.title)
        case SessionsClash(_, first, second):
            return faults["sessions_clash"].format(first=first.title, second=second.title)
        case _:
            return faults["refused"]


def _label(field: ApplicantField, language: Language) -> str:
    is_name = field is ApplicantField.NAME
    return DOCUMENTS[language].ticket["name"] if is_name else CARD[language].labels[field]


def _short(typed: str) -> str:
    return typed if len(typed) <= _LONGEST_TYPED else f"{typed[: _LONGEST_TYPED - 1]}…"
