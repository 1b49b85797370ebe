"""Verifying the number of a certificate. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VerificationTexts:
    """The texts of one language. ``valid`` has ``{number}`` and ``{day}``, ``to_whom`` has ``{initials}``."""

    how: str
    valid: str
    to_whom: str
    name_gone: str
    unknown: str


VERIFICATION: Mapping[str, VerificationTexts] = {
    "pl": VerificationTexts(
        how="Napisz numer zaświadczenia po poleceniu, na przykład: /sprawdz IE/2027/0012-07",
        valid="✅ Zaświadczenie {number} jest prawdziwe. Wydane {day} za udział w spotkaniu:",
        to_whom="Inicjały osoby: {initials}. Porównaj je z nazwiskiem na dokumencie.",
        name_gone="Imię i nazwisko tej osoby zostało już usunięte z bazy; numer pozostaje ważny.",
        unknown="🚫 Takiego zaświadczenia nie ma. Sprawdź, czy numer jest przepisany dokładnie, z kreską i cyframi.",
    ),
    "en": VerificationTexts(
        how="Write the number of the certificate behind the command, for instance: /sprawdz IE/2027/0012-07",
        valid="✅ Certificate {number} is genuine. Issued on {day} for taking part in:",
        to_whom="Initials of the person: {initials}. Compare them with the name on the document.",
        name_gone="The name of this person has been deleted from the database; the number stays valid.",
        unknown="🚫 There is no such certificate. Check that the number is copied exactly, with its dash and digits.",
    ),
    "uk": VerificationTexts(
        how="Напишіть номер довідки після команди, наприклад: /sprawdz IE/2027/0012-07",
        valid="✅ Довідка {number} справжня. Видана {day} за участь у зустрічі:",
        to_whom="Ініціали людини: {initials}. Порівняйте їх із прізвищем на документі.",
        name_gone="Ім'я та прізвище цієї людини вже видалено з бази; номер залишається чинним.",
        unknown="🚫 Такої довідки немає. Перевірте, чи номер переписано точно, з рискою та цифрами.",
    ),
}
