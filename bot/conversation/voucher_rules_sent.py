"""A file with the rules of an edition that a coordinator sent, read before anything is decided about it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.model import IncomingFile
from bot.voucher.model import InvalidRulesError
from bot.voucher.rules import Rules
from bot.voucher.rules_file import read_rules

MOST_BYTES = 60_000
"""Many times what rules take up; what is sent waits in the dialog until it is confirmed."""


class FileProblem(StrEnum):
    """Why a file cannot be used at all."""

    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    NOT_FETCHED = "not_fetched"


@dataclass(frozen=True, slots=True)
class ReadRules:
    """The rules, and the text that they were read in."""

    text: str
    rules: Rules


@dataclass(frozen=True, slots=True)
class WrongRules:
    """What to change in the file, a sentence a line."""

    faults: str


SentRules = ReadRules | WrongRules | FileProblem


def read_sent_rules(file: IncomingFile) -> SentRules:
    """Return what ``file`` turns out to be."""
    if file.size > MOST_BYTES:
        return FileProblem.TOO_LARGE
    if file.content is None:
        return FileProblem.NOT_FETCHED
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return FileProblem.NOT_TEXT
    return FileProblem.NOT_TEXT if "\0" in text else read_rules_text(text)


def read_rules_text(text: str) -> ReadRules | WrongRules:
    """Return the rules that ``text`` describes."""
    try:
        return ReadRules(text, read_rules(text))
    except InvalidRulesError as error:
        return WrongRules(str(error))
