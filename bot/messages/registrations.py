"""A person's own sign-ups: what they are, and what can be done with them. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class RegistrationTexts:
    """The texts of one language.

    ``states`` are by the state of a registration and have ``{place}`` or ``{moment}`` or ``{reason}``; ``came`` is for
    who was there. ``sessions`` has ``{sessions}``, ``for_other`` has ``{name}``; ``cancelled`` and ``sure`` are
    followed by the title.
    """

    title: str
    none: str
    see_events: str
    back: str
    states: Mapping[str, str]
    came: str
    sessions: str
    for_other: str
    sure: str
    sure_seat: str
    yes: str
    no: str
    cancelled: str
    come_back: str
    nothing: str
    take: str
    leave: str
    taken: str
    offer_gone: str
    undo: str
    show_at_door: str
    ticket_pdf: str
    new_ticket: str
    ticket_renewed: str
    into_calendar: str
    out_of_calendar: str
    take_out: str
    certificate: str
    here_is_certificate: str
    feedback: str
    no_file: str
    withdraw: str
    withdraw_sure: str
    withdraw_yes: str
    withdrawn: str


REGISTRATIONS: Mapping[str, RegistrationTexts] = {
    "pl": RegistrationTexts(
        title="Twoje zapisy",
        none="Nie masz teraz żadnych zapisów.",
        see_events="Zobacz spotkania",
        back="‹ Moje zapisy",
        states={
            "confirmed": "✅ Masz miejsce",
            "waiting": "⏳ Lista rezerwowa, miejsce {place}",
            "offered": "🎁 Czeka wolne miejsce, odpowiedz do {moment}",
            "pending": "📝 Czeka na decyzję koordynatora",
            "rejected": "🚫 Zgłoszenie nieprzyjęte: {reason}",
            "expired": "⌛ Miejsce czekało, ale termin odpowiedzi minął",
            "cancelled": "Zapis odwołany",
        },
        came="✅ Udział potwierdzony",
        sessions="Warsztaty: {sessions}",
        for_other="zapis dla: {name}",
        sure="Na pewno odwołać ten zapis?",
        sure_seat="Miejsce dostanie następna osoba z listy rezerwowej, a ponowny zapis może trafić na jej koniec.",
        yes="Tak, odwołaj",
        no="Nie, zostaw",
        cancelled="Zapis odwołany:",
        come_back="Dziękuję za wiadomość, ktoś inny skorzysta. Zmiana zdania? Zapisz się znowu w /forum.",
        nothing="Tego zapisu już nie ma, więc nie trzeba nic odwoływać. Aktualne zapisy są w /moje.",
        take="Biorę miejsce",
        leave="Rezygnuję",
        taken="✅ Miejsce jest Twoje! Do zobaczenia:",
        offer_gone=(
            "Tego miejsca już nie ma: termin odpowiedzi minął albo zapis został odwołany. Gdzie teraz jesteś na "
            "liście, zobaczysz w /moje."
        ),
        undo="Jednak przyjdę",
        show_at_door="Pokaż ten kod przy wejściu, wystarczy na ekranie telefonu.",
        ticket_pdf="Bilet do druku (PDF)",
        new_ticket="Nowy bilet (ten przestanie działać)",
        ticket_renewed="Oto nowy bilet. Poprzedni kod już nie wpuszcza: przy wejściu pokaż ten.",
        into_calendar="Otwórz ten plik, a spotkanie trafi do Twojego kalendarza.",
        out_of_calendar="Otwórz ten plik, a spotkanie zniknie z Twojego kalendarza.",
        take_out="Usuń z kalendarza",
        certificate="📄 Zaświadczenie o udziale",
        here_is_certificate="Oto Twoje zaświadczenie. Jego numer każdy może sprawdzić poleceniem /sprawdz.",
        feedback="Oceń spotkanie",
        no_file="Do tego zapisu nie ma takiego pliku. Aktualne zapisy są w /moje.",
        withdraw="Cofam zgodę",
        withdraw_sure=(
            "Cofnąć zgodę na dane tego zapisu? Zapis zostanie odwołany, a imię i nazwisko, organizacja, kontakt i "
            "potrzeby usunięte. Tego nie da się odwrócić."
        ),
        withdraw_yes="Tak, odwołaj i usuń dane",
        withdrawn=(
            "Zgoda cofnięta: zapis jest odwołany, a jego dane usunięte. Zostają tylko liczby: że ktoś z tej grupy był "
            "zapisany, a jeśli przyszedł, to z której gminy i organizacji."
        ),
    ),
    "en": RegistrationTexts(
        title="Your sign-ups",
        none="You have no sign-ups at the moment.",
        see_events="See events",
        back="‹ My sign-ups",
        states={
            "confirmed": "✅ You have a seat",
            "waiting": "⏳ Waiting list, number {place}",
            "offered": "🎁 A free seat is kept, answer by {moment}",
            "pending": "📝 Waits for a coordinator's decision",
            "rejected": "🚫 Not accepted: {reason}",
            "expired": "⌛ A seat was kept, but the time to answer is over",
            "cancelled": "Sign-up cancelled",
        },
        came="✅ Attendance confirmed",
        sessions="Workshops: {sessions}",
        for_other="signed up: {name}",
        sure="Do you really want to cancel this sign-up?",
        sure_seat="The next person on the waiting list gets the seat, and signing up again may put you at its end.",
        yes="Yes, cancel it",
        no="No, keep it",
        cancelled="Sign-up cancelled:",
        come_back="Thank you for telling, somebody else will use the seat. Changed your mind? Sign up again in /forum.",
        nothing="That sign-up is gone already, so there is nothing to cancel. Your current ones are in /moje.",
        take="I take the seat",
        leave="I give it up",
        taken="✅ The seat is yours! See you:",
        offer_gone=(
            "That seat is gone: the time to answer is over or the sign-up was cancelled. Where you are on the list "
            "now, /moje tells."
        ),
        undo="I am coming after all",
        show_at_door="Show this code at the door; the screen of your phone is enough.",
        ticket_pdf="Ticket to print (PDF)",
        new_ticket="New ticket (this one will stop working)",
        ticket_renewed="Here is a new ticket. The code before lets nobody in any more: show this one at the door.",
        into_calendar="Open this file, and the event is in your calendar.",
        out_of_calendar="Open this file, and the event is gone from your calendar.",
        take_out="Remove from the calendar",
        certificate="📄 Certificate of attendance",
        here_is_certificate="Here is your certificate. Anybody can verify its number with /sprawdz.",
        feedback="Rate the event",
        no_file="There is no such file for this sign-up. Your current ones are in /moje.",
        withdraw="Withdraw consent",
        withdraw_sure=(
            "Withdraw your consent to the data of this sign-up? It will be cancelled, and name, organisation, contact "
            "and needs deleted. This cannot be undone."
        ),
        withdraw_yes="Yes, cancel and delete",
        withdrawn=(
            "Consent withdrawn: the sign-up is cancelled and its data deleted. Only numbers stay: that somebody of "
            "this group was signed up, and, if they came, of which municipality and organisation."
        ),
    ),
    "uk": RegistrationTexts(
        title="Ваші записи",
        none="Наразі у вас немає записів.",
        see_events="Переглянути зустрічі",
        back="‹ Мої записи",
        states={
            "confirmed": "✅ У вас є місце",
            "waiting": "⏳ Список очікування, місце {place}",
            "offered": "🎁 Чекає вільне місце, дайте відповідь до {moment}",
            "pending": "📝 Чекає на рішення координатора",
            "rejected": "🚫 Заявку не прийнято: {reason}",
            "expired": "⌛ Місце чекало, але час на відповідь минув",
            "cancelled": "Запис скасовано",
        },
        came="✅ Участь підтверджено",
        sessions="Майстер-класи: {sessions}",
        for_other="запис для: {name}",
        sure="Справді скасувати цей запис?",
        sure_seat="Місце отримає наступна людина зі списку очікування, а новий запис може опинитися в його кінці.",
        yes="Так, скасувати",
        no="Ні, залишити",
        cancelled="Запис скасовано:",
        come_back="Дякую, що повідомили: хтось інший скористається. Передумали? Запишіться знову в /forum.",
        nothing="Цього запису вже немає, тож скасовувати нічого. Ваші поточні записи — у /moje.",
        take="Беру місце",
        leave="Відмовляюся",
        taken="✅ Місце ваше! До зустрічі:",
        offer_gone=(
            "Цього місця вже немає: час на відповідь минув або запис скасовано. Де ви тепер у списку, видно в /moje."
        ),
        undo="Я все ж прийду",
        show_at_door="Покажіть цей код біля входу, достатньо на екрані телефону.",
        ticket_pdf="Квиток для друку (PDF)",
        new_ticket="Новий квиток (цей перестане діяти)",
        ticket_renewed="Ось новий квиток. Попередній код більше не діє: на вході покажіть цей.",
        into_calendar="Відкрийте цей файл, і зустріч потрапить до вашого календаря.",
        out_of_calendar="Відкрийте цей файл, і зустріч зникне з вашого календаря.",
        take_out="Видалити з календаря",
        certificate="📄 Довідка про участь",
        here_is_certificate="Ось ваша довідка. Її номер кожен може перевірити командою /sprawdz.",
        feedback="Оцінити зустріч",
        no_file="Для цього запису такого файлу немає. Ваші поточні записи — у /moje.",
        withdraw="Відкликаю згоду",
        withdraw_sure=(
            "Відкликати згоду на дані цього запису? Запис буде скасовано, а ім'я, організацію, контакт і потреби "
            "видалено. Це не можна скасувати."
        ),
        withdraw_yes="Так, скасувати й видалити",
        withdrawn=(
            "Згоду відкликано: запис скасовано, а його дані видалено. Залишаються лише числа: хтось із цієї групи був "
            "записаний, а якщо прийшов, то з якої ґміни й організації."
        ),
    ),
}
