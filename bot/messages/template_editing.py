"""Looking at the templates of messages and changing them. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record
from bot.messages.voucher_notice_parts import VOUCHER_NOTICE_PARTS


@text_record
class TemplateEditingTexts:
    """The texts of one language.

    ``names`` are by key of the template, ``languages`` by language code. ``shown_of`` has ``{name}`` and
    ``{language}``, ``variables`` ``{variables}``; ``faults`` are by the problem of a text, with ``{variable}``,
    ``{known}`` and ``{longest}`` where these help.
    """

    title: str
    choose: str
    about_vouchers: str
    about_events: str
    edited_mark: str
    names: Mapping[str, str]
    languages: Mapping[str, str]
    shown_of: str
    original: str
    edited: str
    variables: str
    missing_values: str
    preview: str
    preview_title: str
    edit: str
    reset: str
    back: str
    send_new: str
    changed: str
    was_reset: str
    not_edited: str
    left: str
    leave: str
    press_button: str
    faults: Mapping[str, str]


TEMPLATE_EDITING: Mapping[str, TemplateEditingTexts] = {
    "pl": TemplateEditingTexts(
        title="Szablony wiadomości",
        choose="Wybierz wiadomość. Te, które ktoś zmienił, mają przy nazwie ołówek.",
        about_vouchers="Wiadomości o voucherach",
        about_events="Wiadomości o wydarzeniach",
        edited_mark="✏️",
        names={
            "promoted": "Miejsce z listy rezerwowej",
            "offered": "Propozycja wolnego miejsca",
            "offer_expired": "Propozycja wygasła",
            "approved": "Zgłoszenie przyjęte",
            "approved_waiting": "Przyjęte, ale brak miejsc",
            "rejected": "Zgłoszenie odrzucone",
            "cancelled_by_organiser": "Odwołane przez organizatora",
            "invited": "Zaproszenie ponad limit",
            "event_changed": "Zmiana w wydarzeniu",
            "event_postponed": "Nowy termin",
            "event_cancelled": "Wydarzenie odwołane",
            "reminder_week": "Przypomnienie: tydzień",
            "reminder_day": "Przypomnienie: dzień",
            "reminder_hours": "Przypomnienie: dwie godziny",
            "materials": "Materiały",
            "feedback": "Prośba o ocenę",
            "certificate": "Zaświadczenie",
            **VOUCHER_NOTICE_PARTS["pl"].names,
        },
        languages={"pl": "polski", "en": "angielski", "uk": "ukraiński"},
        shown_of="{name} ({language})",
        original="Tekst dostarczony z programem.",
        edited="Tekst zmieniony.",
        variables="Można użyć: {variables}.",
        missing_values="Wiersz ze zmienną, która nie ma wartości, jest pomijany.",
        preview="Podgląd",
        preview_title="Tak przeczyta to uczestnik (dane są zmyślone):",
        edit="Zmień tekst",
        reset="Przywróć pierwotny",
        back="Wszystkie szablony",
        send_new="Wyślij nowy tekst w jednej wiadomości. Zmienne wpisz w nawiasach klamrowych, na przykład {{title}}.",
        changed="Zapisane. Od teraz wiadomości wychodzą z nowym tekstem.",
        was_reset="Przywrócone. Od teraz wiadomości wychodzą z pierwotnym tekstem.",
        not_edited="Ten szablon ma już pierwotny tekst.",
        left="Tekst zostaje bez zmian.",
        leave="Zostaw bez zmian",
        press_button="Czekam na nowy tekst szablonu. Wyślij go jako zwykłą wiadomość albo zostaw szablon bez zmian.",
        faults={
            "unknown_template": "Nie ma takiego szablonu.",
            "empty": "Tekst jest pusty. Wyślij choć jedno słowo.",
            "too_long": "Tekst jest za długi. Zmieść się w {longest} znakach, bo Telegram przyjmuje najwyżej 4096.",
            "broken_brace": (
                "Jeden z nawiasów klamrowych nie ma pary. Zmienną zapisz jako {{title}}, a sam nawias podwójnie."
            ),
            "unknown_variable": "Nie ma zmiennej „{variable}”. W tym szablonie można użyć: {known}.",
            "formatted_variable": "W nawiasach może stać tylko nazwa. Zamiast „{variable}” z dodatkami użyj: {known}.",
        },
    ),
    "en": TemplateEditingTexts(
        title="Message templates",
        choose="Choose a message. Those that somebody changed have a pencil beside the name.",
        about_vouchers="Messages about vouchers",
        about_events="Messages about events",
        edited_mark="✏️",
        names={
            "promoted": "Seat from the waiting list",
            "offered": "Offer of a free seat",
            "offer_expired": "Offer is over",
            "approved": "Sign-up accepted",
            "approved_waiting": "Accepted, but no seat",
            "rejected": "Sign-up rejected",
            "cancelled_by_organiser": "Cancelled by the organiser",
            "invited": "Invited beyond the limit",
            "event_changed": "The event has changed",
            "event_postponed": "New date",
            "event_cancelled": "Event cancelled",
            "reminder_week": "Reminder: a week",
            "reminder_day": "Reminder: a day",
            "reminder_hours": "Reminder: two hours",
            "materials": "Materials",
            "feedback": "Request for feedback",
            "certificate": "Certificate",
            **VOUCHER_NOTICE_PARTS["en"].names,
        },
        languages={"pl": "Polish", "en": "English", "uk": "Ukrainian"},
        shown_of="{name} ({language})",
        original="The text that came with the program.",
        edited="A changed text.",
        variables="You can use: {variables}.",
        missing_values="A line with a variable that has no value is left out.",
        preview="Preview",
        preview_title="This is what a participant will read (the data are invented):",
        edit="Change the text",
        reset="Restore the original",
        back="All templates",
        send_new="Send the new text in one message. Write variables in braces, for example {{title}}.",
        changed="Saved. From now on messages go out with the new text.",
        was_reset="Restored. From now on messages go out with the original text.",
        not_edited="This template has its original text already.",
        left="The text stays as it is.",
        leave="Leave it as it is",
        press_button="I am waiting for the new text. Send it as an ordinary message, or leave the template as it is.",
        faults={
            "unknown_template": "There is no such template.",
            "empty": "The text is empty. Send at least one word.",
            "too_long": "The text is too long. Stay within {longest} characters, as Telegram takes 4096 at most.",
            "broken_brace": "A brace has no pair. Write a variable as {{title}}, and a brace itself twice.",
            "unknown_variable": "There is no variable “{variable}”. This template can use: {known}.",
            "formatted_variable": "Only a name can stand in braces. Instead of “{variable}” with additions: {known}.",
        },
    ),
    "uk": TemplateEditingTexts(
        title="Шаблони повідомлень",
        choose="Виберіть повідомлення. Змінені мають біля назви олівець.",
        about_vouchers="Повідомлення про ваучери",
        about_events="Повідомлення про події",
        edited_mark="✏️",
        names={
            "promoted": "Місце зі списку очікування",
            "offered": "Пропозиція вільного місця",
            "offer_expired": "Пропозиція більше не діє",
            "approved": "Запис прийнято",
            "approved_waiting": "Прийнято, але місць немає",
            "rejected": "Запис відхилено",
            "cancelled_by_organiser": "Скасовано організатором",
            "invited": "Запрошення понад ліміт",
            "event_changed": "Зміна в події",
            "event_postponed": "Нова дата",
            "event_cancelled": "Подію скасовано",
            "reminder_week": "Нагадування: тиждень",
            "reminder_day": "Нагадування: день",
            "reminder_hours": "Нагадування: дві години",
            "materials": "Матеріали",
            "feedback": "Прохання оцінити",
            "certificate": "Свідоцтво",
            **VOUCHER_NOTICE_PARTS["uk"].names,
        },
        languages={"pl": "польська", "en": "англійська", "uk": "українська"},
        shown_of="{name} ({language})",
        original="Текст, що надійшов із програмою.",
        edited="Змінений текст.",
        variables="Можна вжити: {variables}.",
        missing_values="Рядок зі змінною, яка не має значення, пропускається.",
        preview="Перегляд",
        preview_title="Ось що прочитає учасник (дані вигадані):",
        edit="Змінити текст",
        reset="Повернути початковий",
        back="Усі шаблони",
        send_new="Надішліть новий текст одним повідомленням. Змінні пишіть у фігурних дужках, наприклад {{title}}.",
        changed="Збережено. Відтепер повідомлення надходять із новим текстом.",
        was_reset="Повернуто. Відтепер повідомлення надходять із початковим текстом.",
        not_edited="Цей шаблон уже має початковий текст.",
        left="Текст залишається без змін.",
        leave="Залишити без змін",
        press_button=(
            "Чекаю на новий текст шаблону. Надішліть його звичайним повідомленням або залиште шаблон без змін."
        ),
        faults={
            "unknown_template": "Такого шаблону немає.",
            "empty": "Текст порожній. Надішліть хоча б одне слово.",
            "too_long": "Текст задовгий. Вкладіться в {longest} знаків, бо Telegram приймає щонайбільше 4096.",
            "broken_brace": "Одна з фігурних дужок не має пари. Змінну пишіть як {{title}}, а саму дужку подвійно.",
            "unknown_variable": "Змінної «{variable}» немає. У цьому шаблоні можна вжити: {known}.",
            "formatted_variable": "У дужках може стояти лише назва. Замість «{variable}» з додатками пишіть: {known}.",
        },
    ),
}
