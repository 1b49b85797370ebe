"""What is the same in every notice on data: how it is built, its headings, the rights and where to complain.

By language code. The Ukrainian notices word rights and complaint each in their own way.
"""

from collections.abc import Mapping

from bot.messages.text_record import text_record

_CONTROLLER = "{controller}."

REACHED = "{controller} ({contact})"
"""A controller, where it is known whom to ask."""


@text_record
class NoticeFrame:
    """The texts of one language; ``headings`` are those of :attr:`DataNoticeTexts.sections`, in their order."""

    title: str
    headings: tuple[str, ...]


@text_record
class DataNoticeTexts:
    """The texts of one notice in one language.

    ``short`` and what the sections say may have ``{controller}``, ``{title}`` and ``{period}``, which is for how long
    data stay: one of ``periods``, by plural category and in the case that the texts need. ``organiser`` stands for a
    controller that was not set.
    """

    frame: NoticeFrame
    short: str
    purpose: str
    legal_basis: str
    storage_period: str
    recipients: str
    rights: str
    complaint: str
    obligation: str
    periods: Mapping[str, str]
    organiser: str

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The whole notice as pairs of a heading and its text."""
        texts = (
            _CONTROLLER,
            self.purpose,
            self.legal_basis,
            self.storage_period,
            self.recipients,
            self.rights,
            self.complaint,
            self.obligation,
        )
        return tuple(zip(self.frame.headings, texts, strict=True))


FRAMES: Mapping[str, NoticeFrame] = {
    "pl": NoticeFrame(
        title="Informacja o przetwarzaniu danych (art. 13 RODO)",
        headings=(
            "Administrator",
            "Cel",
            "Podstawa prawna",
            "Jak długo",
            "Odbiorcy",
            "Twoje prawa",
            "Skarga",
            "Czy trzeba podać dane",
        ),
    ),
    "en": NoticeFrame(
        title="Information on the processing of data (Art. 13 GDPR)",
        headings=(
            "Controller",
            "Purpose",
            "Legal basis",
            "For how long",
            "Recipients",
            "Your rights",
            "Complaint",
            "Do you have to",
        ),
    ),
    "uk": NoticeFrame(
        title="Інформація про обробку даних (ст. 13 GDPR)",
        headings=(
            "Адміністратор",
            "Мета",
            "Правова підстава",
            "Як довго",
            "Одержувачі",
            "Ваші права",
            "Скарга",
            "Чи треба надавати дані",
        ),
    ),
}

RIGHTS: Mapping[str, str] = {
    "pl": "Wgląd w dane i ich kopia, poprawienie, usunięcie, ograniczenie przetwarzania, przeniesienie: /moje_dane.",
    "en": "Access and a copy, rectification, erasure, restriction, portability: /moje_dane.",
}

COMPLAINT: Mapping[str, str] = {
    "pl": "Do Prezesa Urzędu Ochrony Danych Osobowych, ul. Stanisława Moniuszki 1A, 00-014 Warszawa, uodo.gov.pl.",
    "en": (
        "To the President of the Personal Data Protection Office (PUODO), ul. Stanisława Moniuszki 1A, 00-014 "
        "Warszawa, uodo.gov.pl."
    ),
}
