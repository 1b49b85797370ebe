"""Events: the list and the details of one. By language code; Polish is the default."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventTexts:
    """The texts of one language.

    ``when`` has ``{when}``, ``where`` and ``have_place`` have ``{place}``, ``deadline`` and ``closed`` have
    ``{moment}``, ``ask`` has ``{contact}``. ``free`` and ``waiting`` are by plural category and have ``{number}``.
    """

    title: str
    none: str
    choose: str
    sample: str
    when: str
    where: str
    free: Mapping[str, str]
    full: str
    waiting: Mapping[str, str]
    deadline: str
    closed: str
    over: str
    cancelled: str
    unknown: str
    have_seat: str
    have_place: str
    sign_up: str
    sign_up_waiting: str
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
        full="💺 Wszystkie miejsca są zajęte",
        waiting={
            "one": "na liście rezerwowej czeka {number} osoba",
            "few": "na liście rezerwowej czekają {number} osoby",
            "many": "na liście rezerwowej czeka {number} osób",
            "other": "na liście rezerwowej czeka {number} osoby",
        },
        deadline="⏰ Zapisy do {moment}",
        closed="Zapisy zakończyły się {moment}.",
        over="To spotkanie już się odbyło.",
        cancelled="To spotkanie zostało odwołane.",
        unknown="Nie ma takiego spotkania. Zobacz aktualną listę w /forum.",
        have_seat="✅ Masz miejsce na tym spotkaniu.",
        have_place="⏳ Jesteś na liście rezerwowej, miejsce {place}. Gdy coś się zwolni, od razu napiszę.",
        sign_up="Zapisz mnie",
        sign_up_waiting="Zapisz mnie na listę rezerwową",
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
        full="💺 All seats are taken",
        waiting={"one": "{number} person on the waiting list", "other": "{number} people on the waiting list"},
        deadline="⏰ Sign-up until {moment}",
        closed="Sign-up ended on {moment}.",
        over="This event is over.",
        cancelled="This event has been cancelled.",
        unknown="There is no such event. See the current list in /forum.",
        have_seat="✅ You have a seat at this event.",
        have_place="⏳ You are number {place} on the waiting list. I will write as soon as a seat becomes free.",
        sign_up="Sign me up",
        sign_up_waiting="Put me on the waiting list",
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
        full="💺 Усі місця зайняті",
        waiting={
            "one": "у списку очікування {number} особа",
            "few": "у списку очікування {number} особи",
            "many": "у списку очікування {number} осіб",
            "other": "у списку очікування {number} особи",
        },
        deadline="⏰ Запис до {moment}",
        closed="Запис завершився {moment}.",
        over="Ця зустріч уже відбулася.",
        cancelled="Цю зустріч скасовано.",
        unknown="Такої зустрічі немає. Перегляньте актуальний список у /forum.",
        have_seat="✅ У вас є місце на цій зустрічі.",
        have_place="⏳ Ви у списку очікування, місце {place}. Щойно щось звільниться, я напишу.",
        sign_up="Запишіть мене",
        sign_up_waiting="Запишіть мене до списку очікування",
        all_events="‹ Усі зустрічі",
        my_registrations="Мої записи",
        ask="Запитання про зустріч: {contact}.",
    ),
}
