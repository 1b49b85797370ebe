"""What stands around the templates of notices: buttons, names of what changed, sample values. By language code."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class NoticeParts:
    """The texts of one language.

    ``on_behalf`` has ``{name}`` and goes to who signed somebody else up. ``change`` has ``{what}``, ``{before}`` and
    ``{after}``, ``added`` ``{what}`` and ``{after}``, ``removed`` ``{what}`` and ``{before}``; ``changed`` are the
    names of an event's properties. ``samples`` has values for variables of the templates.
    """

    sample_event: str
    on_behalf: str
    change: str
    added: str
    removed: str
    changed: Mapping[str, str]
    something: str
    take: str
    leave: str
    not_coming: str
    mine: str
    details: str
    give_feedback: str
    samples: Mapping[str, str]


NOTICE_PARTS: Mapping[str, NoticeParts] = {
    "pl": NoticeParts(
        sample_event="To wydarzenie przykładowe, które się nie odbędzie.",
        on_behalf="Ta wiadomość dotyczy zgłoszenia: {name}.",
        change="{what}: było {before}, jest {after}",
        added="{what}: {after}",
        removed="{what}: nie ma już {before}",
        changed={
            "title": "Tytuł",
            "place": "Miejsce",
            "starts_at": "Początek",
            "ends_at": "Koniec",
            "online_link": "Link do udziału przez internet",
            "directions": "Dojazd",
        },
        something="Zmiana",
        take="Biorę miejsce",
        leave="Rezygnuję",
        not_coming="Nie przyjdę",
        mine="Moje zapisy",
        details="Szczegóły",
        give_feedback="Odpowiedz na pytania",
        samples={
            "name": "Anna Przykładowa",
            "title": "Regionalne Forum Współpracy Międzynarodowej",
            "when": "15 marca 2027 r., 10:00–16:00",
            "place": "Toruń, plac Teatralny 2",
            "directions": "pięć minut pieszo z dworca Toruń Miasto",
            "deadline": "1 marca 2027 r., 12:00",
            "reason": "spotkanie jest tylko dla organizacji z regionu",
            "changes": "Miejsce: było Bydgoszcz, jest Toruń",
            "materials": "Prezentacja otwierająca",
        },
    ),
    "en": NoticeParts(
        sample_event="This is a sample event that will not take place.",
        on_behalf="This message is about the sign-up of {name}.",
        change="{what}: was {before}, is now {after}",
        added="{what}: {after}",
        removed="{what}: {before} is no longer there",
        changed={
            "title": "Title",
            "place": "Place",
            "starts_at": "Start",
            "ends_at": "End",
            "online_link": "Link to take part online",
            "directions": "How to get there",
        },
        something="Change",
        take="I take the seat",
        leave="I pass",
        not_coming="I am not coming",
        mine="My sign-ups",
        details="Details",
        give_feedback="Answer the questions",
        samples={
            "name": "Anna Sample",
            "title": "Regional Forum of International Cooperation",
            "when": "15 March 2027, 10:00–16:00",
            "place": "Toruń, plac Teatralny 2",
            "directions": "five minutes on foot from the station Toruń Miasto",
            "deadline": "1 March 2027, 12:00",
            "reason": "the event is only for organisations of the region",
            "changes": "Place: was Bydgoszcz, is now Toruń",
            "materials": "Opening presentation",
        },
    ),
    "uk": NoticeParts(
        sample_event="Це подія для прикладу, вона не відбудеться.",
        on_behalf="Це повідомлення стосується запису: {name}.",
        change="{what}: було {before}, стало {after}",
        added="{what}: {after}",
        removed="{what}: більше немає {before}",
        changed={
            "title": "Назва",
            "place": "Місце",
            "starts_at": "Початок",
            "ends_at": "Кінець",
            "online_link": "Посилання для участі через інтернет",
            "directions": "Як дістатися",
        },
        something="Зміна",
        take="Беру місце",
        leave="Відмовляюся",
        not_coming="Не прийду",
        mine="Мої записи",
        details="Докладніше",
        give_feedback="Відповісти на запитання",
        samples={
            "name": "Анна Прикладна",
            "title": "Регіональний форум міжнародної співпраці",
            "when": "15 березня 2027 р., 10:00–16:00",
            "place": "Торунь, площа Театральна 2",
            "directions": "п’ять хвилин пішки від вокзалу Торунь-Місто",
            "deadline": "1 березня 2027 р., 12:00",
            "reason": "зустріч лише для організацій регіону",
            "changes": "Місце: було Бидгощ, стало Торунь",
            "materials": "Вступна презентація",
        },
    ),
}

SAMPLES_FOR_ALL: Mapping[str, str] = {
    "link": "https://example.org/forum",
    "position": "3",
    "number": "IE/2027/0012-07",
}
"""Values that are the same in every language."""
