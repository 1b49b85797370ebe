"""What is kept about a person, why and for how long; showing and deleting it. By language code."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrivacyTexts:
    """The texts of one language.

    ``kept`` may have ``{days}``, ``days`` are by plural category; ``sections`` are by what is kept and stand above its
    entries, ``states`` by the state of a registration. ``more``, ``pending``, ``queued`` and ``runs`` have
    ``{number}``.
    """

    title: str
    kept: tuple[str, ...]
    days: Mapping[str, str]
    elsewhere: str
    contact: str
    show: str
    erase: str
    sections: Mapping[str, str]
    nothing: str
    more: str
    language: str
    previous: str
    form: str
    chat: str
    pending: str
    queued: str
    runs: str
    states: Mapping[str, str]
    consent: str
    sure: str
    yes: str
    no: str
    kept_on: str
    erased: str


PRIVACY: Mapping[str, PrivacyTexts] = {
    "pl": PrivacyTexts(
        title="Jakie dane mam, po co i jak długo",
        kept=(
            (
                "Pytania, numery cytowanych fragmentów i Twoje oceny: żeby poprawiać bibliotekę. Przez rok albo do "
                "chwili, gdy je usuniesz."
            ),
            "Pytania przekazane koordynatorowi: żeby na nie odpowiedział. Przez rok albo do chwili, gdy je usuniesz.",
            (
                "Język, poprzednie pytanie i zaczęty formularz: żeby rozmowa miała ciąg dalszy. Formularz jest ważny "
                "24 godziny."
            ),
            (
                "Zapisy na spotkania (imię i nazwisko, organizacja, grupa, kontakt): do listy uczestników. Do {days} "
                "po spotkaniu albo do chwili, gdy je usuniesz."
            ),
            "Numer tej rozmowy w Telegramie: żeby wiedzieć, dokąd wysłać odpowiedź.",
        ),
        days={"one": "{number} dnia", "few": "{number} dni", "many": "{number} dni", "other": "{number} dnia"},
        elsewhere=(
            "Treść wiadomości znika z kolejki zaraz po obsłużeniu. Dane są tylko w bazie tego bota; sam Telegram ma "
            "własne zasady i własną historię rozmowy."
        ),
        contact="Pytania o dane: {contact}.",
        show="Pokaż moje dane",
        erase="Usuń moje dane",
        sections={
            "dialog": "Rozmowa",
            "answers": "Pytania i oceny",
            "open_questions": "Pytania do koordynatora",
            "registrations": "Zapisy na spotkania",
            "queues": "W kolejkach",
        },
        nothing="brak",
        more="i jeszcze {number} starszych; o pełny wykaz poproś koordynatora",
        language="język: {language}",
        previous="poprzednie pytanie: {question}",
        form="zaczęty formularz: {answers}",
        chat="numer rozmowy: {chat_id}",
        pending="wiadomości od Ciebie w obsłudze: {number}",
        queued="wiadomości do Ciebie, jeszcze niewysłane: {number}",
        runs="aktualizacje indeksu, które trwają na Twoją prośbę: {number}",
        states={"confirmed": "miejsce potwierdzone", "waiting": "lista rezerwowa", "cancelled": "odwołany"},
        consent="zgoda z dnia {day}",
        sure=(
            "Usunąć wszystko, co o Tobie mam? Zapisy na spotkania też zostaną odwołane, a miejsca dostaną inne osoby. "
            "Tego nie da się cofnąć."
        ),
        yes="Tak, usuń wszystko",
        no="Nie, zostaw",
        kept_on="Nic nie zostało usunięte.",
        erased=(
            "Gotowe: Twoje dane są usunięte, a zapisy odwołane. Historię rozmowy w samym Telegramie możesz usunąć w "
            "jego menu. Zawsze możesz napisać znowu."
        ),
    ),
    "en": PrivacyTexts(
        title="What data I have, why and for how long",
        kept=(
            (
                "Your questions, the numbers of quoted passages and your ratings: to improve the library. For a year "
                "or until you delete them."
            ),
            "Questions passed on to a coordinator: so that they can be answered. For a year or until you delete them.",
            (
                "Language, the question before and a form that you began: so that we can go on. A form is valid for 24 "
                "hours."
            ),
            (
                "Sign-ups for events (name, organisation, group, contact): for the list of participants. Until {days} "
                "after the event or until you delete them."
            ),
            "The number of this chat in Telegram: to know where to send the answer.",
        ),
        days={"one": "{number} day", "other": "{number} days"},
        elsewhere=(
            "The text of a message leaves the queue as soon as it is handled. The data are in this bot's database "
            "alone; Telegram itself has its own rules and its own history of the chat."
        ),
        contact="Questions about your data: {contact}.",
        show="Show my data",
        erase="Delete my data",
        sections={
            "dialog": "Conversation",
            "answers": "Questions and ratings",
            "open_questions": "Questions to a coordinator",
            "registrations": "Sign-ups for events",
            "queues": "In the queues",
        },
        nothing="none",
        more="and {number} older ones; ask the coordinator for the full list",
        language="language: {language}",
        previous="question before: {question}",
        form="form that you began: {answers}",
        chat="chat number: {chat_id}",
        pending="messages from you being handled: {number}",
        queued="messages to you not sent yet: {number}",
        runs="updates of the index running at your request: {number}",
        states={"confirmed": "seat confirmed", "waiting": "waiting list", "cancelled": "cancelled"},
        consent="consent of {day}",
        sure=(
            "Delete everything that I have about you? Your sign-ups will be cancelled too, and other people will get "
            "the seats. This cannot be undone."
        ),
        yes="Yes, delete everything",
        no="No, keep it",
        kept_on="Nothing was deleted.",
        erased=(
            "Done: your data are deleted and your sign-ups cancelled. The history of the chat in Telegram itself you "
            "can delete in its menu. You can always write again."
        ),
    ),
    "uk": PrivacyTexts(
        title="Які дані я маю, навіщо і як довго",
        kept=(
            (
                "Запитання, номери цитованих уривків і ваші оцінки: щоб поліпшувати бібліотеку. Рік або поки ви їх не "
                "видалите."
            ),
            "Запитання, передані координаторові: щоб на них відповіли. Рік або поки ви їх не видалите.",
            "Мова, попереднє запитання й розпочата форма: щоб розмова мала продовження. Форма чинна 24 години.",
            (
                "Записи на зустрічі (ім'я та прізвище, організація, група, контакт): для списку учасників. До {days} "
                "після зустрічі або поки ви їх не видалите."
            ),
            "Номер цього чату в Telegram: щоб знати, куди надіслати відповідь.",
        ),
        days={"one": "{number} дня", "few": "{number} днів", "many": "{number} днів", "other": "{number} дня"},
        elsewhere=(
            "Текст повідомлення зникає з черги одразу після обробки. Дані є лише в базі цього бота; сам Telegram має "
            "власні правила та власну історію чату."
        ),
        contact="Запитання про дані: {contact}.",
        show="Показати мої дані",
        erase="Видалити мої дані",
        sections={
            "dialog": "Розмова",
            "answers": "Запитання та оцінки",
            "open_questions": "Запитання до координатора",
            "registrations": "Записи на зустрічі",
            "queues": "У чергах",
        },
        nothing="немає",
        more="і ще {number} давніших; повний перелік попросіть у координатора",
        language="мова: {language}",
        previous="попереднє запитання: {question}",
        form="розпочата форма: {answers}",
        chat="номер чату: {chat_id}",
        pending="повідомлень від вас в обробці: {number}",
        queued="повідомлень для вас, ще не надісланих: {number}",
        runs="оновлень індексу, що тривають на ваше прохання: {number}",
        states={"confirmed": "місце підтверджено", "waiting": "список очікування", "cancelled": "скасовано"},
        consent="згода від {day}",
        sure=(
            "Видалити все, що я про вас маю? Записи на зустрічі теж буде скасовано, а місця отримають інші люди. Це не "
            "можна скасувати."
        ),
        yes="Так, видалити все",
        no="Ні, залишити",
        kept_on="Нічого не видалено.",
        erased=(
            "Готово: ваші дані видалено, а записи скасовано. Історію чату в самому Telegram можна видалити в його "
            "меню. Ви завжди можете написати знову."
        ),
    ),
}
