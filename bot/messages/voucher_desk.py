"""What coordinators read about editions of the voucher and lists of applications. By language code; Polish first."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherDeskTexts:
    """The texts of one language.

    ``money`` has ``{budget}``, ``{free}``, ``{promised}`` and ``{spent}``; ``call`` has ``{number}``, ``{opens}``,
    ``{closes}`` and ``{state}``; the others have what they name.
    """

    choose_edition: str
    no_editions: str
    new_edition: str
    new_sample: str
    sample_made: str
    sample: str
    closed: str
    money: str
    reserve_held: str
    reserve_released: str
    calls: str
    call: str
    call_ahead: str
    call_open: str
    call_over: str
    call_over_early: str
    counts: str
    count: str
    nothing_yet: str
    all: str
    to_check: str
    to_issue: str
    appeals: str
    filters: str
    choose_filter: str
    search: str
    search_question: str
    found: str
    found_none: str
    found_many: str
    applications: Mapping[str, str]
    none: str
    page: str
    rank_of_call: str
    assign_of_call: str
    missing_of_call: str
    ledger: str
    files: str
    rules: str
    manage: str
    to_editions: str
    to_edition: str
    back: str
    leave: str
    no: str
    form_left: str
    form_gone: str
    edited: str
    send_text: str
    send_file: str
    too_long: str
    nothing_here: str
    without_number: str
    erased: str


VOUCHER_DESK: Mapping[str, VoucherDeskTexts] = {
    "pl": VoucherDeskTexts(
        choose_edition="Vouchery: wybierz edycję.",
        no_editions="Nie ma jeszcze edycji. Przyślij plik z zasadami albo obejrzyj wszystko na przykładzie.",
        new_edition="➕ Nowa edycja z pliku",
        new_sample="Utwórz przykładową edycję",
        sample_made="Gotowe: to przykładowa edycja z wymyślonymi kwotami. Zniknie z rozmów, gdy powstanie prawdziwa.",
        sample="PRZYKŁAD: kwoty i zasady są wymyślone.",
        closed="Edycja zamknięta: {day}",
        money="Budżet: {budget}\nWolne: {free}\nPrzyznane, jeszcze niewykorzystane: {promised}\nWykorzystane: {spent}",
        reserve_held="W tym rezerwa na odwołania: {amount}",
        reserve_released="Rezerwa na odwołania jest już zwolniona.",
        calls="Nabory",
        call="Nabór {number}: {opens} – {closes} ({state})",
        call_ahead="jeszcze nie ruszył",
        call_open="trwa",
        call_over="zakończony",
        call_over_early="zakończony wcześniej",
        counts="Wnioski",
        count="{name}: {number}",
        nothing_yet="Nikt jeszcze nie złożył wniosku.",
        all="Wszystkie wnioski",
        to_check="Do sprawdzenia ({number})",
        to_issue="Wydaj vouchery ({number})",
        appeals="Odwołania ({number})",
        filters="Pokaż wybrane…",
        choose_filter="Które wnioski pokazać?",
        search="🔎 Szukaj",
        search_question="Napisz numer wniosku albo część nazwy organizacji.",
        found="Znalezione: {found}",
        found_none="Nie ma takiego wniosku. Napisz inaczej, na przykład sam numer.",
        found_many="Pokazuję pierwsze. Dopisz coś, żeby zawęzić.",
        applications={
            "one": "{number} wniosek",
            "few": "{number} wnioski",
            "many": "{number} wniosków",
            "other": "{number} wniosku",
        },
        none="Nie ma tu wniosków.",
        page="Strona {page} z {pages}.",
        rank_of_call="🏁 Nabór {number}: ranking",
        assign_of_call="👥 Nabór {number}: przydziel",
        missing_of_call="⏳ Nabór {number}: kto nie ocenił",
        ledger="💰 Księga",
        files="📄 Dokumenty",
        rules="📜 Zasady",
        manage="⚙️ Prowadzenie",
        to_editions="Wszystkie edycje",
        to_edition="Wróć do edycji",
        back="Wróć",
        leave="Przerwij",
        no="Nie, zostaw",
        form_left="Przerwane, nic się nie zmieniło.",
        form_gone="To pytanie jest już zamknięte.",
        edited="Poprawionej wiadomości nie czytam. Napisz, proszę, nową.",
        send_text="Odpowiedz, proszę, tekstem albo przyciskiem.",
        send_file="Przyślij, proszę, plik.",
        too_long="Za długo. Zmieść się, proszę, w {most} znakach.",
        nothing_here="Nie ma już tego. Zobacz, jak jest teraz.",
        without_number="szkic",
        erased="dane usunięte",
    ),
    "en": VoucherDeskTexts(
        choose_edition="Vouchers: choose an edition.",
        no_editions="There is no edition yet. Send a file with the rules, or look at everything with a sample.",
        new_edition="➕ New edition from a file",
        new_sample="Make a sample edition",
        sample_made="Done: this is a sample edition with invented amounts. It disappears once there is a real one.",
        sample="SAMPLE: amounts and rules are invented.",
        closed="Edition closed: {day}",
        money="Budget: {budget}\nFree: {free}\nGranted, not used yet: {promised}\nUsed: {spent}",
        reserve_held="Of the free money, held for appeals: {amount}",
        reserve_released="The reserve for appeals is released already.",
        calls="Calls",
        call="Call {number}: {opens} – {closes} ({state})",
        call_ahead="not open yet",
        call_open="open",
        call_over="closed",
        call_over_early="closed early",
        counts="Applications",
        count="{name}: {number}",
        nothing_yet="Nobody has applied yet.",
        all="All applications",
        to_check="To check ({number})",
        to_issue="Issue vouchers ({number})",
        appeals="Appeals ({number})",
        filters="Show some…",
        choose_filter="Which applications do you want to see?",
        search="🔎 Search",
        search_question="Write the number of an application or a part of the organisation's name.",
        found="Found: {found}",
        found_none="There is no such application. Write it differently, for example the number alone.",
        found_many="These are the first ones. Add something to narrow it down.",
        applications={"one": "{number} application", "other": "{number} applications"},
        none="There are no applications here.",
        page="Page {page} of {pages}.",
        rank_of_call="🏁 Call {number}: ranking",
        assign_of_call="👥 Call {number}: assign",
        missing_of_call="⏳ Call {number}: who has not scored",
        ledger="💰 Ledger",
        files="📄 Documents",
        rules="📜 Rules",
        manage="⚙️ Manage",
        to_editions="All editions",
        to_edition="Back to the edition",
        back="Back",
        leave="Cancel",
        no="No, leave it",
        form_left="Cancelled, nothing changed.",
        form_gone="That question is closed already.",
        edited="I do not read corrected messages. Please write a new one.",
        send_text="Please answer with a text or a button.",
        send_file="Please send a file.",
        too_long="That is too long. Please keep within {most} characters.",
        nothing_here="That is gone. Here is how it is now.",
        without_number="draft",
        erased="data erased",
    ),
    "uk": VoucherDeskTexts(
        choose_edition="Ваучери: виберіть випуск.",
        no_editions="Випусків ще немає. Надішліть файл із правилами або перегляньте все на прикладі.",
        new_edition="➕ Новий випуск із файлу",
        new_sample="Створити пробний випуск",
        sample_made="Готово: це пробний випуск із вигаданими сумами. Він зникне з розмов, коли з'явиться справжній.",
        sample="ПРИКЛАД: суми та правила вигадані.",
        closed="Випуск закрито: {day}",
        money="Бюджет: {budget}\nВільно: {free}\nНадано, ще не використано: {promised}\nВикористано: {spent}",
        reserve_held="З них резерв на апеляції: {amount}",
        reserve_released="Резерв на апеляції вже звільнено.",
        calls="Набори",
        call="Набір {number}: {opens} – {closes} ({state})",
        call_ahead="ще не відкрито",
        call_open="триває",
        call_over="завершено",
        call_over_early="завершено раніше",
        counts="Заявки",
        count="{name}: {number}",
        nothing_yet="Заявок ще ніхто не подав.",
        all="Усі заявки",
        to_check="Перевірити ({number})",
        to_issue="Видати ваучери ({number})",
        appeals="Апеляції ({number})",
        filters="Показати вибрані…",
        choose_filter="Які заявки показати?",
        search="🔎 Пошук",
        search_question="Напишіть номер заявки або частину назви організації.",
        found="Знайдено: {found}",
        found_none="Такої заявки немає. Напишіть інакше, наприклад сам номер.",
        found_many="Показую перші. Допишіть щось, щоб звузити пошук.",
        applications={
            "one": "{number} заявка",
            "few": "{number} заявки",
            "many": "{number} заявок",
            "other": "{number} заявки",
        },
        none="Заявок тут немає.",
        page="Сторінка {page} з {pages}.",
        rank_of_call="🏁 Набір {number}: рейтинг",
        assign_of_call="👥 Набір {number}: призначити",
        missing_of_call="⏳ Набір {number}: хто не оцінив",
        ledger="💰 Книга",
        files="📄 Документи",
        rules="📜 Правила",
        manage="⚙️ Керування",
        to_editions="Усі випуски",
        to_edition="Назад до випуску",
        back="Назад",
        leave="Перервати",
        no="Ні, залишити",
        form_left="Перервано, нічого не змінилося.",
        form_gone="Це запитання вже закрите.",
        edited="Виправлених повідомлень я не читаю. Напишіть, будь ласка, нове.",
        send_text="Дайте, будь ласка, відповідь текстом або кнопкою.",
        send_file="Надішліть, будь ласка, файл.",
        too_long="Задовго. Вмістіться, будь ласка, в {most} знаків.",
        nothing_here="Цього вже немає. Подивіться, як є тепер.",
        without_number="чернетка",
        erased="дані видалено",
    ),
}
