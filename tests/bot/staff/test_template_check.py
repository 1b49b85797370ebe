"""Texts that can be a template, and texts that cannot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.templates import TEMPLATES, variables_of
from bot.staff.template_check import LONGEST_TEMPLATE, TemplateProblem, template_fault


def test_all_that_come_with_the_program_are_sound() -> None:
    faults = {
        (key, language): fault
        for key, by_language in TEMPLATES.items()
        for language, text in by_language.items()
        if (fault := template_fault(key, text)) is not None
    }
    assert faults == {}


@pytest.mark.parametrize(
    ("text", "problem", "variable"),
    [
        ("", TemplateProblem.EMPTY, ""),
        (" \n\t", TemplateProblem.EMPTY, ""),
        ("a" * (LONGEST_TEMPLATE + 1), TemplateProblem.TOO_LONG, ""),
        ("😀" * (LONGEST_TEMPLATE // 2 + 1), TemplateProblem.TOO_LONG, ""),
        ("Masz miejsce: {title", TemplateProblem.BROKEN_BRACE, ""),
        ("Masz miejsce: title}", TemplateProblem.BROKEN_BRACE, ""),
        ("Masz {", TemplateProblem.BROKEN_BRACE, ""),
        ("{tytul}", TemplateProblem.UNKNOWN_VARIABLE, "tytul"),
        ("{}", TemplateProblem.UNKNOWN_VARIABLE, ""),
        ("{title.__class__}", TemplateProblem.UNKNOWN_VARIABLE, "title.__class__"),
        ("{0}", TemplateProblem.UNKNOWN_VARIABLE, "0"),
        ("{when!r}", TemplateProblem.FORMATTED_VARIABLE, "when"),
        ("{when:{title}}", TemplateProblem.FORMATTED_VARIABLE, "when"),
        ("{deadline}", TemplateProblem.UNKNOWN_VARIABLE, "deadline"),
    ],
)
def test_what_cannot_be_a_template_says_why(text: str, problem: TemplateProblem, variable: str) -> None:
    fault = template_fault("promoted", text)
    assert fault is not None
    assert (fault.problem, fault.variable) == (problem, variable)


def test_a_variable_belongs_to_its_templates() -> None:
    assert template_fault("offered", "Do {deadline}") is None
    assert template_fault("promoted", "{{nawias}} {title}") is None
    assert "deadline" not in variables_of("promoted")


@settings(max_examples=50)
@given(st.text(alphabet="{}ab :!.title", max_size=30))
def test_what_passes_can_be_filled_in(text: str) -> None:
    if template_fault("promoted", text) is None:
        assert text.format(**dict.fromkeys(variables_of("promoted"), "x")) is not None
