"""What coordinators read about one sign-up and do with it. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class CardTexts:
    """The texts of one language.

    ``states`` are by state, ``channels`` by channel, ``labels`` name the fields of a card. The questions for a reason
    have ``{name}``.
    """

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
    erase: str
    sure_erase: str
    yes_erase: str
    really_erase: str
    finally_erase: str
    erased: str
    checked_in: str
    already_in: str
    check_in_undone: str
    nothing_done: str
    told: Mapping[str, str]
    not_told: str


CARD: Mapping[str, CardTexts] = {
    "pl": CardTexts(
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
            "reason": "Powód odrzucenia",
            "staff_note": "Powód pierwszeństwa (dla koordynatorów)",
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
        ask_move_up="Dlaczego przesuwasz na początek listy: {name}? Przeczytają to tylko koordynatorzy.",
        ask_over_capacity="Dlaczego dajesz miejsce ponad limit: {name}? Przeczytają to tylko koordynatorzy.",
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
        erase="Usuń dane tej osoby…",
        sure_erase=(
            "Usunąć dane z tego zgłoszenia na prośbę tej osoby? Zgłoszenie zostanie odwołane. Zostaną liczby bez "
            "nazwiska i numer zaświadczenia, jeśli je wydano."
        ),
        yes_erase="Tak, usuń dane",
        really_erase="Tego nie da się cofnąć. Usunąć imię i nazwisko, kontakt i resztę danych na zawsze?",
        finally_erase="Usuń na zawsze",
        erased="Dane z tego zgłoszenia są usunięte.",
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
    ),
    "en": CardTexts(
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
            "reason": "Reason of the rejection",
            "staff_note": "Why they go first (for coordinators)",
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
        ask_move_up="Why do you move {name} to the top of the list? Only coordinators will read it.",
        ask_over_capacity="Why do you give {name} a seat beyond the limit? Only coordinators will read it.",
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
        erase="Erase this person's data…",
        sure_erase=(
            "Erase the data of this sign-up, because the person asked for it? The sign-up will be cancelled. Numbers "
            "without a name stay, and the number of a certificate if one was given."
        ),
        yes_erase="Yes, erase it",
        really_erase="This cannot be undone. Erase the name, the contacts and everything else for good?",
        finally_erase="Erase for good",
        erased="The data of this sign-up is erased.",
        checked_in="Marked as here.",
        already_in="They were marked as here before.",
        check_in_undone="The check-in is taken back.",
        nothing_done="Nothing changed: the sign-up is not any more what it was on that button.",
        told={"one": "{number} person will get a message.", "other": "{number} people will get a message."},
        not_told="Without a chat in Telegram, to be told another way: {number}.",
    ),
    "uk": CardTexts(
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
            "email": "Ел. пошта",
            "phone": "Телефон",
            "sessions": "Майстерні",
            "accessibility": "Доступність",
            "dietary": "Харчування",
            "reason": "Причина відхилення",
            "staff_note": "Чому поза чергою (для координаторів)",
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
        ask_move_up="Чому переміщуєте на початок списку: {name}? Це прочитають лише координатори.",
        ask_over_capacity="Чому даєте місце понад ліміт: {name}? Це прочитають лише координатори.",
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
        erase="Видалити дані цієї людини…",
        sure_erase=(
            "Видалити дані з цього запису на прохання людини? Запис буде скасовано. Залишаться числа без прізвища та "
            "номер довідки, якщо її видано."
        ),
        yes_erase="Так, видалити дані",
        really_erase="Цього не можна скасувати. Видалити ім'я, контакти й решту даних назавжди?",
        finally_erase="Видалити назавжди",
        erased="Дані з цього запису видалено.",
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
    ),
}
