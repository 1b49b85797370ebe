"""What coordinators read while they create and change events. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class EventEditingTexts:
    """The texts of one language.

    ``fields`` and ``questions`` are by field, ``hints`` by what is typed; a question for a group's seats has
    ``{name}``. ``now`` has ``{value}``, ``change`` has ``{field}``, ``{before}`` and ``{after}``; ``will_be_told`` is
    by plural category. ``sure_off`` and ``really_off`` have ``{title}``, ``sure_session`` has ``{title}`` and
    ``{number}``, ``changed`` has ``{change}``, ``not_a_session`` has ``{line}``.
    """

    fields: Mapping[str, str]
    questions: Mapping[str, str]
    hints: Mapping[str, str]
    clearable: str
    now: str
    nothing: str
    yes: str
    no: str
    not_a_moment: str
    not_a_number: str
    not_a_session: str
    choose_field: str
    preview: str
    change: str
    will_be_told: Mapping[str, str]
    nobody_told: str
    save: str
    changed: str
    unchanged: str
    new_event: str
    until_start: str
    create: str
    created: str
    settings_next: str
    copy: str
    copy_question: str
    copied: str
    postpone: str
    postpone_question: str
    postponed: str
    call_off: str
    sure_off: str
    yes_off: str
    really_off: str
    finally_off: str
    called_off: str
    keep: str
    sessions: str
    no_sessions: str
    session_question: str
    sessions_added: str
    remove: str
    sure_session: str
    yes_remove: str
    removed: str


EVENT_EDITING: Mapping[str, EventEditingTexts] = {
    "pl": EventEditingTexts(
        fields={
            "title": "Tytuł",
            "place": "Miejsce",
            "starts_at": "Początek",
            "ends_at": "Koniec",
            "capacity": "Liczba miejsc",
            "signup_deadline": "Koniec zapisów",
            "signup_opens_at": "Początek zapisów",
            "online_link": "Link do transmisji",
            "directions": "Dojazd",
            "organisation_limit": "Osób z jednej organizacji",
            "needs_approval": "Decyzja koordynatora",
            "target": "Cel projektu (osób)",
            "offer_hours": "Godziny na odpowiedź",
            "group": "Miejsca dla grupy: {name}",
        },
        questions={
            "title": "Jaki tytuł ma wydarzenie?",
            "place": "Gdzie się odbędzie? Napisz adres albo nazwę miejsca.",
            "starts_at": "Kiedy się zaczyna?",
            "ends_at": "Kiedy się kończy? Może być sama godzina.",
            "capacity": "Ile jest miejsc?",
            "signup_deadline": "Do kiedy można się zapisywać? Sam dzień oznacza jego koniec.",
            "signup_opens_at": "Od kiedy można się zapisywać?",
            "online_link": "Pod jakim adresem w sieci będzie można uczestniczyć?",
            "directions": "Jak dojechać i wejść? Ten opis dostaną osoby z miejscem.",
            "organisation_limit": "Ile osób z jednej organizacji może się zapisać?",
            "target": "Ilu uczestników zakłada projekt?",
            "offer_hours": "Przez ile godzin czekać na odpowiedź, gdy zwolni się miejsce?",
            "group": "Ile miejsc ma mieć grupa: {name}?",
        },
        hints={
            "moment": "Czas polski, na przykład 2027-03-15 10:00 albo 15.03.2027 10:00.",
            "number": "Wystarczy liczba.",
        },
        clearable="Sam myślnik usuwa to ustawienie.",
        now="Teraz: {value}.",
        nothing="brak",
        yes="tak",
        no="nie",
        not_a_moment="Nie rozumiem tego czasu.",
        not_a_number="To nie jest liczba.",
        not_a_session=(
            "Nie rozumiem wiersza „{line}”. Zacznij od godzin i tytułu, na przykład: 10:00-11:00 Budżet projektu | "
            "Anna Nowak | sala 2 | 20."
        ),
        choose_field="Co zmienić?",
        preview="Sprawdź zmianę:",
        change="{field}: {before} → {after}",
        will_be_told={
            "one": "O tej zmianie dowie się {number} zapisana osoba.",
            "few": "O tej zmianie dowiedzą się {number} zapisane osoby.",
            "many": "O tej zmianie dowie się {number} zapisanych osób.",
            "other": "O tej zmianie dowie się {number} zapisanej osoby.",
        },
        nobody_told="O takiej zmianie nikogo nie zawiadamiam.",
        save="Zapisz zmianę",
        changed="Zmienione: {change}",
        unchanged="Nic się nie zmieniło: wartość jest taka jak dotąd.",
        new_event="Nowe wydarzenie. Sprawdź, czy wszystko się zgadza:",
        until_start="Do początku wydarzenia",
        create="Utwórz wydarzenie",
        created="Wydarzenie utworzone, zapisy są otwarte.",
        settings_next="Pozostałe ustawienia (grupy, limity, program, dojazd) są w „Zmień wydarzenie”.",
        copy="Skopiuj na nowy termin",
        copy_question=(
            "Kiedy zacznie się następna edycja? Program i ustawienia zostaną skopiowane, zapisy zaczną się od nowa."
        ),
        copied="Następna edycja utworzona.",
        postpone="Przełóż na inny termin",
        postpone_question="Na kiedy przełożyć początek? Program przesunie się razem z nim, zapisy zostaną.",
        postponed="Wydarzenie przełożone.",
        call_off="Odwołaj wydarzenie",
        sure_off="Na pewno odwołać „{title}”?",
        yes_off="Tak, odwołaj",
        really_off="Tego nie da się cofnąć. Odwołać „{title}” ostatecznie?",
        finally_off="Odwołaj ostatecznie",
        called_off="Wydarzenie odwołane.",
        keep="Nie, zostaw",
        sessions="Program i warsztaty",
        no_sessions="Program jest jeszcze pusty.",
        session_question=(
            "Aby coś dodać, napisz po jednym punkcie w wierszu: 10:00-11:00 Tytuł | prowadzący | sala | liczba miejsc. "
            "Z liczbą miejsc to warsztat, na który trzeba się zapisać; bez niej punkt programu dla wszystkich."
        ),
        sessions_added="Program uzupełniony.",
        remove="Usuń: {title}",
        sure_session="Na pewno usunąć „{title}”? Wybrało ten punkt osób: {number}; nikogo o tym nie zawiadamiam.",
        yes_remove="Tak, usuń",
        removed="Punkt programu usunięty.",
    ),
    "en": EventEditingTexts(
        fields={
            "title": "Title",
            "place": "Place",
            "starts_at": "Start",
            "ends_at": "End",
            "capacity": "Seats",
            "signup_deadline": "Sign-ups close",
            "signup_opens_at": "Sign-ups open",
            "online_link": "Link to join online",
            "directions": "Directions",
            "organisation_limit": "People of one organisation",
            "needs_approval": "Coordinator decides",
            "target": "Target of the project (people)",
            "offer_hours": "Hours to answer",
            "group": "Seats for the group: {name}",
        },
        questions={
            "title": "What is the title of the event?",
            "place": "Where is it? Write the address or the name of the place.",
            "starts_at": "When does it start?",
            "ends_at": "When does it end? The time alone will do.",
            "capacity": "How many seats are there?",
            "signup_deadline": "Until when can people sign up? A day alone means its end.",
            "signup_opens_at": "From when can people sign up?",
            "online_link": "At which address can one join online?",
            "directions": "How does one get there and in? People with a seat will get this description.",
            "organisation_limit": "How many people of one organisation may sign up?",
            "target": "How many participants does the project expect?",
            "offer_hours": "How many hours shall I wait for an answer when a seat becomes free?",
            "group": "How many seats shall this group have: {name}?",
        },
        hints={
            "moment": "Polish time, for example 2027-03-15 10:00 or 15.03.2027 10:00.",
            "number": "The number will do.",
        },
        clearable="A dash alone takes this setting away.",
        now="Now: {value}.",
        nothing="none",
        yes="yes",
        no="no",
        not_a_moment="I do not understand that time.",
        not_a_number="That is not a number.",
        not_a_session=(
            "I do not understand the line “{line}”. Begin with the times and the title, for example: 10:00-11:00 "
            "Project budget | Anna Nowak | room 2 | 20."
        ),
        choose_field="What shall I change?",
        preview="Check the change:",
        change="{field}: {before} → {after}",
        will_be_told={
            "one": "{number} person who signed up will be told about this change.",
            "other": "{number} people who signed up will be told about this change.",
        },
        nobody_told="I tell nobody about such a change.",
        save="Save the change",
        changed="Changed: {change}",
        unchanged="Nothing changed: the value is what it was.",
        new_event="A new event. Check that everything is right:",
        until_start="Until the event starts",
        create="Create the event",
        created="The event is created and sign-ups are open.",
        settings_next="The other settings (groups, limits, agenda, directions) are under “Change the event”.",
        copy="Copy to a new date",
        copy_question="When does the next edition start? Agenda and settings are copied, sign-ups begin anew.",
        copied="The next edition is created.",
        postpone="Postpone",
        postpone_question="To when shall the start be moved? The agenda moves along, sign-ups stay.",
        postponed="The event is postponed.",
        call_off="Cancel the event",
        sure_off="Really cancel “{title}”?",
        yes_off="Yes, cancel it",
        really_off="This cannot be taken back. Cancel “{title}” for good?",
        finally_off="Cancel for good",
        called_off="The event is cancelled.",
        keep="No, keep it",
        sessions="Agenda and workshops",
        no_sessions="The agenda is empty so far.",
        session_question=(
            "To add something, write an item a line: 10:00-11:00 Title | speaker | room | seats. With a number of "
            "seats it is a workshop that people choose; without one it is an item of the agenda for everybody."
        ),
        sessions_added="The agenda has grown.",
        remove="Remove: {title}",
        sure_session="Really remove “{title}”? People who chose it: {number}; I tell nobody about it.",
        yes_remove="Yes, remove it",
        removed="The item is removed.",
    ),
    "uk": EventEditingTexts(
        fields={
            "title": "Назва",
            "place": "Місце",
            "starts_at": "Початок",
            "ends_at": "Кінець",
            "capacity": "Кількість місць",
            "signup_deadline": "Кінець запису",
            "signup_opens_at": "Початок запису",
            "online_link": "Посилання на трансляцію",
            "directions": "Як дістатися",
            "organisation_limit": "Людей з однієї організації",
            "needs_approval": "Рішення координатора",
            "target": "Мета проєкту (людей)",
            "offer_hours": "Години на відповідь",
            "group": "Місця для групи: {name}",
        },
        questions={
            "title": "Як називається подія?",
            "place": "Де вона відбудеться? Напишіть адресу або назву місця.",
            "starts_at": "Коли вона починається?",
            "ends_at": "Коли вона закінчується? Можна саму годину.",
            "capacity": "Скільки є місць?",
            "signup_deadline": "До якого часу можна записуватися? Сам день означає його кінець.",
            "signup_opens_at": "Відколи можна записуватися?",
            "online_link": "За якою адресою можна долучитися онлайн?",
            "directions": "Як доїхати й увійти? Цей опис отримають люди з місцем.",
            "organisation_limit": "Скільки людей з однієї організації може записатися?",
            "target": "Скільки учасників передбачає проєкт?",
            "offer_hours": "Скільки годин чекати на відповідь, коли звільниться місце?",
            "group": "Скільки місць має мати група: {name}?",
        },
        hints={
            "moment": "Польський час, наприклад 2027-03-15 10:00 або 15.03.2027 10:00.",
            "number": "Досить числа.",
        },
        clearable="Саме тире прибирає це налаштування.",
        now="Зараз: {value}.",
        nothing="немає",
        yes="так",
        no="ні",
        not_a_moment="Я не розумію цього часу.",
        not_a_number="Це не число.",
        not_a_session=(
            "Я не розумію рядка «{line}». Почніть з годин і назви, наприклад: 10:00-11:00 Бюджет проєкту | Ганна Новак "
            "| зала 2 | 20."
        ),
        choose_field="Що змінити?",
        preview="Перевірте зміну:",
        change="{field}: {before} → {after}",
        will_be_told={
            "one": "Про цю зміну дізнається {number} записана особа.",
            "few": "Про цю зміну дізнаються {number} записані особи.",
            "many": "Про цю зміну дізнаються {number} записаних осіб.",
            "other": "Про цю зміну дізнаються {number} записаної особи.",
        },
        nobody_told="Про таку зміну я нікого не сповіщаю.",
        save="Зберегти зміну",
        changed="Змінено: {change}",
        unchanged="Нічого не змінилося: значення таке саме.",
        new_event="Нова подія. Перевірте, чи все правильно:",
        until_start="До початку події",
        create="Створити подію",
        created="Подію створено, запис відкрито.",
        settings_next="Інші налаштування (групи, ліміти, програма, дорога) — у «Змінити подію».",
        copy="Скопіювати на нову дату",
        copy_question="Коли почнеться наступна подія? Програму й налаштування буде скопійовано, запис почнеться знову.",
        copied="Наступну подію створено.",
        postpone="Перенести",
        postpone_question="На коли перенести початок? Програма зсунеться разом із ним, записи залишаться.",
        postponed="Подію перенесено.",
        call_off="Скасувати подію",
        sure_off="Справді скасувати «{title}»?",
        yes_off="Так, скасувати",
        really_off="Цього не можна повернути. Скасувати «{title}» остаточно?",
        finally_off="Скасувати остаточно",
        called_off="Подію скасовано.",
        keep="Ні, залишити",
        sessions="Програма й майстерні",
        no_sessions="Програма ще порожня.",
        session_question=(
            "Щоб щось додати, напишіть по одному пункту в рядку: 10:00-11:00 Назва | ведучий | зала | кількість місць. "
            "З кількістю місць це майстерня, на яку записуються; без неї — пункт програми для всіх."
        ),
        sessions_added="Програму доповнено.",
        remove="Видалити: {title}",
        sure_session="Справді видалити «{title}»? Обрали цей пункт людей: {number}; я нікого про це не сповіщаю.",
        yes_remove="Так, видалити",
        removed="Пункт програми видалено.",
    ),
}
