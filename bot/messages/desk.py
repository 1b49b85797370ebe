"""What coordinators read about an event and its participants. By language code; Polish is the default."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskTexts:
    """The texts of one language.

    ``seats`` has ``{taken}``, ``{capacity}`` and ``{free}``, ``offered`` to ``came`` have ``{number}``, ``target`` has
    ``{target}`` and ``{number}``; ``group`` and ``session`` have ``{name}``, ``{number}`` and, those with a limit,
    ``{capacity}``. ``page`` has ``{page}`` and ``{pages}``. ``states`` are by state, ``channels`` by channel.
    ``labels`` name the fields of a card; the questions for a reason have ``{name}``.
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
    states: Mapping[str, str]
    channels: Mapping[str, str]
    labels: Mapping[str, str]
    needs_note: str
    approve: str
    reject: str
    move_up: str
    over_capacity: str
    cancel: str
    check_in: str
    undo: str
    ask_reject: str
    ask_move_up: str
    ask_over_capacity: str
    reason_too_short: str
    reason_too_long: str
    approved: str
    approved_waiting: str
    rejected: str
    moved_up: str
    invited: str
    sure_cancel: str
    yes_cancel: str
    no: str
    registration_cancelled: str
    checked_in: str
    already_in: str
    check_in_undone: str
    nothing_done: str
    told: Mapping[str, str]
    not_told: str
    choose_file: str
    file_names: Mapping[str, str]
    file_coming: str
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
        states={
            "pending": "❔ czeka na decyzję",
            "confirmed": "✅ ma miejsce",
            "offered": "🎟 ma zaproponowane miejsce",
            "waiting": "⏳ lista rezerwowa",
            "cancelled": "✖️ odwołane",
            "rejected": "✖️ odrzucone",
            "expired": "✖️ zaproponowane miejsce przepadło",
        },
        channels={
            "chat": "w rozmowie z InterEkip",
            "terminal": "przez koordynatora",
            "import": "z listy",
            "door": "przy wejściu",
        },
        labels={
            "number": "Zgłoszenie nr",
            "state": "Stan",
            "place": "Miejsce na liście",
            "until": "Propozycja ważna do",
            "organisation": "Organizacja",
            "organisation_number": "Numer organizacji",
            "group": "Grupa",
            "municipality": "Gmina",
            "role": "Funkcja",
            "email": "E-mail",
            "phone": "Telefon",
            "sessions": "Warsztaty",
            "accessibility": "Dostępność",
            "dietary": "Jedzenie",
            "reason": "Powód",
            "signed_up": "Zapis",
            "came": "Wejście",
        },
        needs_note="Potrzeby widzą tylko organizatorzy; znikną 14 dni po wydarzeniu.",
        approve="Zgódź się",
        reject="Odrzuć…",
        move_up="Przesuń na początek listy…",
        over_capacity="Daj miejsce ponad limit…",
        cancel="Odwołaj zgłoszenie",
        check_in="Zaznacz wejście",
        undo="Cofnij wejście",
        ask_reject="Dlaczego odrzucasz zgłoszenie: {name}? Ta osoba przeczyta powód, który teraz napiszesz.",
        ask_move_up="Dlaczego przesuwasz na początek listy: {name}? Powód zostanie przy zgłoszeniu.",
        ask_over_capacity="Dlaczego dajesz miejsce ponad limit: {name}? Powód zostanie przy zgłoszeniu.",
        reason_too_short="Napisz powód słowami, choćby krótko.",
        reason_too_long="To za długie. Napisz powód krócej, do 500 znaków.",
        approved="Zgoda zapisana: jest miejsce.",
        approved_waiting="Zgoda zapisana, ale miejsc brak: ta osoba jest na liście rezerwowej.",
        rejected="Zgłoszenie odrzucone.",
        moved_up="Ta osoba jest teraz pierwsza na liście rezerwowej.",
        invited="Ta osoba ma miejsce ponad limit.",
        sure_cancel="Na pewno odwołać to zgłoszenie? Wolne miejsce dostanie następna osoba z listy rezerwowej.",
        yes_cancel="Tak, odwołaj",
        no="Nie, zostaw",
        registration_cancelled="Zgłoszenie odwołane.",
        checked_in="Wejście zaznaczone.",
        already_in="Wejście było już zaznaczone.",
        check_in_undone="Wejście cofnięte.",
        nothing_done="Nic się nie zmieniło: stan zgłoszenia jest teraz inny, niż był na tym przycisku.",
        told={
            "one": "Wiadomość dostanie {number} osoba.",
            "few": "Wiadomość dostaną {number} osoby.",
            "many": "Wiadomość dostanie {number} osób.",
            "other": "Wiadomość dostanie {number} osoby.",
        },
        not_told="Bez rozmowy w Telegramie, do zawiadomienia inaczej: {number}.",
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
        states={
            "pending": "❔ to be decided",
            "confirmed": "✅ has a seat",
            "offered": "🎟 was offered a seat",
            "waiting": "⏳ waiting list",
            "cancelled": "✖️ cancelled",
            "rejected": "✖️ rejected",
            "expired": "✖️ the offered seat lapsed",
        },
        channels={
            "chat": "in a chat with InterEkip",
            "terminal": "by a coordinator",
            "import": "from a list",
            "door": "at the door",
        },
        labels={
            "number": "Sign-up no.",
            "state": "State",
            "place": "Place on the list",
            "until": "Offer good until",
            "organisation": "Organisation",
            "organisation_number": "Organisation's number",
            "group": "Group",
            "municipality": "Municipality",
            "role": "Role",
            "email": "E-mail",
            "phone": "Phone",
            "sessions": "Workshops",
            "accessibility": "Accessibility",
            "dietary": "Food",
            "reason": "Reason",
            "signed_up": "Signed up",
            "came": "Came",
        },
        needs_note="Only organisers see these needs; they are erased 14 days after the event.",
        approve="Approve",
        reject="Reject…",
        move_up="Move to the top of the list…",
        over_capacity="Give a seat beyond the limit…",
        cancel="Cancel the sign-up",
        check_in="Mark as here",
        undo="Take the check-in back",
        ask_reject="Why do you reject the sign-up of {name}? They will read the reason that you write now.",
        ask_move_up="Why do you move {name} to the top of the list? The reason stays with the sign-up.",
        ask_over_capacity="Why do you give {name} a seat beyond the limit? The reason stays with the sign-up.",
        reason_too_short="Write the reason in words, however short.",
        reason_too_long="That is too long. Write a shorter reason, at most 500 characters.",
        approved="Approved: they have a seat.",
        approved_waiting="Approved, but there is no seat: they are on the waiting list.",
        rejected="The sign-up is rejected.",
        moved_up="They are now first on the waiting list.",
        invited="They have a seat beyond the limit.",
        sure_cancel="Really cancel this sign-up? The next person on the waiting list gets the seat.",
        yes_cancel="Yes, cancel it",
        no="No, keep it",
        registration_cancelled="The sign-up is cancelled.",
        checked_in="Marked as here.",
        already_in="They were marked as here before.",
        check_in_undone="The check-in is taken back.",
        nothing_done="Nothing changed: the sign-up is not any more what it was on that button.",
        told={"one": "{number} person will get a message.", "other": "{number} people will get a message."},
        not_told="Without a chat in Telegram, to be told another way: {number}.",
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
        states={
            "pending": "❔ чекає рішення",
            "confirmed": "✅ має місце",
            "offered": "🎟 має запропоноване місце",
            "waiting": "⏳ список очікування",
            "cancelled": "✖️ скасовано",
            "rejected": "✖️ відхилено",
            "expired": "✖️ запропоноване місце пропало",
        },
        channels={
            "chat": "у розмові з InterEkip",
            "terminal": "через координатора",
            "import": "зі списку",
            "door": "на вході",
        },
        labels={
            "number": "Запис №",
            "state": "Стан",
            "place": "Місце у списку",
            "until": "Пропозиція дійсна до",
            "organisation": "Організація",
            "organisation_number": "Номер організації",
            "group": "Група",
            "municipality": "Громада",
            "role": "Посада",
            "email": "E-mail",
            "phone": "Телефон",
            "sessions": "Майстерні",
            "accessibility": "Доступність",
            "dietary": "Харчування",
            "reason": "Причина",
            "signed_up": "Запис",
            "came": "Вхід",
        },
        needs_note="Потреби бачать лише організатори; їх буде видалено через 14 днів після події.",
        approve="Погодити",
        reject="Відхилити…",
        move_up="Перемістити на початок списку…",
        over_capacity="Дати місце понад ліміт…",
        cancel="Скасувати запис",
        check_in="Позначити вхід",
        undo="Скасувати вхід",
        ask_reject="Чому ви відхиляєте запис: {name}? Людина прочитає причину, яку ви зараз напишете.",
        ask_move_up="Чому переміщуєте на початок списку: {name}? Причина залишиться при записі.",
        ask_over_capacity="Чому даєте місце понад ліміт: {name}? Причина залишиться при записі.",
        reason_too_short="Напишіть причину словами, хоча б коротко.",
        reason_too_long="Це задовго. Напишіть причину коротше, до 500 знаків.",
        approved="Погоджено: місце є.",
        approved_waiting="Погоджено, але місць немає: людина у списку очікування.",
        rejected="Запис відхилено.",
        moved_up="Ця людина тепер перша у списку очікування.",
        invited="Ця людина має місце понад ліміт.",
        sure_cancel="Справді скасувати цей запис? Місце отримає наступна людина зі списку очікування.",
        yes_cancel="Так, скасувати",
        no="Ні, залишити",
        registration_cancelled="Запис скасовано.",
        checked_in="Вхід позначено.",
        already_in="Вхід уже було позначено.",
        check_in_undone="Вхід скасовано.",
        nothing_done="Нічого не змінилося: запис тепер не такий, як був на цій кнопці.",
        told={
            "one": "Повідомлення отримає {number} особа.",
            "few": "Повідомлення отримають {number} особи.",
            "many": "Повідомлення отримають {number} осіб.",
            "other": "Повідомлення отримають {number} особи.",
        },
        not_told="Без розмови в Telegram, повідомити інакше: {number}.",
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
        form_left="Перервано, нічого не змінилося.",
        form_gone="Це питання вже закрито.",
        leave="Перервати",
        edited="Виправлених повідомлень я не читаю. Напишіть, будь ласка, нове.",
    ),
}
