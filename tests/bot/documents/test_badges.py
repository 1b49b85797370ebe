"""Badges, read back."""

from typing import Literal

import pytest

from bot.documents.badges import Badge, BadgesContent, badges_pdf
from tests.bot.documents.reading import LONG, pages


@pytest.mark.parametrize(("per_page", "expected"), [(8, [8, 3]), (10, [10, 1])])
def test_each_page_has_its_badges(per_page: Literal[8, 10], expected: list[int]) -> None:
    badges = tuple(Badge(f"Osoba{number} Łęcka", "Stowarzyszenie „Most”", "Wolontariusz") for number in range(11))
    found = pages(badges_pdf(BadgesContent("Forum", badges, per_page)))
    assert [text.count("Łęcka") for text in found] == [text.count("„Most”") for text in found] == expected


def test_long_names_fit_on_their_badges() -> None:
    badges = tuple(Badge(LONG, LONG, "Samorząd") for _ in range(8))
    [text] = pages(badges_pdf(BadgesContent(LONG, badges)))
    assert text.count("Kędzierzyna") == 8 * 3 * 3
