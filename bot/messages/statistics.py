"""The report of an event: its figures, charts and tables. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class StatisticsTexts:
    """The texts of one language.

    ``facts`` are by figure; ``of_target`` has ``{came}``, ``{target}`` and ``{percent}``, ``mean`` has ``{mean}`` and
    ``{answers}``. ``few_answers`` stands where means are not shown.
    """

    title: str
    sample: str
    facts: Mapping[str, str]
    of_target: str
    no_target: str
    mean: str
    few_answers: str
    columns: Mapping[str, str]
    tables: Mapping[str, str]
    not_said: str


STATISTICS: Mapping[str, StatisticsTexts] = {
    "pl": StatisticsTexts(
        title="Sprawozdanie: {event}",
        sample="Wydarzenie przykładowe",
        facts={
            "target": "Uczestnicy wobec celu",
            "came": "Przyszło",
            "confirmed": "Z miejscem",
            "no_shows": "Z miejscem, nie przyszło",
            "walk_ins": "Przyszło bez wcześniejszego zgłoszenia",
            "over_capacity": "Przyjęto ponad liczbę miejsc",
            "signed_up": "Wszystkie zgłoszenia",
            "waiting": "Na liście rezerwowej",
            "pending": "Czeka na decyzję",
            "cancelled": "Odwołane, odrzucone albo wygasłe",
            "organisations": "Organizacje i urzędy, z których ktoś przyszedł",
            "municipalities": "Gminy, z których ktoś przyszedł",
            "feedback": "Wypełnione ankiety",
            "rating": "Ocena wydarzenia (1-5)",
            "usefulness": "Przydatność w pracy (1-5)",
        },
        of_target="{came} z {target} ({percent}%)",
        no_target="{came}; celu nie podano",
        mean="{mean} (odpowiedzi: {answers})",
        few_answers="pokazujemy od trzech odpowiedzi",
        columns={
            "group": "Grupa",
            "organisation": "Organizacja",
            "municipality": "Gmina",
            "session": "Warsztat",
            "signed_up": "Zgłoszenia",
            "confirmed": "Z miejscem",
            "waiting": "Na liście rezerwowej",
            "came": "Przyszło",
            "comment": "Uwagi",
        },
        tables={
            "group": "Uczestnicy według grup",
            "organisation": "Uczestnicy według organizacji",
            "municipality": "Uczestnicy według gmin",
            "session": "Uczestnicy według warsztatów",
            "target": "Osoby wobec celu",
            "comment": "Uwagi uczestników",
        },
        not_said="nie podano",
    ),
    "en": StatisticsTexts(
        title="Report: {event}",
        sample="Sample event",
        facts={
            "target": "Participants against the target",
            "came": "Came",
            "confirmed": "Had a seat",
            "no_shows": "Had a seat and did not come",
            "walk_ins": "Came without signing up before",
            "over_capacity": "Let in beyond the capacity",
            "signed_up": "All sign-ups",
            "waiting": "On the waiting list",
            "pending": "Waiting for a decision",
            "cancelled": "Cancelled, rejected or lapsed",
            "organisations": "Organisations and offices from which somebody came",
            "municipalities": "Municipalities from which somebody came",
            "feedback": "Feedback forms filled in",
            "rating": "Rating of the event (1-5)",
            "usefulness": "Usefulness for work (1-5)",
        },
        of_target="{came} of {target} ({percent}%)",
        no_target="{came}; no target was given",
        mean="{mean} (answers: {answers})",
        few_answers="shown from three answers on",
        columns={
            "group": "Group",
            "organisation": "Organisation",
            "municipality": "Municipality",
            "session": "Workshop",
            "signed_up": "Sign-ups",
            "confirmed": "With a seat",
            "waiting": "On the waiting list",
            "came": "Came",
            "comment": "Comments",
        },
        tables={
            "group": "Participants by group",
            "organisation": "Participants by organisation",
            "municipality": "Participants by municipality",
            "session": "Participants by workshop",
            "target": "People against the target",
            "comment": "Comments of participants",
        },
        not_said="not given",
    ),
    "uk": StatisticsTexts(
        title="Звіт: {event}",
        sample="Подія-приклад",
        facts={
            "target": "Учасники порівняно з метою",
            "came": "Прийшли",
            "confirmed": "Мали місце",
            "no_shows": "Мали місце й не прийшли",
            "walk_ins": "Прийшли без попередньої реєстрації",
            "over_capacity": "Прийнято понад кількість місць",
            "signed_up": "Усі заявки",
            "waiting": "У списку очікування",
            "pending": "Чекають на рішення",
            "cancelled": "Скасовані, відхилені або втратили чинність",
            "organisations": "Організації та установи, з яких хтось прийшов",
            "municipalities": "Ґміни (громади), з яких хтось прийшов",
            "feedback": "Заповнені анкети",
            "rating": "Оцінка події (1-5)",
            "usefulness": "Користь для роботи (1-5)",
        },
        of_target="{came} з {target} ({percent}%)",
        no_target="{came}; мету не вказано",
        mean="{mean} (відповідей: {answers})",
        few_answers="показуємо від трьох відповідей",
        columns={
            "group": "Група",
            "organisation": "Організація",
            "municipality": "Ґміна (громада)",
            "session": "Майстерня",
            "signed_up": "Заявки",
            "confirmed": "З місцем",
            "waiting": "У списку очікування",
            "came": "Прийшли",
            "comment": "Коментарі",
        },
        tables={
            "group": "Учасники за групами",
            "organisation": "Учасники за організаціями",
            "municipality": "Учасники за ґмінами (громадами)",
            "session": "Учасники за майстернями",
            "target": "Люди порівняно з метою",
            "comment": "Коментарі учасників",
        },
        not_said="не вказано",
    ),
}
