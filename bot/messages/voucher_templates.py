"""What people are told about their applications and vouchers, as templates. By key, then language code.

The keys are "voucher_" and a kind of notice. They are used as the templates of sign-ups are, with variables of their
own: a line with one that has no value is left out.
"""

from collections.abc import Mapping

from bot.messages.voucher_draft_templates import VOUCHER_DRAFT_TEMPLATES

VOUCHER_VARIABLES = frozenset({"number", "organisation", "edition", "amount", "until", "reason", "left", "next"})
"""The variables that each of them may use."""

VOUCHER_TEMPLATES: Mapping[str, Mapping[str, str]] = {
    "voucher_correction_asked": {
        "pl": (
            "Wniosek {number} wymaga poprawki.\n\n"
            "Co poprawić: {reason}\n\n"
            "Czas na to: do {until}\n"
            "Otwórz wniosek, zmień, co trzeba, i złóż go jeszcze raz. Pozostałe odpowiedzi są zapisane."
        ),
        "en": (
            "Application {number} needs a correction.\n\n"
            "What to correct: {reason}\n\n"
            "Time for it: until {until}\n"
            "Open the application, change what is needed and submit it again. The other answers are saved."
        ),
        "uk": (
            "Заявку {number} треба виправити.\n\n"
            "Що виправити: {reason}\n\n"
            "Час на це: до {until}\n"
            "Відкрийте заявку, змініть потрібне і подайте її ще раз. Решту відповідей збережено."
        ),
    },
    "voucher_correction_reminder": {
        "pl": (
            "Przypominam o poprawce: wniosek {number}.\n\n"
            "Co poprawić: {reason}\n\n"
            "Termin: {until}\n"
            "Bez poprawki do tego czasu wniosek zostanie odrzucony."
        ),
        "en": (
            "A reminder of the correction: application {number}.\n\n"
            "What to correct: {reason}\n\n"
            "Deadline: {until}\n"
            "Without the correction by then the application will be rejected."
        ),
        "uk": (
            "Нагадую про виправлення: заявка {number}.\n\n"
            "Що виправити: {reason}\n\n"
            "Кінцевий термін: {until}\n"
            "Без виправлення до цього часу заявку буде відхилено."
        ),
    },
    "voucher_formal_passed": {
        "pl": (
            "Wniosek {number} przeszedł ocenę formalną.\n\n"
            "Teraz ocenią go niezależnie co najmniej dwie osoby. Nic nie trzeba robić: o wyniku napiszę od razu."
        ),
        "en": (
            "Application {number} has passed the formal check.\n\n"
            "Now at least two people will assess it, independently of each other. There is nothing to do: I will write "
            "as soon as there is a result."
        ),
        "uk": (
            "Заявка {number} пройшла формальну перевірку.\n\n"
            "Тепер її незалежно оцінять щонайменше двоє людей. Робити нічого не потрібно: результат повідомлю одразу."
        ),
    },
    "voucher_granted": {
        "pl": ("Dobra wiadomość: wniosek {number} dostaje voucher!\n\nKwota: {amount}\nEdycja: {edition}\n\n{next}"),
        "en": ("Good news: application {number} gets a voucher!\n\nAmount: {amount}\nEdition: {edition}\n\n{next}"),
        "uk": ("Гарна новина: заявка {number} отримує ваучер!\n\nСума: {amount}\nВипуск: {edition}\n\n{next}"),
    },
    "voucher_reserve": {
        "pl": (
            "Wniosek {number} jest na liście rezerwowej.\n\n"
            "Ocena jest wystarczająca, ale pieniędzy nie starczyło dla wszystkich. Gdy coś wróci do puli, vouchery "
            "dostaną kolejne wnioski z listy i od razu dam znać.\n\n"
            "{next}"
        ),
        "en": (
            "Application {number} is on the reserve list.\n\n"
            "The score is sufficient, but there was not enough money for everybody. When some comes back, the next "
            "applications on the list will get vouchers, and I will let you know at once.\n\n"
            "{next}"
        ),
        "uk": (
            "Заявка {number} — у резервному списку.\n\n"
            "Оцінка достатня, але коштів не вистачило на всіх. Коли щось повернеться, ваучери отримають наступні "
            "заявки зі списку, і я одразу повідомлю.\n\n"
            "{next}"
        ),
    },
    "voucher_rejected": {
        "pl": ("Tym razem wniosek {number} nie dostanie vouchera.\n\nPowód: {reason}\n\n{next}"),
        "en": ("This time application {number} does not get a voucher.\n\nReason: {reason}\n\n{next}"),
        "uk": ("Цього разу заявка {number} не отримає ваучера.\n\nПричина: {reason}\n\n{next}"),
    },
    "voucher_moved_up": {
        "pl": (
            "Do puli wróciły pieniądze i wniosek {number} z listy rezerwowej dostaje voucher!\n\n"
            "Kwota: {amount}\n\n"
            "{next}"
        ),
        "en": (
            "Money has come back, and application {number} from the reserve list gets a voucher!\n\n"
            "Amount: {amount}\n\n"
            "{next}"
        ),
        "uk": ("Кошти повернулися, і заявка {number} з резервного списку отримує ваучер!\n\nСума: {amount}\n\n{next}"),
    },
    "voucher_appeal_granted": {
        "pl": (
            "Odwołanie uwzględnione: wniosek {number} dostaje voucher!\n\n"
            "Kwota: {amount}\n"
            "Uzasadnienie: {reason}\n\n"
            "{next}"
        ),
        "en": (
            "The appeal is upheld: application {number} gets a voucher!\n\n"
            "Amount: {amount}\n"
            "Reasons: {reason}\n\n"
            "{next}"
        ),
        "uk": (
            "Апеляцію задоволено: заявка {number} отримує ваучер!\n\nСума: {amount}\nОбґрунтування: {reason}\n\n{next}"
        ),
    },
    "voucher_appeal_reserve": {
        "pl": (
            "Odwołanie rozpatrzone: wniosek {number} jest na liście rezerwowej.\n\n"
            "Uzasadnienie: {reason}\n\n"
            "Gdy do puli wrócą pieniądze, vouchery dostaną kolejne wnioski z listy i od razu dam znać."
        ),
        "en": (
            "The appeal is decided: application {number} is on the reserve list.\n\n"
            "Reasons: {reason}\n\n"
            "When money comes back, the next applications on the list will get vouchers, and I will let you know at "
            "once."
        ),
        "uk": (
            "Апеляцію розглянуто: заявка {number} — у резервному списку.\n\n"
            "Обґрунтування: {reason}\n\n"
            "Коли кошти повернуться, ваучери отримають наступні заявки зі списку, і я одразу повідомлю."
        ),
    },
    "voucher_appeal_rejected": {
        "pl": (
            "Odwołanie w sprawie wniosku {number} nie zostało uwzględnione.\n\n"
            "Uzasadnienie: {reason}\n\n"
            "Odwołać się można raz, więc decyzja się już nie zmieni. Jeśli coś jest niejasne, zapytaj koordynatora."
        ),
        "en": (
            "The appeal about application {number} was not upheld.\n\n"
            "Reasons: {reason}\n\n"
            "One can appeal once, so the decision will not change any more. If something is unclear, ask the "
            "coordinator."
        ),
        "uk": (
            "Апеляцію щодо заявки {number} не задоволено.\n\n"
            "Обґрунтування: {reason}\n\n"
            "Апелювати можна один раз, тож рішення вже не зміниться. Якщо щось незрозуміло, запитайте координатора."
        ),
    },
    "voucher_appeal_rescored": {
        "pl": (
            "Odwołanie uwzględnione: wniosek {number} będzie oceniony jeszcze raz.\n\n"
            "Uzasadnienie: {reason}\n\n"
            "Nic nie trzeba robić: o wyniku napiszę od razu."
        ),
        "en": (
            "The appeal is upheld: application {number} will be assessed once more.\n\n"
            "Reasons: {reason}\n\n"
            "There is nothing to do: I will write as soon as there is a result."
        ),
        "uk": (
            "Апеляцію задоволено: заявку {number} оцінять ще раз.\n\n"
            "Обґрунтування: {reason}\n\n"
            "Робити нічого не потрібно: про результат я напишу одразу."
        ),
    },
    "voucher_issued": {
        "pl": (
            "Voucher jest gotowy: wniosek {number}.\n\n"
            "Wartość: {amount}\n"
            "Ważny do: {until}\n\n"
            "Kod pokażę tylko raz, gdy naciśniesz przycisk. Zapisz go wtedy i podaj wyłącznie wykonawcy usługi: kto "
            "zna kod, może zapłacić tym voucherem."
        ),
        "en": (
            "The voucher is ready: application {number}.\n\n"
            "Value: {amount}\n"
            "Valid until: {until}\n\n"
            "I will show the code only once, when you press the button. Write it down then, and give it only to the "
            "provider of the service: whoever knows the code can pay with this voucher."
        ),
        "uk": (
            "Ваучер готовий: заявка {number}.\n\n"
            "Вартість: {amount}\n"
            "Дійсний до: {until}\n\n"
            "Код я покажу лише раз, коли ви натиснете кнопку. Запишіть його тоді й називайте тільки виконавцю послуги: "
            "хто знає код, може заплатити цим ваучером."
        ),
    },
    "voucher_redeemed": {
        "pl": (
            "Zapłacono voucherem: {amount}, wniosek {number}.\n\n"
            "Zostało: {left}\n"
            "Ważny do: {until}\n\n"
            "Jeśli to pomyłka, napisz do koordynatora: taką płatność da się cofnąć."
        ),
        "en": (
            "Paid with the voucher: {amount}, application {number}.\n\n"
            "Left: {left}\n"
            "Valid until: {until}\n\n"
            "If this is a mistake, write to the coordinator: such a payment can be taken back."
        ),
        "uk": (
            "Сплачено ваучером: {amount}, заявка {number}.\n\n"
            "Залишилося: {left}\n"
            "Дійсний до: {until}\n\n"
            "Якщо це помилка, напишіть координатору: таку оплату можна скасувати."
        ),
    },
    "voucher_reversed": {
        "pl": (
            "Cofnięto płatność voucherem: {amount}, wniosek {number}.\n\n"
            "Powód: {reason}\n"
            "Zostało: {left}\n"
            "Ważny do: {until}"
        ),
        "en": (
            "A payment with the voucher was taken back: {amount}, application {number}.\n\n"
            "Reason: {reason}\n"
            "Left: {left}\n"
            "Valid until: {until}"
        ),
        "uk": (
            "Скасовано оплату ваучером: {amount}, заявка {number}.\n\n"
            "Причина: {reason}\n"
            "Залишилося: {left}\n"
            "Дійсний до: {until}"
        ),
    },
    "voucher_expires_soon": {
        "pl": (
            "Voucher niedługo straci ważność: wniosek {number}.\n\n"
            "Zostało: {left}\n"
            "Ważny do: {until}\n\n"
            "Czego do tego dnia nie wykorzystasz, wróci do puli dla innych organizacji."
        ),
        "en": (
            "The voucher will expire soon: application {number}.\n\n"
            "Left: {left}\n"
            "Valid until: {until}\n\n"
            "What you do not use by that day goes back to the pool for other organisations."
        ),
        "uk": (
            "Строк дії ваучера скоро мине: заявка {number}.\n\n"
            "Залишилося: {left}\n"
            "Дійсний до: {until}\n\n"
            "Те, що не буде використано до цього дня, повернеться до спільних коштів для інших організацій."
        ),
    },
    "voucher_expired": {
        "pl": (
            "Voucher stracił ważność: wniosek {number}.\n\n"
            "Do puli dla innych organizacji wraca: {amount}\n"
            "Nic nie trzeba robić. Jeśli potrzebujesz dalszej pomocy, sprawdź w /voucher, czy jest otwarty nabór."
        ),
        "en": (
            "The voucher has expired: application {number}.\n\n"
            "What goes back to the pool for other organisations: {amount}\n"
            "There is nothing to do. If you need further help, see in /voucher whether a call is open."
        ),
        "uk": (
            "Строк дії ваучера минув: заявка {number}.\n\n"
            "До спільних коштів для інших організацій повертається: {amount}\n"
            "Робити нічого не потрібно. Якщо потрібна подальша допомога, перевірте в /voucher, чи триває набір."
        ),
    },
    "voucher_revoked": {
        "pl": (
            "Voucher został cofnięty: wniosek {number}.\n\n"
            "Powód: {reason}\n"
            "Do puli wraca: {amount}\n\n"
            "Jeśli coś jest niejasne, napisz do koordynatora."
        ),
        "en": (
            "The voucher was revoked: application {number}.\n\n"
            "Reason: {reason}\n"
            "What goes back to the pool: {amount}\n\n"
            "If something is unclear, write to the coordinator."
        ),
        "uk": (
            "Ваучер скасовано: заявка {number}.\n\n"
            "Причина: {reason}\n"
            "До спільних коштів повертається: {amount}\n\n"
            "Якщо щось незрозуміло, напишіть координатору."
        ),
    },
    "voucher_withdrawn": {
        "pl": (
            "Wniosek {number} został wycofany na prośbę organizacji.\n\n"
            "Powód: {reason}\n\n"
            "Jeśli to pomyłka, napisz od razu do koordynatora."
        ),
        "en": (
            "Application {number} was withdrawn at the organisation's wish.\n\n"
            "Reason: {reason}\n\n"
            "If this is a mistake, write to the coordinator at once."
        ),
        "uk": (
            "Заявку {number} відкликано на прохання організації.\n\n"
            "Причина: {reason}\n\n"
            "Якщо це помилка, одразу напишіть координатору."
        ),
    },
    "voucher_settled": {
        "pl": (
            "Voucher jest rozliczony: wniosek {number}.\n\n"
            "Wykorzystana kwota: {amount}\n\n"
            "Nic więcej nie trzeba robić. Powodzenia z projektem!"
        ),
        "en": (
            "The voucher is settled: application {number}.\n\n"
            "Amount used: {amount}\n\n"
            "There is nothing more to do. Good luck with the project!"
        ),
        "uk": (
            "Ваучер розраховано: заявка {number}.\n\n"
            "Використана сума: {amount}\n\n"
            "Більше нічого робити не потрібно. Успіхів із проєктом!"
        ),
    },
    **VOUCHER_DRAFT_TEMPLATES,
    "voucher_to_review": {
        "pl": (
            "Masz wniosek do oceny: {number}.\n\n"
            "Organizacja: {organisation}\n"
            "Edycja: {edition}\n\n"
            "Jeśli coś Cię z nią łączy, zrezygnuj z oceny: wniosek dostanie ktoś inny. Wszystkie wnioski do oceny są w "
            "/oceny."
        ),
        "en": (
            "There is an application for you to assess: {number}.\n\n"
            "Organisation: {organisation}\n"
            "Edition: {edition}\n\n"
            "If you have ties to it, step down: somebody else will get the application. All that you are to assess is "
            "in /oceny."
        ),
        "uk": (
            "Є заявка, яку треба оцінити: {number}.\n\n"
            "Організація: {organisation}\n"
            "Випуск: {edition}\n\n"
            "Якщо вас щось із нею пов’язує, відмовтеся від оцінювання: заявку отримає хтось інший. Усі ваші заявки на "
            "оцінювання — у /oceny."
        ),
    },
}
