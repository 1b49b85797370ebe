"""What is kept about a person, why and for how long; showing and deleting it. By language code."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class PrivacyTexts:
    """The texts of one language.

    ``kept`` may have ``{days}``, ``days`` are by plural category; ``sections`` are by what is kept and stand above its
    entries, ``states`` by the state of a registration. ``more``, ``pending``, ``queued``, ``runs`` and ``others`` have
    ``{number}``, as ``reviews`` does; ``correct`` has ``{title}``, ``certificates_stay`` and ``vouchers_stay`` have
    ``{numbers}``, ``files`` and ``affiliations`` ``{names}``, ``provider`` ``{name}``, ``noticed`` ``{day}``.
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
    sessions: str
    accessibility: str
    dietary: str
    came: str
    certificate: str
    others: str
    export: str
    exported: str
    correct: str
    stays: str
    sure: str
    yes: str
    no: str
    kept_on: str
    erased: str
    certificates_stay: str
    files: str
    appeal: str
    noticed: str
    reviews: str
    affiliations: str
    provider: str
    vouchers_stay: str


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
                "14 dni."
            ),
            (
                "Zapisy na spotkania (imię i nazwisko, organizacja, grupa, gmina, funkcja, kontakt, warsztaty): do "
                "listy uczestników, wejścia i zaświadczenia. 14 dni po sprawozdaniu ze spotkania, najwyżej do {days} "
                "po spotkaniu, albo do chwili, gdy je usuniesz."
            ),
            (
                "Potrzeby (dostępność, jedzenie): żeby było Ci wygodnie; widzą je tylko organizatorzy. 14 dni po "
                "spotkaniu albo do chwili, gdy je usuniesz."
            ),
            (
                "Wnioski o voucher (organizacja, podpisujący, kontakt, treść, załączniki): do oceny i rozliczenia. "
                "Szkic 30 dni po zamknięciu naboru, wniosek bez pieniędzy 90 dni po zamknięciu edycji, dokumenty "
                "przyznanych voucherów tyle lat, ile mówią zasady edycji."
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
            "vouchers": "Vouchery",
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
        states={
            "confirmed": "miejsce potwierdzone",
            "waiting": "lista rezerwowa",
            "offered": "czeka wolne miejsce",
            "pending": "czeka na decyzję",
            "rejected": "nieprzyjęty",
            "expired": "termin odpowiedzi minął",
            "cancelled": "odwołany",
        },
        consent="zgoda z dnia {day}",
        sessions="warsztaty: {sessions}",
        accessibility="dostępność: {text}",
        dietary="jedzenie: {text}",
        came="wejście {day}",
        certificate="zaświadczenie {number}",
        others="zapisy innych osób, które są od Ciebie: {number}",
        export="Pobierz wszystko (plik JSON)",
        exported="Oto wszystko, co o Tobie mam, w pliku do odczytania także przez inne programy.",
        correct="Popraw: {title}",
        stays=(
            "Po usunięciu zostają tylko liczby bez nazwisk (ile osób było z której grupy, gminy i organizacji i na "
            "którym warsztacie) oraz numery zaświadczeń, żeby każdy mógł sprawdzić, że są prawdziwe. Z wniosków o "
            "voucher zostają numery, kwoty i decyzje, a gdy przyznano pieniądze, także organizacja i dokumenty. "
            "Jeśli realizujesz vouchery jako wykonawca usług, Twoja nazwa i numer zostają w rozliczeniu, dopóki "
            "trzeba przechowywać jego dokumenty."
        ),
        sure=(
            "Usunąć wszystko, co o Tobie mam? Zapisy na spotkania też zostaną odwołane, a wnioski o voucher, którym "
            "nie przyznano pieniędzy, wycofane. Miejsca i pieniądze dostaną inni. Tego nie da się cofnąć."
        ),
        yes="Tak, usuń wszystko",
        no="Nie, zostaw",
        kept_on="Nic nie zostało usunięte.",
        erased=(
            "Gotowe: Twoje dane są usunięte, a zapisy odwołane. Historię rozmowy w samym Telegramie możesz usunąć w "
            "jego menu. Zawsze możesz napisać znowu."
        ),
        certificates_stay="Zostają, bez Twojego imienia, numery zaświadczeń: {numbers}.",
        files="załączniki: {names}",
        appeal="odwołanie: {text}",
        noticed="informacja o danych z dnia {day}",
        reviews="oceny wniosków innych organizacji: {number}",
        affiliations="organizacje oceniającego: {names}",
        provider="wykonawca: {name}",
        vouchers_stay=(
            "Zostają, bez Ciebie i Twojego kontaktu, wnioski, którym przyznano pieniądze: {numbers}. Organizacja, "
            "kwoty i dokumenty są potrzebne do rozliczenia. W ich sprawie pisz do koordynatora."
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
                "Language, the question before and a form that you began: so that we can go on. A form is valid for 14 "
                "days."
            ),
            (
                "Sign-ups for events (name, organisation, group, municipality, role, contact, workshops): for the list "
                "of participants, the door and the certificate. 14 days after the report on the event, at most until "
                "{days} after it, or until you delete them."
            ),
            (
                "Needs (accessibility, food): so that you can take part with ease; only the organisers see them. 14 "
                "days after the event or until you delete them."
            ),
            (
                "Applications for a voucher (organisation, who signs, contact, what you wrote, attachments): to assess "
                "and settle them. A draft 30 days after the call closed, an application without money 90 days after "
                "the edition was closed, papers of granted vouchers as many years as the rules of the edition say."
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
            "vouchers": "Vouchers",
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
        states={
            "confirmed": "seat confirmed",
            "waiting": "waiting list",
            "offered": "a free seat is kept",
            "pending": "waits for a decision",
            "rejected": "not accepted",
            "expired": "the time to answer is over",
            "cancelled": "cancelled",
        },
        consent="consent of {day}",
        sessions="workshops: {sessions}",
        accessibility="accessibility: {text}",
        dietary="food: {text}",
        came="entered {day}",
        certificate="certificate {number}",
        others="sign-ups of others that you made: {number}",
        export="Download everything (JSON file)",
        exported="Here is everything that I have about you, in a file that other programs can read too.",
        correct="Correct: {title}",
        stays=(
            "After deleting only numbers stay, without names (how many people there were of which group, municipality "
            "and organisation, and at which workshop), and the numbers of certificates, so that anybody can verify "
            "them. Of applications for vouchers the numbers, amounts and decisions stay, and, where money was granted, "
            "the organisation and the papers. If you redeem vouchers as a provider of services, your name and number "
            "stay in the account of the money for as long as its papers have to be kept."
        ),
        sure=(
            "Delete everything that I have about you? Your sign-ups will be cancelled too, and applications for a "
            "voucher that no money was granted to withdrawn. Other people will get the seats and the money. This "
            "cannot be undone."
        ),
        yes="Yes, delete everything",
        no="No, keep it",
        kept_on="Nothing was deleted.",
        erased=(
            "Done: your data are deleted and your sign-ups cancelled. The history of the chat in Telegram itself you "
            "can delete in its menu. You can always write again."
        ),
        certificates_stay="The numbers of your certificates stay, without your name: {numbers}.",
        files="attachments: {names}",
        appeal="appeal: {text}",
        noticed="information on data of {day}",
        reviews="reviews of applications of others: {number}",
        affiliations="organisations of the reviewer: {names}",
        provider="provider: {name}",
        vouchers_stay=(
            "Applications that money was granted to stay, without you and your contact: {numbers}. The organisation, "
            "the amounts and the papers are needed to settle them. Write to the coordinator about them."
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
            "Мова, попереднє запитання й розпочата форма: щоб розмова мала продовження. Форма чинна 14 днів.",
            (
                "Записи на зустрічі (ім'я та прізвище, організація, група, ґміна, посада, контакт, майстер-класи): для "
                "списку учасників, входу й довідки. 14 днів після звіту про зустріч, щонайдовше до {days} після "
                "зустрічі, або поки ви їх не видалите."
            ),
            (
                "Потреби (доступність, харчування): щоб вам було зручно; їх бачать лише організатори. 14 днів після "
                "зустрічі або поки ви їх не видалите."
            ),
            (
                "Заявки на ваучер (організація, хто підписує, контакт, зміст, додатки): для оцінювання й розрахунку. "
                "Чернетка 30 днів після закриття набору, заявка без грошей 90 днів після закриття випуску, документи "
                "наданих ваучерів стільки років, скільки кажуть правила випуску."
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
            "vouchers": "Ваучери",
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
        states={
            "confirmed": "місце підтверджено",
            "waiting": "список очікування",
            "offered": "чекає вільне місце",
            "pending": "чекає на рішення",
            "rejected": "не прийнято",
            "expired": "час на відповідь минув",
            "cancelled": "скасовано",
        },
        consent="згода від {day}",
        sessions="майстер-класи: {sessions}",
        accessibility="доступність: {text}",
        dietary="харчування: {text}",
        came="вхід {day}",
        certificate="довідка {number}",
        others="записи інших людей, зроблені вами: {number}",
        export="Завантажити все (файл JSON)",
        exported="Ось усе, що я про вас маю, у файлі, який можуть прочитати й інші програми.",
        correct="Виправити: {title}",
        stays=(
            "Після видалення залишаються лише числа без прізвищ (скільки людей було з якої групи, ґміни й організації "
            "та на якій майстерні) і номери довідок, щоб кожен міг перевірити, що вони справжні. Із заявок на ваучер "
            "залишаються номери, суми й рішення, а де надано гроші, також організація та документи. "
            "Якщо ви приймаєте ваучери як виконавець послуг, ваша назва й номер залишаються в розрахунку, доки треба "
            "зберігати його документи."
        ),
        sure=(
            "Видалити все, що я про вас маю? Записи на зустрічі теж буде скасовано, а заявки на ваучер, яким не надано "
            "грошей, відкликано. Місця й гроші отримають інші. Це не можна скасувати."
        ),
        yes="Так, видалити все",
        no="Ні, залишити",
        kept_on="Нічого не видалено.",
        erased=(
            "Готово: ваші дані видалено, а записи скасовано. Історію чату в самому Telegram можна видалити в його "
            "меню. Ви завжди можете написати знову."
        ),
        certificates_stay="Залишаються, без вашого імені, номери довідок: {numbers}.",
        files="додатки: {names}",
        appeal="апеляція: {text}",
        noticed="інформація про дані від {day}",
        reviews="рецензії на заявки інших людей: {number}",
        affiliations="організації рецензента: {names}",
        provider="виконавець: {name}",
        vouchers_stay=(
            "Залишаються, без вас і вашого контакту, заявки, яким надано гроші: {numbers}. Організація, суми й "
            "документи потрібні для розрахунку. З питань про них пишіть координаторові."
        ),
    ),
}
