"""Events: the list and the details of one. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class EventTexts:
    """The texts of one language.

    ``when`` has ``{when}``, ``where`` and ``have_place`` have ``{place}``, ``deadline``, ``closed``, ``not_open`` and
    ``have_offer`` have ``{moment}``, ``ask`` has ``{contact}``, ``spoken`` has ``{languages}``, ``free_by_group`` has
    ``{groups}``. ``free`` and ``waiting`` are by plural category and have ``{number}``.
    """

    title: str
    none: str
    choose: str
    sample: str
    when: str
    where: str
    free: Mapping[str, str]
    free_by_group: str
    other_groups: str
    full: str
    waiting: Mapping[str, str]
    deadline: str
    not_open: str
    closed: str
    over: str
    cancelled: str
    unknown: str
    have_seat: str
    have_place: str
    have_offer: str
    have_pending: str
    agenda: str
    spoken: str
    approval: str
    online: str
    how_to_get_there: str
    no_directions: str
    sign_up: str
    sign_up_waiting: str
    sign_up_others: str
    all_events: str
    my_registrations: str
    ask: str


EVENTS: Mapping[str, EventTexts] = {
    "pl": EventTexts(
        title="Najbliższe spotkania",
        none="Nie ma teraz zapowiedzianych spotkań. Zajrzyj tu za jakiś czas.",
        choose="Wybierz spotkanie, aby zobaczyć szczegóły i się zapisać.",
        sample="⚠️ To przykład, żeby można było wypróbować zapisy. To spotkanie się nie odbędzie.",
        when="🗓 {when}",
        where="📍 {place}",
        free={
            "one": "💺 {number} wolne miejsce",
            "few": "💺 {number} wolne miejsca",
            "many": "💺 {number} wolnych miejsc",
            "other": "💺 {number} wolnego miejsca",
        },
        free_by_group="💺 Wolne miejsca: {groups}",
        other_groups="pozostałe grupy",
        full="💺 Wszystkie miejsca są zajęte",
        waiting={
            "one": "na liście rezerwowej czeka {number} osoba",
            "few": "na liście rezerwowej czekają {number} osoby",
            "many": "na liście rezerwowej czeka {number} osób",
            "other": "na liście rezerwowej czeka {number} osoby",
        },
        deadline="⏰ Zapisy do {moment}",
        not_open="Zapisy jeszcze się nie zaczęły. Ruszą {moment}.",
        closed="Zapisy zakończyły się {moment}.",
        over="To spotkanie już się odbyło.",
        cancelled="To spotkanie zostało odwołane.",
        unknown="Nie ma takiego spotkania. Zobacz aktualną listę w /forum.",
        have_seat="✅ Masz miejsce na tym spotkaniu.",
        have_place="⏳ Jesteś na liście rezerwowej, miejsce {place}. Gdy coś się zwolni, od razu napiszę.",
        have_offer="🎁 Czeka na Ciebie wolne miejsce. Odpowiedz do {moment}, potem dostanie je następna osoba.",
        have_pending="📝 Twoje zgłoszenie czeka na decyzję koordynatora. Gdy zapadnie, od razu napiszę.",
        agenda="Program",
        spoken="🗣 {languages}",
        approval="📝 O miejscach decyduje koordynator.",
        online="💻 Udział przez internet",
        how_to_get_there="Jak trafić",
        no_directions="Organizator nie podał jeszcze wskazówek dojazdu.",
        sign_up="Zapisz mnie",
        sign_up_waiting="Zapisz mnie na listę rezerwową",
        sign_up_others="Zapisz inne osoby",
        all_events="‹ Wszystkie spotkania",
        my_registrations="Moje zapisy",
        ask="Pytania o spotkanie: {contact}.",
    ),
    "en": EventTexts(
        title="Coming events",
        none="No events are announced right now. Please look in again later.",
        choose="Choose an event to see its details and to sign up.",
        sample="⚠️ This is a sample for trying out the sign-up. This event will not take place.",
        when="🗓 {when}",
        where="📍 {place}",
        free={"one": "💺 {number} free seat", "other": "💺 {number} free seats"},
        free_by_group="💺 Free seats: {groups}",
        other_groups="other groups",
        full="💺 All seats are taken",
        waiting={"one": "{number} person on the waiting list", "other": "{number} people on the waiting list"},
        deadline="⏰ Sign-up until {moment}",
        not_open="Sign-ups have not begun yet. They open on {moment}.",
        closed="Sign-up ended on {moment}.",
        over="This event is over.",
        cancelled="This event has been cancelled.",
        unknown="There is no such event. See the current list in /forum.",
        have_seat="✅ You have a seat at this event.",
        have_place="⏳ You are number {place} on the waiting list. I will write as soon as a seat becomes free.",
        have_offer="🎁 A free seat is kept for you. Answer by {moment}, then it goes to the next person.",
        have_pending="📝 Your sign-up waits for a coordinator's decision. I will write as soon as there is one.",
        agenda="Programme",
        spoken="🗣 {languages}",
        approval="📝 A coordinator decides about the seats.",
        online="💻 Taking part online",
        how_to_get_there="How to get there",
        no_directions="The organiser has not told how to get there yet.",
        sign_up="Sign me up",
        sign_up_waiting="Put me on the waiting list",
        sign_up_others="Sign up others",
        all_events="‹ All events",
        my_registrations="My sign-ups",
        ask="Questions about the event: {contact}.",
    ),
    "uk": EventTexts(
        title="Найближчі зустрічі",
        none="Зараз немає оголошених зустрічей. Зазирніть сюди згодом.",
        choose="Виберіть зустріч, щоб побачити подробиці й записатися.",
        sample="⚠️ Це приклад, щоб можна було спробувати запис. Ця зустріч не відбудеться.",
        when="🗓 {when}",
        where="📍 {place}",
        free={
            "one": "💺 {number} вільне місце",
            "few": "💺 {number} вільні місця",
            "many": "💺 {number} вільних місць",
            "other": "💺 {number} вільного місця",
        },
        free_by_group="💺 Вільні місця: {groups}",
        other_groups="інші групи",
        full="💺 Усі місця зайняті",
        waiting={
            "one": "у списку очікування {number} особа",
            "few": "у списку очікування {number} особи",
            "many": "у списку очікування {number} осіб",
            "other": "у списку очікування {number} особи",
        },
        deadline="⏰ Запис до {moment}",
        not_open="Запис іще не почався. Він почнеться {moment}.",
        closed="Запис завершився {moment}.",
        over="Ця зустріч уже відбулася.",
        cancelled="Цю зустріч скасовано.",
        unknown="Такої зустрічі немає. Перегляньте актуальний список у /forum.",
        have_seat="✅ У вас є місце на цій зустрічі.",
        have_place="⏳ Ви у списку очікування, місце {place}. Щойно щось звільниться, я напишу.",
        have_offer="🎁 Для вас тримають вільне місце. Дайте відповідь до {moment}, потім його отримає інша людина.",
        have_pending="📝 Ваша заявка чекає на рішення координатора. Щойно воно буде, я напишу.",
        agenda="Програма",
        spoken="🗣 {languages}",
        approval="📝 Про місця вирішує координатор.",
        online="💻 Участь онлайн",
        how_to_get_there="Як дістатися",
        no_directions="Організатор іще не повідомив, як дістатися.",
        sign_up="Запишіть мене",
        sign_up_waiting="Запишіть мене до списку очікування",
        sign_up_others="Записати інших",
        all_events="‹ Усі зустрічі",
        my_registrations="Мої записи",
        ask="Запитання про зустріч: {contact}.",
    ),
}
