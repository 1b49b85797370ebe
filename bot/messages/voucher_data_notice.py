"""The information on the data of applications that Art. 13 of the GDPR demands, short and whole; it counts years.

By language code. Raise ``NOTICE_VERSION`` when the purpose, the retention, the recipients or the rights change: each
application keeps the version that its applicant saw.
"""

from collections.abc import Mapping

from bot.messages.data_notice_frame import COMPLAINT, FRAMES, RIGHTS, DataNoticeTexts

NOTICE_VERSION = "voucher-2"

VOUCHER_DATA_NOTICE: Mapping[str, DataNoticeTexts] = {
    "pl": DataNoticeTexts(
        frame=FRAMES["pl"],
        short=(
            "Twoje dane: administratorem jest {controller}. Posłużą do oceny wniosku i rozliczenia vouchera w edycji "
            "„{title}”. Zobaczą je koordynatorzy i oceniający. Podanie danych jest dobrowolne, ale bez nich nie ma "
            "wniosku. Kopię i usunięcie znajdziesz w /moje_dane."
        ),
        purpose=(
            "Przyjęcie i ocena wniosku o voucher w edycji „{title}”, kontakt w jego sprawie, decyzja i odwołanie, "
            "wydanie i wykorzystanie vouchera, rozliczenie pieniędzy."
        ),
        legal_basis=(
            "Działania przed zawarciem umowy i sama umowa, na Twój wniosek: art. 6 ust. 1 lit. b RODO; po przyznaniu "
            "vouchera także obowiązek przechowywania dowodów księgowych: art. 6 ust. 1 lit. c RODO."
        ),
        storage_period=(
            "Szkic: 30 dni po zamknięciu naboru. Wniosek wycofany albo odrzucony: 90 dni po zamknięciu edycji, "
            "najpóźniej dwa lata po jego zakończeniu. Gdy voucher przyznano: kontakt i osoba podpisująca 90 dni po "
            "zamknięciu edycji, reszta z załącznikami {period} po nim. Zostają numer, usługa, kwoty, punkty i decyzje, "
            "bez nazw i nazwisk. Wcześniej usuniesz dane w /moje_dane; przy przyznanym voucherze usuwamy wtedy osobę i "
            "kontakt."
        ),
        recipients=(
            "Koordynatorzy, oceniający wniosek oraz, po wydaniu vouchera, wykonawca usługi, któremu podasz kod: "
            "zobaczy nazwę organizacji, usługę i kwotę. Wiadomości przekazuje Telegram jako samodzielny usługodawca i "
            "może je przetwarzać poza Europejskim Obszarem Gospodarczym."
        ),
        rights=RIGHTS["pl"],
        complaint=COMPLAINT["pl"],
        obligation=(
            "Podanie danych jest dobrowolne, ale bez wymaganych odpowiedzi wniosku nie można złożyć. Nie profilujemy; "
            "o wniosku rozstrzygają ludzie, a kolejność na liście wynika z ich punktów."
        ),
        periods={"one": "{number} rok", "few": "{number} lata", "many": "{number} lat", "other": "{number} roku"},
        organiser="organizator programu",
    ),
    "en": DataNoticeTexts(
        frame=FRAMES["en"],
        short=(
            "Your data: the controller is {controller}. They serve to assess the application and to settle the voucher "
            "of “{title}”. Coordinators and reviewers see them. Giving them is voluntary, but there is no application "
            "without them. A copy and deletion are in /moje_dane."
        ),
        purpose=(
            "Taking and assessing the application for a voucher of “{title}”, contact about it, the decision and an "
            "appeal, issuing and using the voucher, settling the money."
        ),
        legal_basis=(
            "Steps before a contract and the contract itself, at your request: Art. 6(1)(b) GDPR; once a voucher is "
            "granted also the duty to keep accounting records: Art. 6(1)(c) GDPR."
        ),
        storage_period=(
            "A draft: 30 days after the call closes. A withdrawn or rejected application: 90 days after the edition "
            "closes, at the latest two years after the application ended. Once a voucher is granted: the contact and "
            "the person who signs 90 days after the edition closes, the rest with the attachments {period} after that. "
            "The number, service, amounts, points and decisions stay, without names. You can delete your data earlier "
            "in /moje_dane; where a voucher was granted, that removes the person and the contact."
        ),
        recipients=(
            "Coordinators, the reviewers of the application and, once the voucher is issued, the provider to whom you "
            "give the code: they see the name of the organisation, the service and the amount. Telegram carries the "
            "messages as an independent provider and may process them outside the European Economic Area."
        ),
        rights=RIGHTS["en"],
        complaint=COMPLAINT["en"],
        obligation=(
            "Giving the data is voluntary, but an application cannot be submitted without the required answers. There "
            "is no profiling; people decide about the application, and the order of the list follows from their points."
        ),
        periods={"one": "{number} year", "other": "{number} years"},
        organiser="the organiser of the programme",
    ),
    "uk": DataNoticeTexts(
        frame=FRAMES["uk"],
        short=(
            "Ваші дані: адміністратор – {controller}. Вони потрібні, щоб оцінити заявку й розрахувати ваучер випуску "
            "«{title}». Їх побачать координатори та рецензенти. Надавати дані не обов'язково, але без них заявки "
            "немає. Копія та видалення є в /moje_dane."
        ),
        purpose=(
            "Прийняти й оцінити заявку на ваучер випуску «{title}», зв'язатися щодо неї, ухвалити рішення та "
            "розглянути апеляцію, видати й використати ваучер, розрахувати гроші."
        ),
        legal_basis=(
            "Дії перед укладенням договору й сам договір, на ваше прохання: ст. 6 п. 1 літ. b GDPR; після надання "
            "ваучера також обов'язок зберігати бухгалтерські документи: ст. 6 п. 1 літ. c GDPR."
        ),
        storage_period=(
            "Чернетка: 30 днів після закриття набору. Відкликана або відхилена заявка: 90 днів після закриття випуску, "
            "щонайпізніше два роки після завершення заявки. Якщо ваучер надано: контакт і особа, яка підписує, 90 днів "
            "після закриття випуску, решта з додатками {period} після нього. Залишаються номер, послуга, суми, бали й "
            "рішення, без назв і прізвищ. Раніше дані можна видалити в /moje_dane; якщо ваучер надано, тоді видаляємо "
            "особу й контакт."
        ),
        recipients=(
            "Координатори, рецензенти заявки, а після видачі ваучера виконавець послуги, якому ви дасте код: він "
            "побачить назву організації, послугу й суму. Повідомлення передає Telegram як самостійний постачальник і "
            "може обробляти їх поза Європейською економічною зоною."
        ),
        rights="Доступ до даних та їхня копія, виправлення, видалення, обмеження обробки, перенесення: /moje_dane.",
        complaint=(
            "До Голови Управління захисту персональних даних (PUODO), ul. Stanisława Moniuszki 1A, 00-014 Warszawa, "
            "uodo.gov.pl."
        ),
        obligation=(
            "Надавати дані не обов'язково, але без потрібних відповідей заявки не подати. Профілювання немає; про "
            "заявку вирішують люди, а порядок у списку випливає з їхніх балів."
        ),
        periods={"one": "{number} рік", "few": "{number} роки", "many": "{number} років", "other": "{number} року"},
        organiser="організатор програми",
    ),
}
