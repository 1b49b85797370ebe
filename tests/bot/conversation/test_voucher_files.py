"""Files of an application: sent while the form is open, checked at once, and dropped again."""

import pytest

from bot.messages.hints import HINTS
from bot.voucher.rules import ApplicantKind
from tests.bot.conversation.applying import KINDS, PL, START, make_edition, to_summary
from tests.bot.conversation.talk import Person, Talk
from tests.bot.voucher.attached import EXE, JPEG, PDF


@pytest.fixture(autouse=True)
def edition(talk: Talk) -> None:
    make_edition(talk)


def test_files_are_attached_at_any_step_and_dropped(anna: Person) -> None:
    anna.says("/voucher")
    anna.presses(START.apply)
    anna.presses(KINDS[ApplicantKind.FOUNDATION])
    assert PL.attached.format(name="list.pdf") in anna.sends_file(PDF, "list.pdf")
    anna.presses(PL.later)
    said = to_summary(anna)
    assert PL.files.format(files="list.pdf") in said
    assert PL.already.format(name="list.pdf") in anna.sends_file(PDF, "inny.pdf")
    assert PL.no_files in anna.presses(PL.detach.format(name="list.pdf"))


def test_a_photo_is_a_file_too(anna: Person) -> None:
    to_summary(anna)
    assert PL.attached.format(name="photo.jpg") in anna.sends_file(JPEG, "photo.jpg", kind="photo")


def test_pictures_of_an_album_get_a_reply_each(anna: Person) -> None:
    to_summary(anna)
    keys = []
    for number in range(2):
        anna.sends_file(JPEG[:-2] + bytes([number]) + JPEG[-2:], "photo.jpg", kind="photo")
        keys.append(anna.last[0].key)
    assert len({*keys, ""}) == 3


def test_a_file_that_cannot_be_attached_is_told_and_nothing_is_lost(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    said = {
        "Największy plik może mieć 10 MB.": anna.sends_file(None, "duzy.pdf", size=60_000_000),
        PL.not_fetched: anna.sends_file(None, "list.pdf"),
        "nie jest PDF, DOCX": anna.sends_file(EXE, "list.pdf"),
        "nie da się otworzyć": anna.sends_file(PDF[:40], "list.pdf"),
    }
    assert [words for words, answer in said.items() if words not in answer or PL.check not in answer] == []
    with talk.database.read() as connection:
        assert talk.vouchers.applications.attachments(connection, 1) == []


def test_a_large_file_is_not_even_fetched(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    with talk.database.read() as connection:
        assert talk.conversation.awaits_file(connection, anna.sending(10_000_000))
        assert not talk.conversation.awaits_file(connection, anna.sending(60_000_000))


def test_without_a_form_nobody_opens_files(anna: Person) -> None:
    assert anna.sends_file(PDF, "list.pdf") == HINTS["pl"].unsupported["document"]
