"""Attendance lists, read back."""

from bot.documents.attendance_list import AttendanceListContent, Attendee, attendance_list_pdf
from tests.bot.documents.reading import LONG, pages


def test_every_page_repeats_the_head_and_has_its_number() -> None:
    people = tuple(Attendee(f"Osoba{number} Źdźbło", "Gmina Łysomice", "Radni") for number in range(1, 61))
    found = pages(attendance_list_pdf(AttendanceListContent("Forum", "15 marca", "Toruń", people)))
    assert len(found) > 1
    for number, text in enumerate(found, start=1):
        assert "Lp. Imię i nazwisko Organizacja Grupa Podpis" in text
        assert f"Strona {number} z {len(found)}" in text
    assert [f"{number} Osoba{number} Źdźbło" in " ".join(found) for number in (1, 60)] == [True, True]


def test_empty_lines_for_walk_ins_are_numbered_and_long_names_wrap() -> None:
    content = AttendanceListContent("Forum", "15", "Toruń", (Attendee(LONG, LONG, "Ґрупа"),), empty=3, language="uk")
    text = " ".join(pages(attendance_list_pdf(content)))
    assert "Список присутніх" in text
    assert text.index("Ґрупа") < text.index(" 2 3 4 ")
