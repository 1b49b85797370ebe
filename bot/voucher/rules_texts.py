"""The texts of rules: tidied, and checked for being there, not too long, and readable."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.entry.fault import Fault
from bot.voucher.rules import Criterion, Declaration, Eligible, Question, Rules, Service

_TITLE = 120
_NAME = 60
"""Stands on a button."""
_LINE = 300
_PARAGRAPH = 1_000


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its key, and how many characters it may have."""

    key: str
    text: str
    most: int
    needed: bool = True


def tidied_rules(rules: Rules) -> Rules:
    """Return the rules with single spaces in their texts; those of several lines keep them."""
    return replace(
        rules,
        title=_words(rules.title),
        applicants=tuple(Eligible(each.kind, _lines(each.rule)) for each in rules.applicants),
        questions=tuple(Question(_words(each.text), each.expected, _lines(each.rule)) for each in rules.questions),
        services=tuple(Service(each.key.strip(), _words(each.name), _lines(each.rule)) for each in rules.services),
        criteria=tuple(_tidied_criterion(each) for each in rules.criteria),
        declarations=tuple(_tidied_declaration(each) for each in rules.declarations),
        region_rule=_lines(rules.region_rule),
        further=tuple(_lines(each) for each in rules.further),
    )


def text_faults(rules: Rules) -> Iterator[Fault]:
    """Return what is wrong with the tidied texts."""
    for text in _texts(rules):
        if not text.text and text.needed:
            yield Fault(text.key, f"Podaj tekst (do {text.most} znaków).")
        elif len(text.text) > text.most:
            yield Fault(text.key, f"Ten tekst może mieć najwyżej {text.most} znaków: skróć go.")
        elif not _is_readable(text.text):
            yield Fault(text.key, "W tekście jest znak, którego nie widać: przepisz go.")


def _tidied_criterion(criterion: Criterion) -> Criterion:
    name, question = _words(criterion.name), _lines(criterion.question)
    return replace(criterion, key=criterion.key.strip(), name=name, question=question)


def _tidied_declaration(declaration: Declaration) -> Declaration:
    text, note = _lines(declaration.text), _lines(declaration.note)
    return replace(declaration, key=declaration.key.strip(), text=text, note=note)


def _texts(rules: Rules) -> Iterator[_Text]:
    yield _Text("title", rules.title, _TITLE)
    yield _Text("region_rule", rules.region_rule, _PARAGRAPH, needed=False)
    for number, applicant in enumerate(rules.applicants, 1):
        yield _Text(f"applicants[{number}].rule", applicant.rule, _PARAGRAPH)
    for number, asked in enumerate(rules.questions, 1):
        yield _Text(f"questions[{number}].text", asked.text, _LINE)
        yield _Text(f"questions[{number}].rule", asked.rule, _PARAGRAPH)
    for number, service in enumerate(rules.services, 1):
        yield _Text(f"services[{number}].name", service.name, _NAME)
        yield _Text(f"services[{number}].rule", service.rule, _PARAGRAPH)
    for number, criterion in enumerate(rules.criteria, 1):
        yield _Text(f"criteria[{number}].name", criterion.name, _NAME)
        yield _Text(f"criteria[{number}].question", criterion.question, _LINE)
    for number, declaration in enumerate(rules.declarations, 1):
        yield _Text(f"declarations[{number}].text", declaration.text, _PARAGRAPH)
        yield _Text(f"declarations[{number}].note", declaration.note, _PARAGRAPH, needed=False)
    for number, rule in enumerate(rules.further, 1):
        yield _Text(f"further[{number}]", rule, _PARAGRAPH)


def _words(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(map(_words, text.strip().splitlines()))


def _is_readable(text: str) -> bool:
    """Return whether there is no control character in it, which a database or a document may refuse."""
    return not any(unicodedata.category(character) in {"Cc", "Cs"} and character != "\n" for character in text)
