"""What stands in files: tickets, posters, lists, reports and certificates. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class DocumentTexts:
    """The texts of one language, by the names that the templates use.

    ``poster["deadline"]`` has ``{moment}``; ``attendance_list["page"]`` and ``report["page"]`` have ``{page}`` and
    ``{pages}``, ``report["target"]`` has ``{target}``. ``columns`` are those of the attendance list. ``files`` name the
    files, without their endings. ``table_problems`` say what is wrong with a table that was sent, and what to do.
    ``no_file`` stands in for a file that could not be made; ``in_telegram``, with ``{name}``, where none can be shown.
    """

    ticket: Mapping[str, str]
    poster: Mapping[str, str]
    attendance_list: Mapping[str, str | tuple[str, ...]]
    report: Mapping[str, str]
    files: Mapping[str, str]
    table_problems: Mapping[str, str]
    no_file: str
    in_telegram: str


DOCUMENTS: Mapping[str, DocumentTexts] = {
    "pl": DocumentTexts(
        ticket={
            "title": "Bilet wstępu",
            "name": "Imię i nazwisko",
            "when": "Kiedy",
            "where": "Gdzie",
            "workshops": "Warsztaty",
            "number": "Numer zgłoszenia",
            "show": "Pokaż ten kod przy wejściu",
            "directions": "Jak dojechać",
        },
        poster={
            "invitation": "Zapraszamy",
            "scan": "Zeskanuj kod i zapisz się w Telegramie",
            "or_open": "albo otwórz w telefonie:",
            "deadline": "Zapisy do {moment}",
        },
        attendance_list={
            "title": "Lista obecności",
            "columns": ("Lp.", "Imię i nazwisko", "Organizacja", "Grupa", "Podpis"),
            "page": "Strona {page} z {pages}",
        },
        report={
            "summary": "Podsumowanie",
            "target": "Cel: {target}",
            "page": "Strona {page} z {pages}",
            "sample": "PRZYKŁAD",
        },
        files={
            "ticket": "bilet",
            "ticket_pdf": "bilet",
            "calendar": "wydarzenie",
            "certificate": "zaswiadczenie",
            "own_data": "moje-dane",
            "poster_pdf": "plakat",
            "poster_png": "plakat",
            "badges": "identyfikatory",
            "attendance_list": "lista-obecnosci",
            "report_pdf": "sprawozdanie",
            "report_xlsx": "sprawozdanie",
            "export_xlsx": "zapisy",
            "export_csv": "zapisy",
            "voucher_pdf": "voucher",
            "voucher_receipt": "wniosek",
            "voucher_letter": "pismo",
            "voucher_attachment": "zalacznik",
            "voucher_ranking": "lista-rankingowa",
            "voucher_settlement": "rozliczenie",
            "voucher_ledger": "ksiega",
            "voucher_applications": "wnioski",
        },
        table_problems={
            "too_large": "Ten plik jest za duży: może mieć najwyżej 5 MB. Podziel go na części.",
            "too_many_rows": "W tym pliku jest za dużo wierszy: może ich być najwyżej 10 000. Podziel go na części.",
            "old_excel": "To plik starego Excela (XLS). Zapisz go jako XLSX albo CSV i wyślij jeszcze raz.",
            "unreadable": "Nie umiem odczytać tego pliku. Zapisz go jako XLSX albo CSV i wyślij jeszcze raz.",
            "empty": "W tym pliku nie ma żadnych wierszy. Sprawdź, czy to właściwy plik.",
        },
        no_file="Nie udało się teraz przygotować pliku. Spróbuj za jakiś czas jeszcze raz.",
        in_telegram="📎 {name}: ten plik przychodzi w Telegramie.",
    ),
    "en": DocumentTexts(
        ticket={
            "title": "Ticket",
            "name": "Name",
            "when": "When",
            "where": "Where",
            "workshops": "Workshops",
            "number": "Registration number",
            "show": "Show this code at the entrance",
            "directions": "How to get there",
        },
        poster={
            "invitation": "You are invited",
            "scan": "Scan the code and sign up in Telegram",
            "or_open": "or open on your phone:",
            "deadline": "Sign-up until {moment}",
        },
        attendance_list={
            "title": "Attendance list",
            "columns": ("No.", "Name", "Organisation", "Group", "Signature"),
            "page": "Page {page} of {pages}",
        },
        report={
            "summary": "Summary",
            "target": "Target: {target}",
            "page": "Page {page} of {pages}",
            "sample": "SAMPLE",
        },
        files={
            "ticket": "ticket",
            "ticket_pdf": "ticket",
            "calendar": "event",
            "certificate": "certificate",
            "own_data": "my-data",
            "poster_pdf": "poster",
            "poster_png": "poster",
            "badges": "badges",
            "attendance_list": "attendance-list",
            "report_pdf": "report",
            "report_xlsx": "report",
            "export_xlsx": "registrations",
            "export_csv": "registrations",
            "voucher_pdf": "voucher",
            "voucher_receipt": "application",
            "voucher_letter": "letter",
            "voucher_attachment": "attachment",
            "voucher_ranking": "ranking-list",
            "voucher_settlement": "settlement",
            "voucher_ledger": "ledger",
            "voucher_applications": "applications",
        },
        table_problems={
            "too_large": "This file is too large: it may have at most 5 MB. Please split it.",
            "too_many_rows": "This file has too many rows: there may be at most 10,000. Please split it.",
            "old_excel": "This is a file of an old Excel (XLS). Save it as XLSX or CSV and send it again.",
            "unreadable": "I cannot read this file. Save it as XLSX or CSV and send it again.",
            "empty": "There are no rows in this file. Please check whether it is the right one.",
        },
        no_file="The file could not be made just now. Please try again later.",
        in_telegram="📎 {name}: this file comes in Telegram.",
    ),
    "uk": DocumentTexts(
        ticket={
            "title": "Вхідний квиток",
            "name": "Ім’я та прізвище",
            "when": "Коли",
            "where": "Де",
            "workshops": "Майстер-класи",
            "number": "Номер реєстрації",
            "show": "Покажіть цей код на вході",
            "directions": "Як дістатися",
        },
        poster={
            "invitation": "Запрошуємо",
            "scan": "Скануйте код і запишіться в Telegram",
            "or_open": "або відкрийте на телефоні:",
            "deadline": "Запис до {moment}",
        },
        attendance_list={
            "title": "Список присутніх",
            "columns": ("№", "Ім’я та прізвище", "Організація", "Група", "Підпис"),
            "page": "Сторінка {page} з {pages}",
        },
        report={
            "summary": "Підсумок",
            "target": "Ціль: {target}",
            "page": "Сторінка {page} з {pages}",
            "sample": "ПРИКЛАД",
        },
        files={
            "ticket": "квиток",
            "ticket_pdf": "квиток",
            "calendar": "подія",
            "certificate": "сертифікат",
            "own_data": "мої-дані",
            "poster_pdf": "плакат",
            "poster_png": "плакат",
            "badges": "бейджі",
            "attendance_list": "список-присутніх",
            "report_pdf": "звіт",
            "report_xlsx": "звіт",
            "export_xlsx": "записи",
            "export_csv": "записи",
            "voucher_pdf": "ваучер",
            "voucher_receipt": "заявка",
            "voucher_letter": "лист",
            "voucher_attachment": "додаток",
            "voucher_ranking": "рейтинговий-список",
            "voucher_settlement": "розрахунок",
            "voucher_ledger": "книга",
            "voucher_applications": "заявки",
        },
        table_problems={
            "too_large": "Цей файл завеликий: він може мати щонайбільше 5 МБ. Поділіть його на частини.",
            "too_many_rows": "У цьому файлі забагато рядків: їх може бути до 10 000. Поділіть його на частини.",
            "old_excel": "Це файл старого Excel (XLS). Збережіть його як XLSX або CSV і надішліть ще раз.",
            "unreadable": "Не вдається прочитати цей файл. Збережіть його як XLSX або CSV і надішліть ще раз.",
            "empty": "У цьому файлі немає жодного рядка. Перевірте, чи це правильний файл.",
        },
        no_file="Зараз не вдалося підготувати файл. Спробуйте ще раз трохи згодом.",
        in_telegram="📎 {name}: цей файл приходить у Telegram.",
    ),
}

CERTIFICATE: Mapping[str, Mapping[str, str]] = {
    "pl": {
        "title": "Zaświadczenie o udziale",
        "certifies": "wystawione dla",
        "attended": "potwierdza udział w wydarzeniu",
        "organiser": "Organizator",
        "issued": "Wystawiono",
        "number": "Numer",
        "verify": (
            "Autentyczność tego zaświadczenia może sprawdzić każdy: w Telegramie trzeba napisać do @{bot} wiadomość "
            "/sprawdz {number}."
        ),
        "sample": "PRZYKŁAD",
    },
    "en": {
        "title": "Certificate of attendance",
        "certifies": "issued to",
        "attended": "for attending",
        "organiser": "Organiser",
        "issued": "Issued on",
        "number": "Number",
        "verify": "Anybody can verify this certificate: write /sprawdz {number} to @{bot} in Telegram.",
        "sample": "SAMPLE",
    },
}
"""The two languages that stand beside each other on a certificate; it names nobody's gender."""
