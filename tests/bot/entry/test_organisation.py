import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.organisation import holds_name, organisation_key, organisation_number


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("526-000-12-46", "nip:5260001246"),
        ("NIP: 526 000 12 46", "nip:5260001246"),
        ("PL5260001246", "nip:5260001246"),
        ("0000030897", "krs:0000030897"),
        ("KRS 0000030897", "krs:0000030897"),
        ("regon 192598184", "regon:192598184"),
        ("12345678512347", "regon:12345678512347"),
    ],
)
def test_official_numbers_are_recognised(typed: str, found: str) -> None:
    assert organisation_number(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nip",
        "5260001247",
        "192598183",
        "KRS 5260001246",
        "NIP 0000030897",
        "0000000000",
        "000000000",
        "１２３",
        "-1",
    ],
)
def test_numbers_that_do_not_check_are_refused(typed: str) -> None:
    assert organisation_number(typed) is None


@given(st.text(max_size=30))
@settings(max_examples=50)
def test_whatever_is_typed_for_a_number_is_judged(typed: str) -> None:
    judged = organisation_number(typed)
    assert judged is None or judged.partition(":")[0] in {"nip", "krs", "regon"}


@pytest.mark.parametrize(
    "spelling",
    ['FUNDACJA "Łąka"', "Fundacja  Laka", "Fundacja „Łąka” w likwidacji", "fund. Łąka", "Fundacja Łąka (OPP)"],
)
def test_spellings_of_one_organisation_share_a_key(spelling: str) -> None:
    assert organisation_key(spelling, None) == organisation_key("Fundacja Łąka", None)


def test_legal_forms_that_are_part_of_the_name_tell_apart() -> None:
    assert organisation_key("Fundacja Most", None) != organisation_key("Stowarzyszenie Most", None)
    assert organisation_key("Most sp. z o.o.", None) == organisation_key("Most Spółka z o. o.", None) == "most"


def test_a_number_decides_alone() -> None:
    keys = {organisation_key(name, "krs:0000030897") for name in ("WOŚP", "Wielka Orkiestra")}
    assert keys == {"krs:0000030897"}


@given(st.text(max_size=300))
@settings(max_examples=50)
def test_a_key_fits_its_column_and_stays_itself(name: str) -> None:
    key = organisation_key(name, None)
    assert len(key) <= 200
    assert organisation_key(f"  {name}! ", None) == key


def test_a_company_that_bears_the_persons_name_is_told_from_others() -> None:
    assert holds_name("Jan Kowalski, osoba prywatna", "KOWALSKI Jan")
    assert holds_name("Żółć Consulting", "Anna Zolc")
    assert not holds_name("Fundacja Most", "Jan Kowalski")
    assert not holds_name("Spółka A. B.", "A. Lis")
