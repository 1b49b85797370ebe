"""A person's own sign-ups and cancelling them. By language code; Polish is the default."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegistrationTexts:
    """The texts of one language.

    ``waiting`` has ``{place}``; ``cancel`` stands before the title of the event on a button; ``cancelled`` and
    ``sure`` are followed by the title.
    """

    title: str
    none: str
    see_events: str
    confirmed: str
    waiting: str
    cancel: str
    sure: str
    sure_seat: str
    yes: str
    no: str
    cancelled: str
    come_back: str
    nothing: str


REGISTRATIONS: Mapping[str, RegistrationTexts] = {
    "pl": RegistrationTexts(
        title="Twoje zapisy",
        none="Nie masz teraz żadnych zapisów.",
        see_events="Zobacz spotkania",
        confirmed="✅ Masz miejsce",
        waiting="⏳ Lista rezerwowa, miejsce {place}",
        cancel="Odwołaj:",
        sure="Na pewno odwołać ten zapis?",
        sure_seat="Miejsce dostanie następna osoba z listy rezerwowej, a ponowny zapis może trafić na jej koniec.",
        yes="Tak, odwołaj",
        no="Nie, zostaw",
        cancelled="Zapis odwołany:",
        come_back="Dziękuję za wiadomość, ktoś inny skorzysta. Zmiana zdania? Zapisz się znowu w /forum.",
        nothing="Tego zapisu już nie ma, więc nie trzeba nic odwoływać. Aktualne zapisy są w /moje.",
    ),
    "en": RegistrationTexts(
        title="Your sign-ups",
        none="You have no sign-ups at the moment.",
        see_events="See events",
        confirmed="✅ You have a seat",
        waiting="⏳ Waiting list, number {place}",
        cancel="Cancel:",
        sure="Do you really want to cancel this sign-up?",
        sure_seat="The next person on the waiting list gets the seat, and signing up again may put you at its end.",
        yes="Yes, cancel it",
        no="No, keep it",
        cancelled="Sign-up cancelled:",
        come_back="Thank you for telling, somebody else will use the seat. Changed your mind? Sign up again in /forum.",
        nothing="That sign-up is gone already, so there is nothing to cancel. Your current ones are in /moje.",
    ),
    "uk": RegistrationTexts(
        title="Ваші записи",
        none="Наразі у вас немає записів.",
        see_events="Переглянути зустрічі",
        confirmed="✅ У вас є місце",
        waiting="⏳ Список очікування, місце {place}",
        cancel="Скасувати:",
        sure="Справді скасувати цей запис?",
        sure_seat="Місце отримає наступна людина зі списку очікування, а новий запис може опинитися в його кінці.",
        yes="Так, скасувати",
        no="Ні, залишити",
        cancelled="Запис скасовано:",
        come_back="Дякую, що повідомили: хтось інший скористається. Передумали? Запишіться знову в /forum.",
        nothing="Цього запису вже немає, тож скасовувати нічого. Ваші поточні записи — у /moje.",
    ),
}
