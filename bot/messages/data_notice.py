"""The information that Art. 13 of the GDPR demands of who collects data, short and whole. By language code.

Raise ``CONSENT_VERSION`` of the forum when the purpose, the retention, the recipients or the rights change.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataNoticeTexts:
    """The texts of one language.

    ``short`` and ``sections`` have ``{controller}``, ``{title}`` and ``{days}``, these by plural category as they
    stand after "at most ... after"; ``sections`` are pairs of a heading and its text. ``organiser`` stands for a
    controller that was not set, ``reached`` has ``{controller}`` and ``{contact}``.
    """

    short: str
    title: str
    sections: tuple[tuple[str, str], ...]
    days: Mapping[str, str]
    organiser: str
    reached: str


DATA_NOTICE: Mapping[str, DataNoticeTexts] = {
    "pl": DataNoticeTexts(
        short=(
            "Twoje dane: administratorem jest {controller}. Posłużą do organizacji spotkania „{title}”, na podstawie "
            "Twojej zgody (art. 6 ust. 1 lit. a RODO). Potrzeby i dieta znikają 14 dni po spotkaniu, reszta najpóźniej "
            "{days} po nim. Wiadomości przekazuje Telegram. Zgodę cofniesz w każdej chwili w /moje; możesz też złożyć "
            "skargę do Prezesa UODO."
        ),
        title="Informacja o przetwarzaniu danych (art. 13 RODO)",
        sections=(
            ("Administrator", "{controller}."),
            (
                "Cel",
                (
                    "Zapisy i lista uczestników spotkania „{title}”, kontakt w jego sprawie, wejście za biletem, "
                    "zaświadczenie o udziale i rozliczenie spotkania w liczbach, bez nazwisk."
                ),
            ),
            (
                "Podstawa prawna",
                (
                    "Twoja zgoda: art. 6 ust. 1 lit. a RODO, a dla potrzeb związanych ze zdrowiem i dietą, jeśli je "
                    "podasz, wyraźna zgoda z art. 9 ust. 2 lit. a RODO."
                ),
            ),
            (
                "Jak długo",
                (
                    "Potrzeby i dieta: 14 dni po spotkaniu. Imię i nazwisko, organizacja, funkcja, e-mail, telefon i "
                    "numer rozmowy: 14 dni po sprawozdaniu ze spotkania, najpóźniej {days} po nim. Bez nazwisk zostają "
                    "tylko liczby uczestników według grup, gmin, organizacji i warsztatów oraz numer i data "
                    "zaświadczenia."
                ),
            ),
            (
                "Odbiorcy",
                (
                    "Organizatorzy spotkania oraz Telegram, który przekazuje wiadomości jako samodzielny usługodawca i "
                    "może przetwarzać je poza Europejskim Obszarem Gospodarczym. Nikomu innemu danych nie przekazujemy."
                ),
            ),
            (
                "Twoje prawa",
                (
                    "Wgląd w dane i ich kopia, poprawienie, usunięcie, ograniczenie przetwarzania, przeniesienie: "
                    "/moje_dane. Zgodę można cofnąć w każdej chwili w /moje; nie zmienia to zgodności z prawem tego, "
                    "co stało się wcześniej."
                ),
            ),
            (
                "Skarga",
                (
                    "Do Prezesa Urzędu Ochrony Danych Osobowych, ul. Stanisława Moniuszki 1A, 00-014 Warszawa, "
                    "uodo.gov.pl."
                ),
            ),
            (
                "Czy trzeba podać dane",
                (
                    "Podanie danych jest dobrowolne, ale bez imienia i nazwiska, organizacji i grupy nie ma zapisu. "
                    "Nie profilujemy i niczego nie rozstrzygamy o Tobie automatycznie poza kolejnością zgłoszeń."
                ),
            ),
        ),
        days={"one": "{number} dzień", "few": "{number} dni", "many": "{number} dni", "other": "{number} dnia"},
        organiser="organizator spotkania",
        reached="{controller} ({contact})",
    ),
    "en": DataNoticeTexts(
        short=(
            "Your data: the controller is {controller}. The data serve to organise “{title}”, on the basis of your "
            "consent (Art. 6(1)(a) GDPR). Needs and food are deleted 14 days after the event, the rest at most {days} "
            "after it. Telegram carries the messages. You can withdraw consent at any time in /moje, and complain to "
            "the President of the Polish data protection office (UODO)."
        ),
        title="Information on the processing of data (Art. 13 GDPR)",
        sections=(
            ("Controller", "{controller}."),
            (
                "Purpose",
                (
                    "Sign-ups and the list of participants of “{title}”, contact about it, entering with a ticket, the "
                    "certificate of attendance, and reporting on the event in figures without names."
                ),
            ),
            (
                "Legal basis",
                (
                    "Your consent: Art. 6(1)(a) GDPR; for needs that concern health and food, if you tell them, your "
                    "explicit consent under Art. 9(2)(a) GDPR."
                ),
            ),
            (
                "For how long",
                (
                    "Needs and food: 14 days after the event. Name, organisation, role, e-mail, phone and chat number: "
                    "14 days after the report on the event, at most {days} after it. Only the numbers of participants "
                    "by group, municipality, organisation and workshop, and the number and date of a certificate stay, "
                    "without names."
                ),
            ),
            (
                "Recipients",
                (
                    "The organisers of the event, and Telegram, which carries the messages as an independent provider "
                    "and may process them outside the European Economic Area. Nobody else gets the data."
                ),
            ),
            (
                "Your rights",
                (
                    "Access and a copy, rectification, erasure, restriction, portability: /moje_dane. You can withdraw "
                    "your consent at any time in /moje; what was done before stays lawful."
                ),
            ),
            (
                "Complaint",
                (
                    "To the President of the Personal Data Protection Office (PUODO), ul. Stanisława Moniuszki 1A, "
                    "00-014 Warszawa, uodo.gov.pl."
                ),
            ),
            (
                "Do you have to",
                (
                    "Giving the data is voluntary, but without name, organisation and group there is no sign-up. There "
                    "is no profiling and no automated decision about you besides the order of the sign-ups."
                ),
            ),
        ),
        days={"one": "{number} day", "other": "{number} days"},
        organiser="the organiser of the event",
        reached="{controller} ({contact})",
    ),
    "uk": DataNoticeTexts(
        short=(
            "Ваші дані: адміністратор – {controller}. Вони потрібні для організації зустрічі «{title}» на підставі "
            "вашої згоди (ст. 6 п. 1 літ. a GDPR). Потреби й харчування зникають через 14 днів після зустрічі, решта "
            "щонайпізніше через {days} після неї. Повідомлення передає Telegram. Згоду можна відкликати будь-коли в "
            "/moje; можна також поскаржитися до Голови UODO."
        ),
        title="Інформація про обробку даних (ст. 13 GDPR)",
        sections=(
            ("Адміністратор", "{controller}."),
            (
                "Мета",
                (
                    "Запис і список учасників зустрічі «{title}», зв'язок щодо неї, вхід за квитком, довідка про "
                    "участь і звіт про зустріч у числах, без прізвищ."
                ),
            ),
            (
                "Правова підстава",
                (
                    "Ваша згода: ст. 6 п. 1 літ. a GDPR, а для потреб, пов'язаних зі здоров'ям і харчуванням, якщо ви "
                    "їх назвете, ваша явна згода за ст. 9 п. 2 літ. a GDPR."
                ),
            ),
            (
                "Як довго",
                (
                    "Потреби й харчування: 14 днів після зустрічі. Ім'я та прізвище, організація, посада, e-mail, "
                    "телефон і номер чату: 14 днів після звіту про зустріч, щонайпізніше через {days} після неї. Без "
                    "прізвищ залишаються лише кількості учасників за групами, ґмінами, організаціями та майстернями, а "
                    "також номер і дата довідки."
                ),
            ),
            (
                "Одержувачі",
                (
                    "Організатори зустрічі та Telegram, який передає повідомлення як самостійний постачальник і може "
                    "обробляти їх поза Європейською економічною зоною. Нікому іншому дані не передаємо."
                ),
            ),
            (
                "Ваші права",
                (
                    "Доступ до даних і їхня копія, виправлення, видалення, обмеження обробки, перенесення: /moje_dane. "
                    "Згоду можна відкликати будь-коли в /moje; це не змінює законності зробленого раніше."
                ),
            ),
            (
                "Скарга",
                (
                    "До Голови Управління захисту персональних даних Польщі (UODO), uodo.gov.pl, 00-014 Warszawa, ul. "
                    "Stanisława Moniuszki 1A."
                ),
            ),
            (
                "Чи треба надавати дані",
                (
                    "Надання даних добровільне, але без імені та прізвища, організації й групи запису немає. Ми не "
                    "профілюємо й нічого не вирішуємо про вас автоматично, крім черговості заявок."
                ),
            ),
        ),
        days={"one": "{number} день", "few": "{number} дні", "many": "{number} днів", "other": "{number} дня"},
        organiser="організатор зустрічі",
        reached="{controller} ({contact})",
    ),
}
