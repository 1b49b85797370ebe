import io
import unicodedata
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.voucher.attachment_check import MOST_BYTES, CheckedFile, FileKind, checked_file, safe_name, too_large
from bot.voucher.results import Reason, Refused
from tests.bot.voucher.attached import EXE, JPEG, PDF, PNG, WEBP, docx

DOCX = docx()
SOUND = [
    ("Statut.pdf", PDF, FileKind.PDF),
    ("plan.DOCX", DOCX, FileKind.DOCX),
    ("zdjęcie.jpg", JPEG, FileKind.JPEG),
    ("zdjęcie.jpeg", JPEG + b"what telephones put behind it", FileKind.JPEG),
    ("skan.png", PNG, FileKind.PNG),
    ("skan.webp", WEBP, FileKind.WEBP),
]
NOT_ALLOWED, DAMAGED = Refused(Reason.FILE_NOT_ALLOWED), Refused(Reason.FILE_DAMAGED)


@pytest.mark.parametrize(("name", "content", "kind"), SOUND)
def test_files_of_the_five_kinds_are_taken_under_their_names(name: str, content: bytes, kind: FileKind) -> None:
    assert checked_file(name, content) == CheckedFile(name, kind)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("faktura.pdf", EXE),
        ("program.exe", EXE),
        ("faktura.pdf.exe", PDF),
        ("faktura.docx", PDF),
        ("faktura.pdf", JPEG),
        ("makro.docx", docx({"word/vbaProject.bin": b"x"})),
        ("makro.docm", docx()),
        ("film.webp", b"RIFF\x14\x00\x00\x00AVI LIST" + b"\x00" * 20),
        ("tekst.txt", b"Dzien dobry"),
        ("rysunek.gif", b"GIF89a" + b"\x00" * 20),
    ],
)
def test_other_kinds_and_names_that_say_something_else_are_refused(name: str, content: bytes) -> None:
    assert checked_file(name, content) == NOT_ALLOWED


def test_a_table_or_any_archive_is_no_word_file() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert checked_file("tabela.docx", packed.getvalue()) == NOT_ALLOWED


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pusty.pdf", b""),
        ("ucięty.pdf", PDF[:-20]),
        ("hasło.pdf", PDF.replace(b"/Root", b"/Encrypt 5 0 R/Root")),
        ("hasło.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500),
        ("ucięty.docx", DOCX[:-30]),
        ("zepsuty.docx", docx(compression=zipfile.ZIP_STORED).replace(b"<document/>", b"<documenT/>")),
        ("bomba.docx", docx({"word/media/image1.bmp": b"\x00" * 30 * 2**20})),
        ("wiele.docx", docx({f"word/{number}": b"" for number in range(4_100)})),
        ("ucięty.jpg", JPEG[:-2]),
        ("ucięty.png", PNG[:-6]),
        ("ucięty.webp", WEBP[:-3]),
    ],
)
def test_files_that_are_cut_off_locked_or_grow_without_end_are_damaged(name: str, content: bytes) -> None:
    assert checked_file(name, content) == DAMAGED


def test_a_bomb_of_many_layers_is_refused_by_what_it_announces() -> None:
    layers = {f"word/media/{number}.bin": b"\x00" * (2**20 - 1) for number in range(65)}
    assert checked_file("bomba.docx", docx(layers)) == DAMAGED


def test_sixty_megabytes_are_refused_by_the_announced_size_and_by_the_received_one() -> None:
    refused = Refused(Reason.FILE_TOO_LARGE, count=10)
    assert too_large(60_000_000) == refused
    assert checked_file("duży.pdf", b"%PDF-" + b"x" * MOST_BYTES) == refused
    assert too_large(MOST_BYTES) is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        (r"C:\Users\Anna\Pulpit\statut 2027.pdf", "statut 2027.pdf"),
        ("fak\u202efdp.tura\x00.pdf", "fakfdp.tura.pdf"),
        ("  a  b\n.pdf ", "a b.pdf"),
        (".pdf", "pdf"),
        ("///", "plik"),
        ("", "plik"),
        ("a" * 300 + ".docx", "a" * 95 + ".docx"),
    ],
)
def test_names_are_stripped_of_folders_and_of_what_cannot_be_seen(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_a_file_without_a_suffix_gets_the_one_of_its_content() -> None:
    assert checked_file("Statut z 12.03", PDF) == CheckedFile("Statut z 12.03.pdf", FileKind.PDF)
    assert checked_file("", JPEG) == CheckedFile("plik.jpg", FileKind.JPEG)


@given(st.text(max_size=150))
def test_whatever_a_file_is_called_its_name_is_safe(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= 100
    assert not any(unicodedata.category(character).startswith("C") for character in safe)
    assert not set('/\\:*?"<>|') & set(safe)


@given(st.sampled_from([content for _, content, _ in SOUND]), st.data())
@settings(max_examples=40)
def test_whatever_becomes_of_the_bytes_the_file_is_judged(content: bytes, data: st.DataObject) -> None:
    changed = bytearray(content)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=6)):
        changed[place] = data.draw(st.integers(0, 255))
    judged = checked_file("plik", bytes(changed)[: data.draw(st.integers(0, len(content)))])
    assert judged in {NOT_ALLOWED, DAMAGED} or isinstance(judged, CheckedFile)


def test_the_name_of_a_file_is_not_in_its_representation() -> None:
    assert "Kanarek" not in repr(checked_file("Kanarek.pdf", PDF))
