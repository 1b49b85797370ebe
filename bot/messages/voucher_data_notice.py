"""The information on the data of applications that Art. 13 of the GDPR demands, short and whole. By language code.

Raise ``NOTICE_VERSION`` when the purpose, the retention, the recipients or the rights change: each application keeps
the version that its applicant saw.
"""

from collections.abc import Mapping
from dataclasses import dataclass

NOTICE_VERSION = "voucher-2"


@dataclass(frozen=True, slots=True)
class VoucherDataNoticeTexts:
    """The texts of one language.

    ``short`` and ``sections`` have ``{controller}`` and ``{title}``, ``sections`` also ``{years}``, these by plural
    category; they are pairs of a heading and its text. ``organiser`` stands for a controller that was not set,
    ``reached`` has ``{controller}`` and ``{contact}``. ``whole`` is the button that shows the sections.
    """

    short: str
    whole: str
    title: str
    sections: tuple[tuple[str, str], ...]
    years: Mapping[str, str]
    organiser: str
    reached: str


VOUCHER_DATA_NOTICE: Mapping[str, VoucherDataNoticeTexts] = {
    "pl": VoucherDataNoticeTexts(
        short=(
            "Twoje dane: administratorem jest {controller}. Posłużą do oceny wniosku i rozliczenia vouchera w edycji "
            "„{title}”. Zobaczą je koordynatorzy i oceniający. Podanie danych jest dobrowolne, ale bez nich nie ma "
            "wniosku. Kopię i usunięcie znajdziesz w /moje_dane."
        ),
        whole="Informacja o danych",
        title="Informacja o przetwarzaniu danych (art. 13 RODO)",
        sections=(
            ("Administrator", "{controller}."),
            (
                "Cel",
                (
                    "Przyjęcie i ocena wniosku o voucher w edycji „{title}”, kontakt w jego sprawie, decyzja i "
                    "odwołanie, wydanie i wykorzystanie vouchera, rozliczenie pieniędzy."
                ),
            ),
            (
                "Podstawa prawna",
                (
                    "Działania przed zawarciem umowy i sama umowa, na Twój wniosek: art. 6 ust. 1 lit. b RODO; po "
                    "przyznaniu vouchera także obowiązek przechowywania dowodów księgowych: art. 6 ust. 1 lit. c RODO."
                ),
            ),
            (
                "Jak długo",
                (
                    "Szkic: 30 dni po zamknięciu naboru. Wniosek wycofany albo odrzucony: 90 dni po zamknięciu edycji, "
                    "najpóźniej dwa lata po jego zakończeniu. Gdy voucher przyznano: kontakt i osoba podpisująca 90 "
                    "dni po zamknięciu edycji, reszta z załącznikami {years} po nim. Zostają numer, usługa, kwoty, "
                    "punkty i decyzje, bez nazw i nazwisk. Wcześniej usuniesz dane w /moje_dane; przy przyznanym "
                    "voucherze usuwamy wtedy osobę i kontakt."
                ),
            ),
            (
                "Odbiorcy",
                (
                    "Koordynatorzy, oceniający wniosek oraz, po wydaniu vouchera, wykonawca usługi, któremu podasz "
                    "kod: zobaczy nazwę organizacji, usługę i kwotę. Wiadomości przekazuje Telegram jako samodzielny "
                    "usługodawca i może je przetwarzać poza Europejskim Obszarem Gospodarczym."
                ),
            ),
            (
                "Twoje prawa",
                (
                    "Wgląd w dane i ich kopia, poprawienie, usunięcie, ograniczenie przetwarzania, przeniesienie: "
                    "/moje_dane."
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
                    "Podanie danych jest dobrowolne, ale bez wymaganych odpowiedzi wniosku nie można złożyć. Nie "
                    "profilujemy; o wniosku rozstrzygają ludzie, a kolejność na liście wynika z ich punktów."
                ),
            ),
        ),
        years={"one": "{number} rok", "few": "{number} lata", "many": "{number} lat", "other": "{number} roku"},
        organiser="organizator programu",
        reached="{controller} ({contact})",
    ),
    "en": VoucherDataNoticeTexts(
        short=(
            "Your data: the controller is {controller}. They serve to assess the application and to settle the voucher "
            "of “{title}”. Coordinators and reviewers see them. Giving them is voluntary, but there is no application "
            "without them. A copy and deletion are in /moje_dane."
        ),
        whole="About your data",
        title="Information on the processing of data (Art. 13 GDPR)",
        sections=(
            ("Controller", "{controller}."),
            (
                "Purpose",
                (
                    "Taking and assessing the application for a voucher of “{title}”, contact about it, the decision "
                    "and an appeal, issuing and using the voucher, settling the money."
                ),
            ),
            (
                "Legal basis",
                (
                    "Steps before a contract and the contract itself, at your request: Art. 6(1)(b) GDPR; once a "
                    "voucher is granted also the duty to keep accounting records: Art. 6(1)(c) GDPR."
                ),
            ),
            (
                "For how long",
                (
                    "A draft: 30 days after the call closes. A withdrawn or rejected application: 90 days after the "
                    "edition closes, at the latest two years after the application ended. Once a voucher is granted: "
                    "the contact and the person who signs 90 days after the edition closes, the rest with the "
                    "attachments {years} after that. The number, service, amounts, points and decisions stay, without "
                    "names. You can delete your data earlier in /moje_dane; where a voucher was granted, that removes "
                    "the person and the contact."
                ),
            ),
            (
                "Recipients",
                (
                    "Coordinators, the reviewers of the application and, once the voucher is issued, the provider to "
                    "whom you give the code: they see the name of the organisation, the service and the amount. "
                    "Telegram carries the messages as an independent provider and may process them outside the "
                    "European Economic Area."
                ),
            ),
            ("Your rights", "Access and a copy, rectification, erasure, restriction, portability: /moje_dane."),
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
                    "Giving the data is voluntary, but an application cannot be submitted without the required "
                    "answers. There is no profiling; people decide about the application, and the order of the list "
                    "follows from their points."
                ),
            ),
        ),
        years={"one": "{number} year", "other": "{number} years"},
        organiser="the organiser of the programme",
        reached="{controller} ({contact})",
    ),
    "uk": VoucherDataNoticeTexts(
        short=(
            "Ваші дані: адміністратор – {controller}. Вони потрібні, щоб оцінити заявку й розрахувати ваучер випуску "
            "«{title}». Їх побачать координатори та рецензенти. Надавати дані не обов'язково, але без них заявки "
            "немає. Копія та видалення є в /moje_dane."
        ),
        whole="Про ваші дані",
        title="Інформація про обробку даних (ст. 13 GDPR)",
        sections=(
            ("Адміністратор", "{controller}."),
            (
                "Мета",
                (
                    "Прийняти й оцінити заявку на ваучер випуску «{title}», зв'язатися щодо неї, ухвалити рішення та "
                    "розглянути апеляцію, видати й використати ваучер, розрахувати гроші."
                ),
            ),
            (
                "Правова підстава",
                (
                    "Дії перед укладенням договору й сам договір, на ваше прохання: ст. 6 п. 1 літ. b GDPR; після "
                    "надання ваучера також обов'язок зберігати бухгалтерські документи: ст. 6 п. 1 літ. c GDPR."
                ),
            ),
            (
                "Як довго",
                (
                    "Чернетка: 30 днів після закриття набору. Відкликана або відхилена заявка: 90 днів після закриття "
                    "випуску, щонайпізніше два роки після завершення заявки. Якщо ваучер надано: контакт і особа, яка "
                    "підписує, 90 днів після закриття випуску, решта з додатками {years} після нього. Залишаються "
                    "номер, послуга, суми, бали й рішення, без назв і прізвищ. Раніше дані можна видалити в "
                    "/moje_dane; якщо ваучер надано, тоді видаляємо особу й контакт."
                ),
            ),
            (
                "Одержувачі",
                (
                    "Координатори, рецензенти заявки, а після видачі ваучера виконавець послуги, якому ви дасте код: "
                    "він побачить назву організації, послугу й суму. Повідомлення передає Telegram як самостійний "
                    "постачальник і може обробляти їх поза Європейською економічною зоною."
                ),
            ),
            (
                "Ваші права",
                "Доступ до даних та їхня копія, виправлення, видалення, обмеження обробки, перенесення: /moje_dane.",
            ),
            (
                "Скарга",
                (
                    "До Голови Управління захисту персональних даних (PUODO), ul. Stanisława Moniuszki 1A, 00-014 "
                    "Warszawa, uodo.gov.pl."
                ),
            ),
            (
                "Чи треба надавати дані",
                (
                    "Надавати дані не обов'язково, але без потрібних відповідей заявки не подати. Профілювання немає; "
                    "про заявку вирішують люди, а порядок у списку випливає з їхніх балів."
                ),
            ),
        ),
        years={"one": "{number} рік", "few": "{number} роки", "many": "{number} років", "other": "{number} року"},
        organiser="організатор програми",
        reached="{controller} ({contact})",
    ),
}
