"""What coordinators read who import a list of people. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class ImportTexts:
    """The texts of one language.

    ``question`` has ``{title}``, ``{rows}`` and ``{megabytes}``, ``waits`` has ``{number}``. ``problems`` are those of
    a file that are not in ``bot.messages.documents``, with ``{rows}`` and ``{megabytes}``. ``columns`` name those that
    are needed; ``columns_missing`` and ``ignored`` have ``{columns}``. ``counts`` have ``{number}``. ``row`` and
    ``cell`` have ``{row}`` and ``{fault}``, ``cell`` ``{field}`` and ``{typed}`` too; ``faults`` are by what is wrong
    with a row, with ``{typed}``, ``{groups}``, ``{limit}``, ``{session}``, ``{first}`` and ``{second}`` where they
    speak of those.
    """

    start: str
    question: str
    send_a_file: str
    problems: Mapping[str, str]
    not_fetched: str
    columns: Mapping[str, str]
    columns_missing: str
    trial: str
    nobody_new: str
    saved: str
    changed: str
    counts: Mapping[str, str]
    faulty: str
    skipped: str
    row: str
    cell: str
    faults: Mapping[str, str]
    more_faults: str
    ignored: str
    consent: str
    consent_column: str
    waits: str
    save: str
    save_correct: str


IMPORT: Mapping[str, ImportTexts] = {
    "pl": ImportTexts(
        start="📥 Importuj listę",
        question=(
            "Wyślij plik z listą osób na „{title}”: XLSX albo CSV, najwyżej {rows} wierszy i {megabytes} MB. W "
            "pierwszym wierszu potrzebne są nagłówki: „imię i nazwisko” oraz „organizacja”; mogą być też: grupa, "
            "e-mail, telefon, gmina, funkcja, NIP, warsztaty, dostępność, dieta, zgoda. Najpierw pokażę próbę, niczego "
            "nie zapisując."
        ),
        send_a_file="Potrzebuję pliku: dołącz go do wiadomości spinaczem (📎), jako plik.",
        problems={
            "too_large": (
                "Ten plik jest za duży: w rozmowie może mieć najwyżej {megabytes} MB. Podziel go na części albo "
                "zaimportuj w terminalu: interekip event import."
            ),
            "too_many_rows": (
                "W tym pliku jest za dużo wierszy: w rozmowie może ich być najwyżej {rows}. Podziel go na części albo "
                "zaimportuj w terminalu: interekip event import."
            ),
        },
        not_fetched="Nie udało się pobrać pliku z Telegrama. Wyślij go, proszę, jeszcze raz.",
        columns={"name": "„imię i nazwisko”", "organisation": "„organizacja”"},
        columns_missing=(
            "W pierwszym wierszu brakuje kolumn: {columns}. Pierwszy wiersz musi zawierać nagłówki. Popraw plik i "
            "wyślij go jeszcze raz."
        ),
        trial="Próba: niczego jeszcze nie zapisano.",
        nobody_new="W tym pliku nie ma kogo zapisać. Popraw go i wyślij jeszcze raz albo przerwij.",
        saved="Zapisano.",
        changed="Od próby coś się zmieniło, więc nikogo nie zapisano. Teraz wyglądałoby to tak:",
        counts={
            "confirmed": "z miejscem: {number}",
            "waiting": "na liście rezerwowej: {number}",
            "pending": "do decyzji koordynatora: {number}",
            "already": "zapisane wcześniej albo powtórzone w pliku: {number}",
        },
        faulty="Wiersze z błędami: {number}",
        skipped="Pominięte wiersze z błędami: {number}",
        row="Wiersz {row}: {fault}",
        cell="Wiersz {row}, {field} „{typed}”: {fault}",
        faults={
            "unknown_group": "nie ma grupy „{typed}”; wpisz jedną z: {groups}.",
            "unknown_session": "wydarzenie nie ma warsztatu „{typed}”, na który można się zapisać.",
            "unknown_language": "nie ma języka „{typed}”; wpisz pl, en albo uk.",
            "no_consent": "brak zgody na przetwarzanie danych; jeśli ta osoba się zgodziła, wpisz „tak”.",
            "organisation_full": "z tej organizacji jest już tyle osób, ile może być (limit: {limit}).",
            "session_full": "na „{session}” nie ma już miejsc.",
            "sessions_clash": "„{first}” i „{second}” są w tym samym czasie.",
            "refused": "tej osoby nie da się zapisać.",
        },
        more_faults="… i dalsze wiersze z błędami: {number}",
        ignored="Kolumny, których nie czytam: {columns}.",
        consent=(
            "Zapisując, potwierdzasz, że osoby z listy zgodziły się na przetwarzanie swoich danych do organizacji tego "
            "wydarzenia i znają informację o nim (/prywatnosc)."
        ),
        consent_column=(
            "Zapisani zostaną tylko ci, przy których w kolumnie ze zgodą jest „tak”. Zapisując, potwierdzasz, że tak "
            "odpowiedzieli."
        ),
        waits="Lista z pliku czeka, do zapisania: {number}. Możesz też wysłać inny plik.",
        save="Zapisz",
        save_correct="Zapisz wszystkie poprawne",
    ),
    "en": ImportTexts(
        start="📥 Import a list",
        question=(
            "Send a file with the people for “{title}”: XLSX or CSV, at most {rows} rows and {megabytes} MB. The first "
            "row must have the headers “full name” and “organisation”; there can also be: group, e-mail, phone, "
            "municipality, role, organisation number, sessions, needs, diet, consent. First I show a trial and store "
            "nothing."
        ),
        send_a_file="I need a file: attach it to a message with the paper clip (📎), as a file.",
        problems={
            "too_large": (
                "This file is too large: in the chat it may have at most {megabytes} MB. Split it, or import it at the "
                "terminal: interekip event import."
            ),
            "too_many_rows": (
                "This file has too many rows: in the chat there may be at most {rows}. Split it, or import it at the "
                "terminal: interekip event import."
            ),
        },
        not_fetched="The file could not be fetched from Telegram. Please send it again.",
        columns={"name": "“full name”", "organisation": "“organisation”"},
        columns_missing=(
            "The first row lacks these columns: {columns}. It must have the headers. Mend the file and send it again."
        ),
        trial="A trial: nothing is stored yet.",
        nobody_new="There is nobody in this file to sign up. Mend it and send it again, or leave.",
        saved="Saved.",
        changed="Something has changed since the trial, so nobody was signed up. Now it would be like this:",
        counts={
            "confirmed": "with a seat: {number}",
            "waiting": "on the waiting list: {number}",
            "pending": "for a coordinator to decide: {number}",
            "already": "signed up before, or repeated in the file: {number}",
        },
        faulty="Rows with faults: {number}",
        skipped="Rows with faults that were left out: {number}",
        row="Row {row}: {fault}",
        cell="Row {row}, {field} “{typed}”: {fault}",
        faults={
            "unknown_group": "there is no group “{typed}”; write one of: {groups}.",
            "unknown_session": "the event has no workshop “{typed}” that one can choose.",
            "unknown_language": "there is no language “{typed}”; write pl, en or uk.",
            "no_consent": "there is no consent to processing the data; if they agreed, write “yes”.",
            "organisation_full": "as many people of this organisation have signed up as may (limit: {limit}).",
            "session_full": "there are no seats left at “{session}”.",
            "sessions_clash": "“{first}” and “{second}” are at the same time.",
            "refused": "this person cannot be signed up.",
        },
        more_faults="… and further rows with faults: {number}",
        ignored="Columns that I do not read: {columns}.",
        consent=(
            "By saving you confirm that the people on the list agreed that their data is processed for organising this "
            "event, and know the notice about it (/prywatnosc)."
        ),
        consent_column=(
            "Only those will be signed up who have “yes” in the column for consent. By saving you confirm that this is "
            "what they answered."
        ),
        waits="The list from the file is waiting, to be saved: {number}. You can also send another file.",
        save="Save",
        save_correct="Save all that are right",
    ),
    "uk": ImportTexts(
        start="📥 Імпортувати список",
        question=(
            "Надішліть файл зі списком людей на «{title}»: XLSX або CSV, щонайбільше {rows} рядків і {megabytes} МБ. У "
            "першому рядку потрібні заголовки «full name» та «organisation» (або польською); можуть бути також: group, "
            "e-mail, phone, municipality, role, organisation number, sessions, needs, diet, consent. Спершу покажу "
            "пробу, нічого не зберігаючи."
        ),
        send_a_file="Мені потрібен файл: додайте його до повідомлення скріпкою (📎), як файл.",
        problems={
            "too_large": (
                "Цей файл завеликий: у розмові він може мати щонайбільше {megabytes} МБ. Поділіть його на частини або "
                "імпортуйте в терміналі: interekip event import."
            ),
            "too_many_rows": (
                "У цьому файлі забагато рядків: у розмові їх може бути щонайбільше {rows}. Поділіть його на частини "
                "або імпортуйте в терміналі: interekip event import."
            ),
        },
        not_fetched="Не вдалося отримати файл із Telegram. Надішліть його, будь ласка, ще раз.",
        columns={"name": "«full name»", "organisation": "«organisation»"},
        columns_missing=(
            "У першому рядку бракує стовпців: {columns}. Перший рядок має містити заголовки. Виправте файл і надішліть "
            "його ще раз."
        ),
        trial="Проба: ще нічого не збережено.",
        nobody_new="У цьому файлі немає кого записати. Виправте його й надішліть ще раз або перервіть.",
        saved="Збережено.",
        changed="Від часу проби щось змінилося, тому нікого не записано. Тепер це виглядало б так:",
        counts={
            "confirmed": "з місцем: {number}",
            "waiting": "у списку очікування: {number}",
            "pending": "на рішення координатора: {number}",
            "already": "записані раніше або повторені у файлі: {number}",
        },
        faulty="Рядки з помилками: {number}",
        skipped="Пропущені рядки з помилками: {number}",
        row="Рядок {row}: {fault}",
        cell="Рядок {row}, {field} «{typed}»: {fault}",
        faults={
            "unknown_group": "немає групи «{typed}»; впишіть одну з: {groups}.",
            "unknown_session": "подія не має майстерні «{typed}», на яку можна записатися.",
            "unknown_language": "немає мови «{typed}»; впишіть pl, en або uk.",
            "no_consent": "немає згоди на обробку даних; якщо людина погодилася, впишіть «yes».",
            "organisation_full": "із цієї організації вже стільки людей, скільки може бути (ліміт: {limit}).",
            "session_full": "на «{session}» місць уже немає.",
            "sessions_clash": "«{first}» і «{second}» відбуваються в той самий час.",
            "refused": "цю людину не можна записати.",
        },
        more_faults="… і ще рядки з помилками: {number}",
        ignored="Стовпці, яких я не читаю: {columns}.",
        consent=(
            "Зберігаючи, ви підтверджуєте, що люди зі списку погодилися на обробку своїх даних для організації цієї "
            "події та знають інформацію про неї (/prywatnosc)."
        ),
        consent_column=(
            "Буде записано лише тих, у кого в стовпці зі згодою стоїть «tak» або «yes». Зберігаючи, ви підтверджуєте, "
            "що вони так відповіли."
        ),
        waits="Список із файлу чекає, до збереження: {number}. Можна також надіслати інший файл.",
        save="Зберегти",
        save_correct="Зберегти всі правильні",
    ),
}
