"""How a sign-up ended, for the person and for those whom they signed up. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class OutcomeTexts:
    """The texts of one language.

    ``waiting`` and ``others_waiting`` have ``{place}``, ``organisation_full`` has ``{limit}``, ``clash`` has
    ``{first}`` and ``{second}``, ``session_full`` has ``{session}``, ``group_full`` has ``{group}``. ``others`` say in
    a few words what became of one of several people.
    """

    confirmed: str
    confirmed_next: str
    waiting: str
    waiting_next: str
    pending: str
    pending_next: str
    already: str
    organisation_full: str
    clash: str
    session_full: str
    session_unknown: str
    group_full: str
    changed: str
    not_changed: str
    party: str
    others: Mapping[str, str]
    others_waiting: str
    party_next: str
    ticket: str
    calendar: str
    directions: str
    change: str
    cancel: str


OUTCOMES: Mapping[str, OutcomeTexts] = {
    "pl": OutcomeTexts(
        confirmed="✅ Masz miejsce! Do zobaczenia:",
        confirmed_next="Jeśli nie możesz przyjść, odwołaj zapis w /moje, a miejsce dostanie ktoś inny.",
        waiting="⏳ Wszystkie miejsca są zajęte. Jesteś na liście rezerwowej, miejsce {place}:",
        waiting_next="Gdy zwolni się miejsce dla Ciebie, od razu napiszę. Zrezygnować możesz w /moje.",
        pending="📝 Zgłoszenie przyjęte. Na tym spotkaniu o miejscach decyduje koordynator:",
        pending_next="Gdy zdecyduje, od razu napiszę. Wycofać się możesz w /moje.",
        already="Ten zapis już jest, drugi raz nie trzeba.",
        organisation_full=(
            "Z tej organizacji jest już tyle osób, ile może być (limit: {limit}). Jeśli ktoś zrezygnuje, spróbuj znowu "
            "albo zapytaj koordynatora."
        ),
        clash="„{first}” i „{second}” są w tym samym czasie. Wybierz jedno z nich.",
        session_full="Na „{session}” nie ma już miejsc. Wybierz coś innego albo idź dalej bez tego.",
        session_unknown="Program zmienił się w tym czasie. Wybierz warsztaty jeszcze raz.",
        group_full="W grupie „{group}” nie ma już wolnych miejsc, więc grupa zostaje bez zmian.",
        changed="Zmiany zapisane.",
        not_changed="Tego zapisu nie można już zmienić: został odwołany albo spotkanie się odbyło. Zajrzyj do /moje.",
        party="Zapis innych osób:",
        others={
            "confirmed": "✅ jest miejsce",
            "pending": "📝 czeka na decyzję koordynatora",
            "already": "zapis już był",
            "organisation_full": "🚫 limit osób z tej organizacji jest wyczerpany",
            "session_full": "🚫 brak miejsc na wybranych warsztatach",
            "refused": "🚫 nie udało się zapisać",
        },
        others_waiting="⏳ lista rezerwowa, miejsce {place}",
        party_next="Te zapisy zobaczysz, zmienisz i odwołasz w /moje.",
        ticket="🎫 Bilet z kodem QR",
        calendar="🗓 Do kalendarza",
        directions="📍 Jak trafić",
        change="Zmień",
        cancel="Odwołaj",
    ),
    "en": OutcomeTexts(
        confirmed="✅ You have a seat! See you:",
        confirmed_next="If you cannot come, cancel in /moje, and somebody else will get the seat.",
        waiting="⏳ All seats are taken. You are number {place} on the waiting list:",
        waiting_next="I will write as soon as there is a seat for you. You can withdraw in /moje.",
        pending="📝 We have your sign-up. A coordinator decides about the seats at this event:",
        pending_next="I will write as soon as there is a decision. You can withdraw in /moje.",
        already="You are signed up already, once is enough.",
        organisation_full=(
            "As many people of this organisation have signed up as may (limit: {limit}). If somebody cancels, try "
            "again, or ask the coordinator."
        ),
        clash="“{first}” and “{second}” are at the same time. Choose one of them.",
        session_full="There are no seats left at “{session}”. Choose something else or go on without it.",
        session_unknown="The programme has changed in the meantime. Please choose your workshops again.",
        group_full="There are no seats left for the group “{group}”, so the group stays as it was.",
        changed="The changes are saved.",
        not_changed="This sign-up cannot be changed any more: it was cancelled or the event is over. See /moje.",
        party="Signing up others:",
        others={
            "confirmed": "✅ has a seat",
            "pending": "📝 a coordinator decides",
            "already": "was signed up already",
            "organisation_full": "🚫 the limit for this organisation is reached",
            "session_full": "🚫 no seats left at the chosen workshops",
            "refused": "🚫 could not be signed up",
        },
        others_waiting="⏳ waiting list, number {place}",
        party_next="You can see, change and cancel these sign-ups in /moje.",
        ticket="🎫 Ticket with QR code",
        calendar="🗓 To the calendar",
        directions="📍 How to get there",
        change="Change",
        cancel="Cancel the sign-up",
    ),
    "uk": OutcomeTexts(
        confirmed="✅ У вас є місце! До зустрічі:",
        confirmed_next="Якщо не зможете прийти, скасуйте запис у /moje, і місце отримає хтось інший.",
        waiting="⏳ Усі місця зайняті. Ви у списку очікування, місце {place}:",
        waiting_next="Щойно звільниться місце для вас, я напишу. Відмовитися можна в /moje.",
        pending="📝 Заявку прийнято. На цій зустрічі про місця вирішує координатор:",
        pending_next="Щойно буде рішення, я напишу. Відмовитися можна в /moje.",
        already="Ви вже записані, вдруге не треба.",
        organisation_full=(
            "Із цієї організації вже стільки людей, скільки може бути (ліміт: {limit}). Якщо хтось відмовиться, "
            "спробуйте знову або запитайте координатора."
        ),
        clash="«{first}» і «{second}» відбуваються в той самий час. Виберіть одне з них.",
        session_full="На «{session}» місць уже немає. Виберіть щось інше або йдіть далі без цього.",
        session_unknown="Програма тим часом змінилася. Виберіть майстер-класи ще раз.",
        group_full="У групі «{group}» вільних місць уже немає, тому група залишається без змін.",
        changed="Зміни збережено.",
        not_changed="Цей запис уже не можна змінити: його скасовано або зустріч відбулася. Загляньте в /moje.",
        party="Запис інших людей:",
        others={
            "confirmed": "✅ є місце",
            "pending": "📝 вирішує координатор",
            "already": "запис уже був",
            "organisation_full": "🚫 ліміт людей із цієї організації вичерпано",
            "session_full": "🚫 на вибраних майстер-класах немає місць",
            "refused": "🚫 не вдалося записати",
        },
        others_waiting="⏳ список очікування, місце {place}",
        party_next="Ці записи можна переглянути, змінити та скасувати в /moje.",
        ticket="🎫 Квиток із QR-кодом",
        calendar="🗓 До календаря",
        directions="📍 Як дістатися",
        change="Змінити",
        cancel="Скасувати запис",
    ),
}
