"""What people are told about their sign-ups, as templates that coordinators may edit. By key, then language code.

The keys are the kinds of notices; the templates about vouchers are among them. A line with a variable that has no value
is left out, so an event without an address in the web needs no template of its own. A blank line begins a paragraph.
"""

from collections.abc import Mapping

from bot.messages.voucher_templates import VOUCHER_TEMPLATES, VOUCHER_VARIABLES

EVERYWHERE = frozenset({"name", "title", "when", "place", "link", "directions"})
"""The variables that every template about a sign-up may use."""

FURTHER: Mapping[str, frozenset[str]] = {
    "offered": frozenset({"deadline"}),
    "approved_waiting": frozenset({"position"}),
    "rejected": frozenset({"reason"}),
    "event_changed": frozenset({"changes"}),
    "event_postponed": frozenset({"changes"}),
    "materials": frozenset({"materials"}),
    "certificate": frozenset({"number"}),
}
"""The variables that one template may use besides."""

EVENT_TEMPLATES: Mapping[str, Mapping[str, str]] = {
    "promoted": {
        "pl": (
            "Zwolniło się miejsce i jest Twoje: {title}\n\n"
            "{when}, {place}.\n\n"
            "Jeśli nie możesz przyjść, odwołaj zgłoszenie w /moje: miejsce dostanie następna osoba z listy rezerwowej."
        ),
        "en": (
            "A seat has become free and it is yours: {title}\n\n"
            "{when}, {place}.\n\n"
            "If you cannot come, cancel in /moje: the seat will go to the next person on the waiting list."
        ),
        "uk": (
            "Звільнилося місце, і воно ваше: {title}\n\n"
            "{when}, {place}.\n\n"
            "Якщо не зможете прийти, скасуйте запис у /moje: місце отримає наступна людина зі списку очікування."
        ),
    },
    "offered": {
        "pl": (
            "Zwolniło się miejsce: {title}\n\n"
            "{when}, {place}.\n\n"
            "Trzymam je dla Ciebie do {deadline}. Naciśnij przycisk, żeby je wziąć albo oddać. Bez odpowiedzi do tego "
            "czasu miejsce przejdzie na następną osobę z listy rezerwowej."
        ),
        "en": (
            "A seat has become free: {title}\n\n"
            "{when}, {place}.\n\n"
            "I am keeping it for you until {deadline}. Press a button to take it or to pass it on. Without an answer "
            "by then it will go to the next person on the waiting list."
        ),
        "uk": (
            "Звільнилося місце: {title}\n\n"
            "{when}, {place}.\n\n"
            "Я тримаю його для вас до {deadline}. Натисніть кнопку, щоб узяти його або віддати. Якщо до цього часу "
            "відповіді не буде, місце перейде до наступної людини зі списку очікування."
        ),
    },
    "offer_expired": {
        "pl": (
            "Czas na przyjęcie miejsca minął, więc przechodzi ono dalej: {title}\n\n"
            "Nic nie trzeba robić. Jeśli nadal chcesz przyjść, zapisz się jeszcze raz w /forum."
        ),
        "en": (
            "The time to take the seat is over, so it goes on to others: {title}\n\n"
            "There is nothing to do. If you still want to come, sign up again in /forum."
        ),
        "uk": (
            "Час, щоб узяти місце, минув, тож воно переходить далі: {title}\n\n"
            "Робити нічого не потрібно. Якщо ви все ще хочете прийти, запишіться ще раз у /forum."
        ),
    },
    "approved": {
        "pl": (
            "Zgłoszenie przyjęte, masz miejsce: {title}\n\n"
            "{when}, {place}.\n"
            "Dojazd: {directions}\n"
            "Udział przez internet: {link}\n\n"
            "Bilet i plik do kalendarza znajdziesz w /moje."
        ),
        "en": (
            "Your sign-up is accepted and you have a seat: {title}\n\n"
            "{when}, {place}.\n"
            "How to get there: {directions}\n"
            "To take part online: {link}\n\n"
            "Your ticket and the calendar file are in /moje."
        ),
        "uk": (
            "Запис прийнято, у вас є місце: {title}\n\n"
            "{when}, {place}.\n"
            "Як дістатися: {directions}\n"
            "Участь через інтернет: {link}\n\n"
            "Квиток і файл для календаря знайдете в /moje."
        ),
    },
    "approved_waiting": {
        "pl": (
            "Zgłoszenie przyjęte, ale wszystkie miejsca są teraz zajęte: {title}\n\n"
            "Miejsce na liście rezerwowej: {position}.\n"
            "Gdy coś się zwolni, od razu dam znać."
        ),
        "en": (
            "Your sign-up is accepted, but all seats are taken at the moment: {title}\n\n"
            "Your place on the waiting list: {position}.\n"
            "As soon as a seat becomes free, I will let you know."
        ),
        "uk": (
            "Запис прийнято, але всі місця зараз зайняті: {title}\n\n"
            "Місце у списку очікування: {position}.\n"
            "Щойно щось звільниться, я повідомлю."
        ),
    },
    "rejected": {
        "pl": (
            "Organizatorzy nie mogą tym razem przyjąć Twojego zgłoszenia: {title}\n\n"
            "Powód: {reason}\n\n"
            "Dziękujemy za zainteresowanie. Inne spotkania są w /forum."
        ),
        "en": (
            "This time the organisers cannot accept your sign-up: {title}\n\n"
            "Reason: {reason}\n\n"
            "Thank you for your interest. Other events are in /forum."
        ),
        "uk": (
            "Цього разу організатори не можуть прийняти ваш запис: {title}\n\n"
            "Причина: {reason}\n\n"
            "Дякуємо за зацікавлення. Інші зустрічі — у /forum."
        ),
    },
    "cancelled_by_organiser": {
        "pl": (
            "Organizatorzy odwołali Twoje zgłoszenie: {title}\n\n"
            "Jeśli to pomyłka, napisz do organizatorów albo zapisz się jeszcze raz w /forum."
        ),
        "en": (
            "The organisers have cancelled your sign-up: {title}\n\n"
            "If this is a mistake, write to the organisers or sign up again in /forum."
        ),
        "uk": (
            "Організатори скасували ваш запис: {title}\n\n"
            "Якщо це помилка, напишіть організаторам або запишіться ще раз у /forum."
        ),
    },
    "invited": {
        "pl": (
            "Masz miejsce na zaproszenie organizatorów: {title}\n\n"
            "{when}, {place}.\n\n"
            "Bilet i plik do kalendarza znajdziesz w /moje. Tam też odwołasz zgłoszenie, jeśli nie możesz przyjść."
        ),
        "en": (
            "The organisers invite you, and you have a seat: {title}\n\n"
            "{when}, {place}.\n\n"
            "Your ticket and the calendar file are in /moje. If you cannot come, cancel there."
        ),
        "uk": (
            "У вас є місце на запрошення організаторів: {title}\n\n"
            "{when}, {place}.\n\n"
            "Квиток і файл для календаря знайдете в /moje. Там можна й скасувати запис, якщо не зможете прийти."
        ),
    },
    "event_changed": {
        "pl": (
            "Zmiana w wydarzeniu: {title}\n\n"
            "{changes}\n\n"
            "Twoje zgłoszenie zostaje bez zmian. Jeśli masz miejsce, nowy plik do kalendarza przychodzi z tą "
            "wiadomością i jest w /moje. Tam też odwołasz zgłoszenie, jeśli nie możesz przyjść."
        ),
        "en": (
            "The event has changed: {title}\n\n"
            "{changes}\n\n"
            "Your sign-up stays as it is. If you have a seat, the new calendar file comes with this message and is in "
            "/moje. If you cannot come, cancel there."
        ),
        "uk": (
            "Зміна в події: {title}\n\n"
            "{changes}\n\n"
            "Ваш запис залишається без змін. Якщо у вас є місце, новий файл для календаря надходить із цим "
            "повідомленням і є в /moje. Там можна й скасувати запис, якщо не зможете прийти."
        ),
    },
    "event_postponed": {
        "pl": (
            "Nowy termin wydarzenia: {title}\n\n"
            "{changes}\n\n"
            "Twoje zgłoszenie obejmuje nowy termin. Jeśli masz miejsce, nowy plik do kalendarza przychodzi z tą "
            "wiadomością i jest w /moje. Tam też odwołasz zgłoszenie, jeśli nie możesz wtedy przyjść."
        ),
        "en": (
            "The event has a new date: {title}\n\n"
            "{changes}\n\n"
            "Your sign-up holds for the new date. If you have a seat, the new calendar file comes with this message "
            "and is in /moje. If you cannot come then, cancel there."
        ),
        "uk": (
            "Нова дата події: {title}\n\n"
            "{changes}\n\n"
            "Ваш запис дійсний і для нової дати. Якщо у вас є місце, новий файл для календаря надходить із цим "
            "повідомленням і є в /moje. Там можна й скасувати запис, якщо тоді не зможете прийти."
        ),
    },
    "event_cancelled": {
        "pl": (
            "Wydarzenie odwołane: {title}\n\n"
            "Miało się odbyć: {when}, {place}.\n\n"
            "Przepraszamy za zmianę planów. Nic nie trzeba robić, zgłoszenie przestaje obowiązywać."
        ),
        "en": (
            "The event is cancelled: {title}\n\n"
            "It was to take place: {when}, {place}.\n\n"
            "We are sorry that your plans have to change. There is nothing to do, your sign-up ends with it."
        ),
        "uk": (
            "Подію скасовано: {title}\n\n"
            "Вона мала відбутися: {when}, {place}.\n\n"
            "Перепрошуємо за зміну планів. Робити нічого не потрібно, запис більше не діє."
        ),
    },
    "reminder_week": {
        "pl": (
            "Widzimy się za tydzień: {title}\n\n"
            "{when}, {place}.\n\n"
            "Jeśli nie możesz przyjść, naciśnij przycisk: miejsce dostanie ktoś, kto czeka."
        ),
        "en": (
            "See you in a week: {title}\n\n"
            "{when}, {place}.\n\n"
            "If you cannot come, press the button: somebody who waits will get the seat."
        ),
        "uk": (
            "Побачимося за тиждень: {title}\n\n"
            "{when}, {place}.\n\n"
            "Якщо не зможете прийти, натисніть кнопку: місце отримає той, хто чекає."
        ),
    },
    "reminder_day": {
        "pl": (
            "Widzimy się jutro: {title}\n\n"
            "{when}, {place}.\n"
            "Dojazd: {directions}\n"
            "Udział przez internet: {link}\n\n"
            "Bilet z kodem QR znajdziesz w /moje."
        ),
        "en": (
            "See you tomorrow: {title}\n\n"
            "{when}, {place}.\n"
            "How to get there: {directions}\n"
            "To take part online: {link}\n\n"
            "Your ticket with its QR code is in /moje."
        ),
        "uk": (
            "Побачимося завтра: {title}\n\n"
            "{when}, {place}.\n"
            "Як дістатися: {directions}\n"
            "Участь через інтернет: {link}\n\n"
            "Квиток із QR-кодом знайдете в /moje."
        ),
    },
    "reminder_hours": {
        "pl": (
            "Już niedługo zaczynamy: {title}\n\n"
            "{when}, {place}.\n"
            "Dojazd: {directions}\n"
            "Udział przez internet: {link}\n\n"
            "Przygotuj bilet z kodem QR, znajdziesz go w /moje."
        ),
        "en": (
            "We start soon: {title}\n\n"
            "{when}, {place}.\n"
            "How to get there: {directions}\n"
            "To take part online: {link}\n\n"
            "Have your ticket with its QR code ready, it is in /moje."
        ),
        "uk": (
            "Скоро починаємо: {title}\n\n"
            "{when}, {place}.\n"
            "Як дістатися: {directions}\n"
            "Участь через інтернет: {link}\n\n"
            "Підготуйте квиток із QR-кодом, він у /moje."
        ),
    },
    "materials": {
        "pl": "Dziękujemy za udział: {title}\n\nMateriały ze spotkania:\n{materials}",
        "en": "Thank you for taking part: {title}\n\nThe materials of the event:\n{materials}",
        "uk": "Дякуємо за участь: {title}\n\nМатеріали зустрічі:\n{materials}",
    },
    "feedback": {
        "pl": (
            "Jak było? {title}\n\nMam trzy krótkie pytania. Odpowiedzi są anonimowe: nikt nie zobaczy, kto je wysłał."
        ),
        "en": (
            "How was it? {title}\n\n"
            "I have three short questions. The answers are anonymous: nobody will see who sent them."
        ),
        "uk": (
            "Як усе пройшло? {title}\n\n"
            "У мене три короткі запитання. Відповіді анонімні: ніхто не побачить, хто їх надіслав."
        ),
    },
    "certificate": {
        "pl": (
            "Zaświadczenie o udziale jest gotowe: {title}\n\n"
            "Numer: {number}. Każdy może go sprawdzić poleceniem /sprawdz z tym numerem. Plik PDF jest w /moje."
        ),
        "en": (
            "Your certificate of attendance is ready: {title}\n\n"
            "Number: {number}. Anybody can verify it by sending /sprawdz with this number. The PDF file is in /moje."
        ),
        "uk": (
            "Свідоцтво про участь готове: {title}\n\n"
            "Номер: {number}. Кожен може перевірити його командою /sprawdz із цим номером. PDF-файл — у /moje."
        ),
    },
}

TEMPLATES: Mapping[str, Mapping[str, str]] = {**EVENT_TEMPLATES, **VOUCHER_TEMPLATES}


def variables_of(key: str) -> frozenset[str]:
    """Return the variables that the template may use."""
    if key in VOUCHER_TEMPLATES:
        return VOUCHER_VARIABLES
    return EVERYWHERE | FURTHER.get(key, frozenset())
