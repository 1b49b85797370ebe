"""What coordinators read about an event and its participants. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class DeskTexts:
    """The texts of one language.

    ``seats`` has ``{taken}``, ``{capacity}`` and ``{free}``, ``offered`` to ``came`` have ``{number}``, ``target`` has
    ``{target}`` and ``{number}``; ``group`` and ``session`` have ``{name}``, ``{number}`` and, those with a limit,
    ``{capacity}``. ``page`` has ``{page}`` and ``{pages}``, ``report_made`` has ``{day}``.
    """

    choose_event: str
    no_events: str
    new_event: str
    over: str
    cancelled: str
    seats: str
    offered: str
    waiting: str
    pending: str
    came: str
    target: str
    groups: str
    group: str
    group_limited: str
    sessions: str
    session: str
    session_limited: str
    everybody: str
    to_decide: str
    on_the_list: str
    choose_filter: str
    filters: str
    search: str
    message: str
    files: str
    edit: str
    door: str
    back: str
    to_event: str
    to_events: str
    of_organisation: str
    nobody: str
    page: str
    people: Mapping[str, str]
    search_question: str
    found: str
    found_none: str
    found_many: str
    choose_file: str
    file_names: Mapping[str, str]
    file_coming: str
    report_made: str
    form_left: str
    form_gone: str
    leave: str
    edited: str


DESK: Mapping[str, DeskTexts] = {
    "pl": DeskTexts(
        choose_event="Zapisy: wybierz wydarzenie.",
        no_events="Nie ma jeszcze wydarzeń. Utwórz pierwsze.",
        new_event="➕ Nowe wydarzenie",
        over="zakończone",
        cancelled="odwołane",
        seats="Miejsca: zajęte {taken} z {capacity}, wolne {free}.",
        offered="Czeka na odpowiedź, komu zaproponowano miejsce: {number}.",
        waiting="Na liście rezerwowej: {number}.",
        pending="Do decyzji: {number}.",
        came="Przyszło: {number}.",
        target="Cel: {target}; potwierdzonych {number}.",
        groups="Grupy",
        group="{name}: {number}",
        group_limited="{name}: {number} z {capacity}",
        sessions="Warsztaty",
        session="{name}: {number}",
        session_limited="{name}: {number} z {capacity}",
        everybody="Wszyscy",
        to_decide="Do decyzji ({number})",
        on_the_list="Rezerwowa ({number})",
        choose_filter="Kogo pokazać?",
        filters="Pokaż wybranych…",
        search="🔎 Szukaj",
        message="✉️ Napisz do grupy",
        files="📄 Dokumenty",
        edit="✏️ Zmień wydarzenie",
        door="🚪 Wejście",
        back="Wróć",
        to_event="Wróć do wydarzenia",
        to_events="Wszystkie wydarzenia",
        of_organisation="Osoby z tej organizacji",
        nobody="Nikogo tu nie ma.",
        page="Strona {page} z {pages}.",
        people={"one": "{number} osoba", "few": "{number} osoby", "many": "{number} osób", "other": "{number} osoby"},
        search_question="Napisz część imienia, nazwiska, organizacji, adresu e-mail albo numer zgłoszenia.",
        found="Znalezione: {found}",
        found_none="Nikogo takiego nie ma. Napisz inaczej, na przykład samo nazwisko.",
        found_many="Pokazuję pierwsze osoby. Dopisz coś, żeby zawęzić.",
        choose_file="Który dokument przygotować?",
        file_names={
            "export_xlsx": "Lista uczestników (XLSX)",
            "export_csv": "Lista uczestników (CSV)",
            "attendance_list": "Lista obecności (PDF)",
            "badges": "Identyfikatory (PDF)",
            "report_xlsx": "Sprawozdanie (XLSX)",
            "report_pdf": "Sprawozdanie (PDF)",
            "poster_pdf": "Plakat z kodem QR (PDF)",
            "poster_png": "Plakat z kodem QR (PNG)",
        },
        file_coming="Lista zawiera dane osobowe: przechowuj ją bezpiecznie i usuń, gdy nie będzie potrzebna.",
        report_made="Sprawozdanie jest, więc imiona i kontakty uczestników zostaną usunięte {day}.",
        form_left="Przerwane, nic się nie zmieniło.",
        form_gone="To pytanie jest już zamknięte.",
        leave="Przerwij",
        edited="Poprawionej wiadomości nie czytam. Napisz, proszę, nową.",
    ),
    "en": DeskTexts(
        choose_event="Sign-ups: choose an event.",
        no_events="There are no events yet. Create the first one.",
        new_event="➕ New event",
        over="over",
        cancelled="cancelled",
        seats="Seats: {taken} of {capacity} taken, {free} free.",
        offered="Offered a seat and have not answered yet: {number}.",
        waiting="On the waiting list: {number}.",
        pending="To be decided: {number}.",
        came="Came: {number}.",
        target="Target: {target}; confirmed {number}.",
        groups="Groups",
        group="{name}: {number}",
        group_limited="{name}: {number} of {capacity}",
        sessions="Workshops",
        session="{name}: {number}",
        session_limited="{name}: {number} of {capacity}",
        everybody="Everybody",
        to_decide="To decide ({number})",
        on_the_list="Waiting ({number})",
        choose_filter="Whom shall I show?",
        filters="Show some of them…",
        search="🔎 Search",
        message="✉️ Message a group",
        files="📄 Documents",
        edit="✏️ Change the event",
        door="🚪 Door",
        back="Back",
        to_event="Back to the event",
        to_events="All events",
        of_organisation="People of this organisation",
        nobody="There is nobody here.",
        page="Page {page} of {pages}.",
        people={"one": "{number} person", "other": "{number} people"},
        search_question="Write a part of a name, an organisation or an e-mail address, or the number of a sign-up.",
        found="Found: {found}",
        found_none="There is nobody like that. Try another way, for example the surname alone.",
        found_many="These are the first ones. Add something to narrow it down.",
        choose_file="Which document shall I make?",
        file_names={
            "export_xlsx": "List of participants (XLSX)",
            "export_csv": "List of participants (CSV)",
            "attendance_list": "Attendance list (PDF)",
            "badges": "Badges (PDF)",
            "report_xlsx": "Report (XLSX)",
            "report_pdf": "Report (PDF)",
            "poster_pdf": "Poster with a QR code (PDF)",
            "poster_png": "Poster with a QR code (PNG)",
        },
        file_coming="The list has personal data in it: keep it safe and delete it when you no longer need it.",
        report_made="The report is made, so names and contacts of the participants will be erased on {day}.",
        form_left="Left; nothing has changed.",
        form_gone="That question is closed already.",
        leave="Leave",
        edited="I do not read corrected messages. Please write a new one.",
    ),
    "uk": DeskTexts(
        choose_event="Записи: виберіть подію.",
        no_events="Подій ще немає. Створіть першу.",
        new_event="➕ Нова подія",
        over="завершена",
        cancelled="скасована",
        seats="Місця: зайнято {taken} з {capacity}, вільно {free}.",
        offered="Ще не відповіли, кому запропоновано місце: {number}.",
        waiting="У списку очікування: {number}.",
        pending="Чекають рішення: {number}.",
        came="Прийшло: {number}.",
        target="Мета: {target}; підтверджено {number}.",
        groups="Групи",
        group="{name}: {number}",
        group_limited="{name}: {number} з {capacity}",
        sessions="Майстерні",
        session="{name}: {number}",
        session_limited="{name}: {number} з {capacity}",
        everybody="Усі",
        to_decide="До рішення ({number})",
        on_the_list="Очікують ({number})",
        choose_filter="Кого показати?",
        filters="Показати вибраних…",
        search="🔎 Пошук",
        message="✉️ Написати групі",
        files="📄 Документи",
        edit="✏️ Змінити подію",
        door="🚪 Вхід",
        back="Назад",
        to_event="Назад до події",
        to_events="Усі події",
        of_organisation="Люди з цієї організації",
        nobody="Тут нікого немає.",
        page="Сторінка {page} з {pages}.",
        people={
            "one": "{number} особа",
            "few": "{number} особи",
            "many": "{number} осіб",
            "other": "{number} особи",
        },
        search_question="Напишіть частину імені, прізвища, організації, адреси e-mail або номер запису.",
        found="Знайдено: {found}",
        found_none="Такої людини немає. Спробуйте інакше, наприклад лише прізвище.",
        found_many="Показую перших. Допишіть щось, щоб звузити пошук.",
        choose_file="Який документ підготувати?",
        file_names={
            "export_xlsx": "Список учасників (XLSX)",
            "export_csv": "Список учасників (CSV)",
            "attendance_list": "Список присутності (PDF)",
            "badges": "Бейджі (PDF)",
            "report_xlsx": "Звіт (XLSX)",
            "report_pdf": "Звіт (PDF)",
            "poster_pdf": "Плакат із QR-кодом (PDF)",
            "poster_png": "Плакат із QR-кодом (PNG)",
        },
        file_coming="У списку є особисті дані: зберігайте його безпечно й видаліть, коли він не буде потрібен.",
        report_made="Звіт готовий, тож імена й контакти учасників буде видалено {day}.",
        form_left="Перервано, нічого не змінилося.",
        form_gone="Це питання вже закрито.",
        leave="Перервати",
        edited="Виправлених повідомлень я не читаю. Напишіть, будь ласка, нове.",
    ),
}
