from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.voucher.eligibility import steps
from bot.voucher.model import InvalidRulesError
from bot.voucher.rules import ApplicantKind, Expected
from bot.voucher.rules_file import load_rules_file, read_rules

EXAMPLE = Path(__file__).parents[3] / "docs" / "pl" / "voucher.toml"
SMALLEST = """
title = "Voucher"
budget = 10_000
value = "2 000"
smallest_redemption = "0,01"
threshold = 60
largest_difference = 30
limits = { per_edition = 1, per_year = 1 }
days = { correction = 7, appeal = 14, code = 180 }
calls = [{ opens = "2028-02-01 08:00", closes = 2028-03-15 }]
applicants = [{ kind = "foundation", rule = "Fundacje mogą." }]
services = [{ key = "translation", name = "Tłumaczenie", rule = "Pisemne." }]
criteria = [{ key = "idea", name = "Pomysł", question = "Jaki?", weight = 100, most = 10 }]
"""


def _faults(text: str) -> list[str]:
    with pytest.raises(InvalidRulesError) as caught:
        read_rules(text)
    return str(caught.value).splitlines()


def test_the_example_in_the_handbook_is_read_whole() -> None:
    rules = load_rules_file(EXAMPLE)
    assert (rules.budget, rules.appeal_reserve) == (Decimal("100000.00"), Decimal("10000.00"))
    assert [each.weight for each in rules.criteria] == [Decimal(50), Decimal("37.5"), Decimal("12.5")]
    assert [each.key for each in rules.services] == [
        "translation",
        "partner_search",
        "study_visit",
        "application_writing",
    ]
    first, second = rules.calls
    assert (first.early_close, second.early_close) == (Decimal(3), None)
    assert second.closes_at == datetime(2028, 9, 30, 21, 59, tzinfo=UTC)
    assert rules.applicants[-1].kind is ApplicantKind.MUNICIPALITY
    assert rules.questions[0].expected is Expected.NO
    assert [each.required for each in rules.declarations] == [True, True]
    assert "nie jest poradą prawną" in rules.declarations[1].note
    assert all([rules.region_rule, rules.further, rules.keep_years])


def test_the_smallest_file_has_the_usual_values() -> None:
    rules = read_rules(SMALLEST)
    assert (rules.appeal_reserve, rules.keep_years, rules.region_rule) == (Decimal(0), 5, "")
    assert (rules.questions, rules.declarations, rules.further) == ((), (), ())


def test_texts_are_tidied() -> None:
    written = SMALLEST.replace('"Voucher"', '"  Voucher\t na  próbę "').replace(
        '"Pisemne."', '" Pisemne. \\n  Ustne. "'
    )
    rules = read_rules(written)
    assert (rules.title, rules.services[0].rule) == ("Voucher na próbę", "Pisemne.\nUstne.")


def test_a_declaration_is_required_unless_it_is_optional() -> None:
    more = '[[declarations]]\nkey = "a"\ntext = "A."\n[[declarations]]\nkey = "b"\ntext = "B."\noptional = true\n'
    assert [each.required for each in read_rules(SMALLEST + more).declarations] == [True, False]


def test_a_missing_weight_is_told_with_its_key_and_nothing_is_added_up() -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("weight = 37.5\n", "")
    assert _faults(text) == ["criteria[2].weight: Brakuje tego klucza: podaj liczbę, np. 40 albo 12.5."]


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ("weight = 100", "weight = 99.5", "criteria: Wagi kryteriów dają razem 99,5, a muszą dać dokładnie 100"),
        ("weight = 100", "weight = 0", "criteria[1].weight: Podaj wagę w procentach"),
        ("most = 10", "most = 0", "criteria[1].most: Podaj najwyższą liczbę punktów"),
        ("threshold = 60", "threshold = 101", "threshold: Podaj liczbę procent od 0 do 100."),
        ("budget = 10_000", "budget = 10_000\nappeal_reserve = 10_001", "appeal_reserve: Rezerwa na odwołania"),
        ("budget = 10_000", "budget = 10_000.5", "budget: Kwotę z groszami podaj w cudzysłowie"),
        ('"2 000"', "10_001", "value: Voucher nie może być wart więcej"),
        ('"0,01"', "2_001", "smallest_redemption: Najmniejsza realizacja"),
        ("per_year = 1", "per_year = 0", "limits.per_year: Podaj liczbę od 1 do 100."),
        ("appeal = 14", "appeal = -14", "days.appeal: Podaj liczbę od 1 do 90."),
        ("code = 180", "code = 100_000", "days.code: Podaj liczbę od 1 do 1095."),
        ("2028-03-15 }", '"2028-02-01 08:00" }', "calls[1].closes: Nabór musi się kończyć po swoim otwarciu"),
        ("2028-03-15 }", "2028-03-15, early_close = 0 }", "calls[1].early_close: Podaj, przy ilu budżetach"),
        ("2028-03-15 }", "9999-03-15 }", "calls[1].closes: Podaj rok od 2020 do 2099."),
        (
            "closes = 2028-03-15",
            'closes = "2028-03-26 02:30"',
            "calls[1].closes: Godzina 2028-03-26 02:30 nie istnieje",
        ),
        ('"foundation"', '"bank"', "applicants[1].kind: Podaj jedną z wartości: association"),
        ('"translation"', '"Tłumaczenie"', "services[1].key: Podaj krótki klucz"),
        ('"Voucher"', '""', "title: Podaj tekst (do 120 znaków)."),
        ('"Voucher"', f'"{"x" * 121}"', "title: Ten tekst może mieć najwyżej 120 znaków"),
        ('"Voucher"', '"V\\u0000"', "title: W tekście jest znak, którego nie widać"),
        ("applicants = [{", "applicants = []\napplicant = [{", "applicants: Podaj co najmniej jeden rodzaj"),
    ],
)
def test_a_fault_has_its_key_and_says_what_to_change(written: str, instead: str, fault: str) -> None:
    assert written in SMALLEST
    assert any(line.startswith(fault) for line in _faults(SMALLEST.replace(written, instead)))


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (
            '[[calls]]\nopens = "2028-03-15 10:00"\ncloses = 2028-04-01\n',
            "calls[2].opens: Ten nabór zaczyna się, zanim",
        ),
        (
            '[[applicants]]\nkind = "foundation"\nrule = "Też."\n',
            "applicants[2].kind: „foundation” już jest wyżej (applicants[1].kind)",
        ),
        (
            '[[services]]\nkey = "translation"\nname = "B"\nrule = "B."\n',
            "services[2].key: „translation” już jest wyżej (services[1].key)",
        ),
    ],
)
def test_entries_of_a_list_are_compared(more: str, fault: str) -> None:
    key = more.removeprefix("[[").partition("]]")[0]
    start = SMALLEST.index(f"{key} = [{{")
    inline = SMALLEST[start : SMALLEST.index("\n", start)]
    values = inline.removeprefix(f"{key} = [{{").removesuffix("}]").strip()
    first = f"[[{key}]]\n" + "\n".join(values.split(", "))
    (line,) = _faults(f"{SMALLEST.replace(inline, '')}{first}\n{more}")
    assert line.startswith(fault)


def test_what_could_not_be_read_is_compared_with_nothing() -> None:
    text = SMALLEST.replace("10_000", '"dużo"').replace('"2028-02-01 08:00"', '"luty"').replace("weight = 100, ", "")
    assert [line.split(":")[0] for line in _faults(text)] == ["budget", "calls[1].opens", "criteria[1].weight"]


def test_every_fault_is_told_at_once() -> None:
    keys = [line.split(":")[0] for line in _faults("sponsor = 1")]
    assert keys == [
        "budget",
        "value",
        "smallest_redemption",
        "threshold",
        "largest_difference",
        "sponsor",
        "limits.per_edition",
        "limits.per_year",
        "days.correction",
        "days.appeal",
        "days.code",
        "title",
        "calls",
        "applicants",
        "services",
        "criteria",
    ]


def test_too_long_lists_are_refused() -> None:
    declared = '[[declarations]]\nkey = "d{}"\ntext = "Tak."\n'
    many = "".join(map(declared.format, range(11)))
    assert _faults(SMALLEST + many) == ["declarations: Liczba pozycji to 11, a może być najwyżej 10: usuń niektóre."]


@pytest.mark.parametrize(("before", "most"), [("", 3), ('region_rule = "Z województwa."\n', 2)])
def test_whatever_the_rules_a_verdict_takes_at_most_six_answers(before: str, most: int) -> None:
    rule = '[[questions]]\ntext = "Czy?"\nexpected = "yes"\nrule = "Tak."\n'
    assert len(steps(read_rules(before + SMALLEST + most * rule))) == 6
    (fault,) = _faults(before + SMALLEST + (most + 1) * rule)
    assert fault.startswith("questions: Sprawdzenie „Czy to dla nas?” może mieć najwyżej 6 pytań")


def test_what_is_no_toml_is_refused_with_a_sentence(tmp_path: Path) -> None:
    assert _faults('title = "Voucher') == ["Wiersz 1 nie jest poprawnym TOML: sprawdź cudzysłowy i znaki równości."]
    path = tmp_path / "voucher.toml"
    path.write_bytes(SMALLEST.encode("utf-16"))
    with pytest.raises(InvalidRulesError, match="UTF-8"):
        load_rules_file(path)


_VALUES = st.sampled_from(
    ['""', '"x"', "1", "-1", "0.5", "nan", "true", "[]", "[1]", "{}", "[{}]", "[[]]", "0001-01-01", "07:32:00"]
)
_KEYS = st.sampled_from(
    [line.split(" = ")[0] for line in SMALLEST.strip().splitlines()]
    + ["declarations", "questions", "further", "region_rule"]
)


@given(st.dictionaries(_KEYS, _VALUES))
@settings(max_examples=50)
def test_any_values_are_read_or_refused_with_keys_and_sentences(values: dict[str, str]) -> None:
    lines = [line for line in SMALLEST.splitlines() if line.split(" = ")[0] not in values]
    text = "\n".join([*lines, *(f"{key} = {value}" for key, value in values.items())])
    with suppress(InvalidRulesError):
        read_rules(text)
        return
    faults = _faults(text)
    assert faults
    assert all(": " in fault and fault.endswith(".") for fault in faults)


@given(st.text(max_size=60), st.integers(0, len(SMALLEST)))
@settings(max_examples=50)
def test_any_text_is_read_or_refused(text: str, at: int) -> None:
    for broken in (text, SMALLEST[:at] + text + SMALLEST[at:]):
        with suppress(InvalidRulesError):
            assert read_rules(broken).budget
