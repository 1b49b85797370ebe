"""The information on the data of sign-ups that Art. 13 of the GDPR demands, short and whole; it counts days.

By language code. Raise ``CONSENT_VERSION`` of the forum when the purpose, the retention, the recipients or the rights
change.
"""

from collections.abc import Mapping

from bot.messages.data_notice_frame import COMPLAINT, FRAMES, RIGHTS, DataNoticeTexts

DATA_NOTICE: Mapping[str, DataNoticeTexts] = {
    "pl": DataNoticeTexts(
        frame=FRAMES["pl"],
        short=(
            "Twoje dane: administratorem jest {controller}. Posłużą do organizacji spotkania „{title}”, na podstawie "
            "Twojej zgody (art. 6 ust. 1 lit. a RODO). Potrzeby i dieta znikają 14 dni po spotkaniu, reszta najpóźniej "
            "{period} po nim. Wiadomości przekazuje Telegram. Zgodę cofniesz w każdej chwili w /moje; możesz też "
            "złożyć skargę do Prezesa UODO."
        ),
        purpose=(
            "Zapisy i lista uczestników spotkania „{title}”, kontakt w jego sprawie, wejście za biletem, zaświadczenie "
            "o udziale i rozliczenie spotkania w liczbach, bez nazwisk."
        ),
        legal_basis=(
            "Twoja zgoda: art. 6 ust. 1 lit. a RODO, a dla potrzeb związanych ze zdrowiem i dietą, jeśli je podasz, "
            "wyraźna zgoda z art. 9 ust. 2 lit. a RODO."
        ),
        storage_period=(
            "Potrzeby i dieta: 14 dni po spotkaniu. Imię i nazwisko, organizacja, funkcja, e-mail, telefon i numer "
            "rozmowy: 14 dni po sprawozdaniu ze spotkania, najpóźniej {period} po nim. Bez nazwisk zostają tylko "
            "liczby uczestników według grup, gmin, organizacji i warsztatów oraz numer i data zaświadczenia."
        ),
        recipients=(
            "Organizatorzy spotkania oraz Telegram, który przekazuje wiadomości jako samodzielny usługodawca i może "
            "przetwarzać je poza Europejskim Obszarem Gospodarczym. Nikomu innemu danych nie przekazujemy."
        ),
        rights=(
            f"{RIGHTS['pl']} "
            "Zgodę można cofnąć w każdej chwili w /moje; nie zmienia to zgodności z prawem tego, co stało się "
            "wcześniej."
        ),
        complaint=COMPLAINT["pl"],
        obligation=(
            "Podanie danych jest dobrowolne, ale bez imienia i nazwiska, organizacji i grupy nie ma zapisu. Nie "
            "profilujemy i niczego nie rozstrzygamy o Tobie automatycznie poza kolejnością zgłoszeń."
        ),
        periods={"one": "{number} dzień", "few": "{number} dni", "many": "{number} dni", "other": "{number} dnia"},
        organiser="organizator spotkania",
    ),
    "en": DataNoticeTexts(
        frame=FRAMES["en"],
        short=(
            "Your data: the controller is {controller}. The data serve to organise “{title}”, on the basis of your "
            "consent (Art. 6(1)(a) GDPR). Needs and food are deleted 14 days after the event, the rest at most "
            "{period} after it. Telegram carries the messages. You can withdraw consent at any time in /moje, and "
            "complain to the President of the Polish data protection office (UODO)."
        ),
        purpose=(
            "Sign-ups and the list of participants of “{title}”, contact about it, entering with a ticket, the "
            "certificate of attendance, and reporting on the event in figures without names."
        ),
        legal_basis=(
            "Your consent: Art. 6(1)(a) GDPR; for needs that concern health and food, if you tell them, your explicit "
            "consent under Art. 9(2)(a) GDPR."
        ),
        storage_period=(
            "Needs and food: 14 days after the event. Name, organisation, role, e-mail, phone and chat number: 14 days "
            "after the report on the event, at most {period} after it. Only the numbers of participants by group, "
            "municipality, organisation and workshop, and the number and date of a certificate stay, without names."
        ),
        recipients=(
            "The organisers of the event, and Telegram, which carries the messages as an independent provider and may "
            "process them outside the European Economic Area. Nobody else gets the data."
        ),
        rights=f"{RIGHTS['en']} You can withdraw your consent at any time in /moje; what was done before stays lawful.",
        complaint=COMPLAINT["en"],
        obligation=(
            "Giving the data is voluntary, but without name, organisation and group there is no sign-up. There is no "
            "profiling and no automated decision about you besides the order of the sign-ups."
        ),
        periods={"one": "{number} day", "other": "{number} days"},
        organiser="the organiser of the event",
    ),
    "uk": DataNoticeTexts(
        frame=FRAMES["uk"],
        short=(
            "Ваші дані: адміністратор – {controller}. Вони потрібні для організації зустрічі «{title}» на підставі "
            "вашої згоди (ст. 6 п. 1 літ. a GDPR). Потреби й харчування зникають через 14 днів після зустрічі, решта "
            "щонайпізніше через {period} після неї. Повідомлення передає Telegram. Згоду можна відкликати будь-коли в "
            "/moje; можна також поскаржитися до Голови UODO."
        ),
        purpose=(
            "Запис і список учасників зустрічі «{title}», зв'язок щодо неї, вхід за квитком, довідка про участь і звіт "
            "про зустріч у числах, без прізвищ."
        ),
        legal_basis=(
            "Ваша згода: ст. 6 п. 1 літ. a GDPR, а для потреб, пов'язаних зі здоров'ям і харчуванням, якщо ви їх "
            "назвете, ваша явна згода за ст. 9 п. 2 літ. a GDPR."
        ),
        storage_period=(
            "Потреби й харчування: 14 днів після зустрічі. Ім'я та прізвище, організація, посада, e-mail, телефон і "
            "номер чату: 14 днів після звіту про зустріч, щонайпізніше через {period} після неї. Без прізвищ "
            "залишаються лише кількості учасників за групами, ґмінами, організаціями та майстернями, а також номер і "
            "дата довідки."
        ),
        recipients=(
            "Організатори зустрічі та Telegram, який передає повідомлення як самостійний постачальник і може обробляти "
            "їх поза Європейською економічною зоною. Нікому іншому дані не передаємо."
        ),
        rights=(
            "Доступ до даних і їхня копія, виправлення, видалення, обмеження обробки, перенесення: /moje_dane. Згоду "
            "можна відкликати будь-коли в /moje; це не змінює законності зробленого раніше."
        ),
        complaint=(
            "До Голови Управління захисту персональних даних Польщі (UODO), uodo.gov.pl, 00-014 Warszawa, ul. "
            "Stanisława Moniuszki 1A."
        ),
        obligation=(
            "Надання даних добровільне, але без імені та прізвища, організації й групи запису немає. Ми не профілюємо "
            "й нічого не вирішуємо про вас автоматично, крім черговості заявок."
        ),
        periods={"one": "{number} день", "few": "{number} дні", "many": "{number} днів", "other": "{number} дня"},
        organiser="організатор зустрічі",
    ),
}
