"""One's own applications and vouchers, from the receipt to the last redemption. By language code."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherMineTexts:
    """The texts of one language.

    ``receipt`` has ``{number}``. ``next_until`` (with ``{until}``) and ``next`` are by what is awaited, the latter
    where there is no date. ``requested`` and ``granted`` have ``{amount}``, ``place`` has ``{place}``, ``score``
    ``{score}``, ``reason`` ``{reason}``; ``worth`` has ``{value}``, ``{left}`` and ``{until}``. ``steps`` are by the
    audited action. ``spent`` and ``back`` have ``{day}``, ``{amount}`` and ``{document}``.
    """

    title: str
    none: str
    receipt: str
    corrected: str
    state: str
    requested: str
    granted: str
    place: str
    score: str
    reason: str
    next_until: Mapping[str, str]
    next: Mapping[str, str]
    worth: str
    go_on: str
    correct: str
    appeal: str
    withdraw: str
    show_code: str
    money: str
    texts: str
    history: str
    document: str
    letter: str
    back_to: str
    steps: Mapping[str, str]
    no_steps: str
    sure: str
    sure_draft: str
    sure_money: str
    surely: str
    keep: str
    withdrawn: str
    warning: str
    show_surely: str
    code: str
    code_advice: str
    nothing_redeemed: str
    spent: str
    back: str
    appeal_question: str
    appeal_check: str
    appeal_send: str
    appeal_left: str
    appealed: str
    gone: str


VOUCHER_MINE: Mapping[str, VoucherMineTexts] = {
    "pl": VoucherMineTexts(
        title="Twoje wnioski o voucher",
        none="Nie masz jeszcze żadnego wniosku.",
        receipt="✅ Wniosek złożony. Numer: {number}. Zachowaj go, to potwierdzenie złożenia.",
        corrected="✅ Poprawiony wniosek wysłany.",
        state="Stan: {state}",
        requested="Wnioskowana kwota: {amount}",
        granted="Przyznana kwota: {amount}",
        place="Miejsce na liście rezerwowej: {place}",
        score="Ocena: {score}",
        reason="Powód: {reason}",
        next_until={
            "submission": "Złóż wniosek do: {until}.",
            "correction": "Popraw wniosek do: {until}.",
            "free_money": "Voucher dostaniesz, gdy zwolnią się pieniądze. Odwołać się można do: {until}.",
            "appeal": "Odwołać się można do: {until}.",
            "redemption": "Wykorzystaj voucher do: {until}.",
        },
        next={
            "submission": "Nabór jest zamknięty, tego wniosku nie można już złożyć.",
            "formal_check": "Teraz koordynator sprawdza, czy wniosek jest pełny. Napiszę, gdy coś się zmieni.",
            "correction": "Popraw wniosek.",
            "scores": "Teraz wniosek oceniają co najmniej dwie osoby. Napiszę, gdy zapadnie decyzja.",
            "issuing": "Teraz koordynator wydaje voucher. Napiszę, gdy kod będzie gotowy.",
            "free_money": "Voucher dostaniesz, gdy zwolnią się pieniądze. Napiszę o tym od razu.",
            "appeal": "Od tej decyzji można się odwołać.",
            "appeal_decision": "Odwołanie rozpatruje ktoś inny niż ten, kto podjął decyzję. Napiszę, gdy rozstrzygnie.",
            "redemption": "Podaj kod wykonawcy usługi.",
            "settlement": "Teraz koordynator rozlicza voucher. Nie musisz nic robić.",
            "nothing": "Nic więcej nie trzeba robić.",
        },
        worth="Voucher: wartość {value}, zostało {left}, ważny do: {until}.",
        go_on="Dokończ wniosek",
        correct="Popraw wniosek",
        appeal="Odwołaj się",
        withdraw="Wycofaj wniosek",
        show_code="🔑 Pokaż kod",
        money="Realizacje vouchera",
        texts="Cały wniosek",
        history="Historia",
        document="📄 Voucher (PDF)",
        letter="📄 Pismo z decyzją",
        back_to="‹ Do wniosku",
        steps={
            "begun": "wniosek zaczęty",
            "submitted": "wniosek złożony",
            "formal_started": "początek oceny formalnej",
            "correction_asked": "prośba o poprawkę",
            "corrected": "poprawiony wniosek wysłany",
            "formal_passed": "ocena formalna zaliczona",
            "granted": "voucher przyznany",
            "reserve": "miejsce na liście rezerwowej",
            "rejected": "wniosek odrzucony",
            "moved_up": "voucher przyznany z listy rezerwowej",
            "appealed": "odwołanie złożone",
            "appeal_granted": "odwołanie uwzględnione, voucher przyznany",
            "appeal_reserve": "odwołanie uwzględnione, miejsce na liście rezerwowej",
            "appeal_rejected": "odwołanie oddalone",
            "appeal_rescored": "odwołanie uwzględnione, wniosek będzie oceniony jeszcze raz",
            "issued": "voucher wydany",
            "code_shown": "kod pokazany",
            "code_replaced": "stary kod unieważniony",
            "redeemed": "część vouchera wykorzystana",
            "reversed": "realizacja cofnięta",
            "settled": "voucher rozliczony",
            "expired": "voucher stracił ważność",
            "revoked": "voucher cofnięty",
            "withdrawn": "wniosek wycofany",
        },
        no_steps="Nic jeszcze się nie wydarzyło.",
        sure="Na pewno wycofać ten wniosek? Tego nie można cofnąć.",
        sure_draft="Na pewno usunąć ten szkic? Odpowiedzi i załączniki znikną.",
        sure_money="Przyznane pieniądze dostanie wtedy kto inny.",
        surely="Tak, wycofaj",
        keep="Nie, zostaw",
        withdrawn="Wniosek wycofany.",
        warning=(
            "Kod pokażę tylko raz. Przygotuj miejsce, w którym go bezpiecznie zapiszesz. Kto zna kod, może wykorzystać "
            "voucher, dlatego podaj go tylko wykonawcy usługi."
        ),
        show_surely="Pokaż teraz",
        code="Kod vouchera:",
        code_advice=(
            "Zapisz go teraz; drugi raz go nie pokażę. Gdy kod zginie albo pozna go ktoś obcy, poproś koordynatora o "
            "nowy. Poniżej jest voucher z kodem do druku."
        ),
        nothing_redeemed="Jeszcze nic nie wykorzystano.",
        spent="{day}: {amount}, dokument {document}",
        back="{day}: cofnięto {amount}, dokument {document}",
        appeal_question=(
            "Napisz w jednej wiadomości, dlaczego decyzja powinna być inna. Odwołać się można tylko raz, do: {until}."
        ),
        appeal_check="Tak brzmi odwołanie. Wysłać je? Możesz też napisać je od nowa.",
        appeal_send="✅ Wyślij odwołanie",
        appeal_left="Odwołanie nie zostało wysłane.",
        appealed="✅ Odwołanie złożone.",
        gone="Tego wniosku nie ma na Twojej liście. Oto wszystkie:",
    ),
    "en": VoucherMineTexts(
        title="Your applications for a voucher",
        none="You have no applications yet.",
        receipt="✅ Application submitted. Number: {number}. Keep it, it confirms the submission.",
        corrected="✅ Corrected application sent.",
        state="State: {state}",
        requested="Amount applied for: {amount}",
        granted="Amount granted: {amount}",
        place="Place on the reserve list: {place}",
        score="Score: {score}",
        reason="Reason: {reason}",
        next_until={
            "submission": "Submit the application by: {until}.",
            "correction": "Correct the application by: {until}.",
            "free_money": "You get a voucher when money becomes free. You can appeal until: {until}.",
            "appeal": "You can appeal until: {until}.",
            "redemption": "Use the voucher by: {until}.",
        },
        next={
            "submission": "The call is closed, this application can no longer be submitted.",
            "formal_check": "Now the coordinator checks whether the application is complete. I will write to you.",
            "correction": "Please correct the application.",
            "scores": "Now reviewers read the application. I will write when there is a decision.",
            "issuing": "Now the coordinator issues the voucher. I will write when the code is ready.",
            "free_money": "You get a voucher when money becomes free. I will write at once.",
            "appeal": "You can appeal against this decision.",
            "appeal_decision": "Somebody who did not decide before considers the appeal. I will write when it is done.",
            "redemption": "Give the code to the provider of the service.",
            "settlement": "Now the coordinator settles the voucher. There is nothing for you to do.",
            "nothing": "There is nothing more to do.",
        },
        worth="Voucher: worth {value}, {left} left, valid until: {until}.",
        go_on="Finish the application",
        correct="Correct the application",
        appeal="Appeal",
        withdraw="Withdraw the application",
        show_code="🔑 Show the code",
        money="Redemptions of the voucher",
        texts="Full application",
        history="History",
        document="📄 Voucher (PDF)",
        letter="📄 Decision letter",
        back_to="‹ To the application",
        steps={
            "begun": "application begun",
            "submitted": "application submitted",
            "formal_started": "formal check begun",
            "correction_asked": "correction asked for",
            "corrected": "corrected application sent",
            "formal_passed": "formal check passed",
            "granted": "voucher granted",
            "reserve": "place on the reserve list",
            "rejected": "application rejected",
            "moved_up": "voucher granted from the reserve list",
            "appealed": "appeal filed",
            "appeal_granted": "appeal upheld, voucher granted",
            "appeal_reserve": "appeal upheld, place on the reserve list",
            "appeal_rejected": "appeal dismissed",
            "appeal_rescored": "appeal upheld, to be assessed once more",
            "issued": "voucher issued",
            "code_shown": "code shown",
            "code_replaced": "old code made invalid",
            "redeemed": "part of the voucher used",
            "reversed": "redemption taken back",
            "settled": "voucher settled",
            "expired": "voucher expired",
            "revoked": "voucher revoked",
            "withdrawn": "application withdrawn",
        },
        no_steps="Nothing has happened yet.",
        sure="Really withdraw this application? This cannot be undone.",
        sure_draft="Really delete this draft? Its answers and attachments will be gone.",
        sure_money="Somebody else will then get the money that was granted.",
        surely="Yes, withdraw",
        keep="No, keep it",
        withdrawn="Application withdrawn.",
        warning=(
            "I show the code only once. Have a place ready to keep it safely. Whoever knows the code can use the "
            "voucher, so give it only to the provider of the service."
        ),
        show_surely="Show it now",
        code="Code of the voucher:",
        code_advice=(
            "Write it down now; I will not show it again. If it is lost or known to a stranger, ask the coordinator "
            "for a new one. Below is the voucher with the code, to be printed."
        ),
        nothing_redeemed="Nothing has been used yet.",
        spent="{day}: {amount}, document {document}",
        back="{day}: {amount} taken back, document {document}",
        appeal_question=(
            "Write in one message why the decision should be different. You can appeal only once, until: {until}."
        ),
        appeal_check="This is the appeal. Send it? You can also write it anew.",
        appeal_send="✅ Send the appeal",
        appeal_left="The appeal was not sent.",
        appealed="✅ Appeal filed.",
        gone="This application is not on your list. Here are all of them:",
    ),
    "uk": VoucherMineTexts(
        title="Ваші заявки на ваучер",
        none="У вас ще немає жодної заявки.",
        receipt="✅ Заявку подано. Номер: {number}. Збережіть його, це підтвердження подання.",
        corrected="✅ Виправлену заявку надіслано.",
        state="Стан: {state}",
        requested="Сума, яку просите: {amount}",
        granted="Надана сума: {amount}",
        place="Місце в резервному списку: {place}",
        score="Оцінка: {score}",
        reason="Причина: {reason}",
        next_until={
            "submission": "Подайте заявку до: {until}.",
            "correction": "Виправте заявку до: {until}.",
            "free_money": "Ви отримаєте ваучер, коли звільняться гроші. Апеляцію можна подати до: {until}.",
            "appeal": "Апеляцію можна подати до: {until}.",
            "redemption": "Скористайтеся ваучером до: {until}.",
        },
        next={
            "submission": "Прийом закрито, цю заявку вже не можна подати.",
            "formal_check": "Зараз координатор перевіряє, чи заявка повна. Я напишу, коли щось зміниться.",
            "correction": "Виправте заявку.",
            "scores": "Зараз заявку читають рецензенти. Я напишу, коли буде рішення.",
            "issuing": "Зараз координатор видає ваучер. Я напишу, коли код буде готовий.",
            "free_money": "Ви отримаєте ваучер, коли звільняться гроші. Я одразу про це напишу.",
            "appeal": "На це рішення можна подати апеляцію.",
            "appeal_decision": "Апеляцію розглядає не той, хто ухвалив рішення. Я напишу, коли її розглянуть.",
            "redemption": "Дайте код виконавцеві послуги.",
            "settlement": "Зараз координатор розраховує ваучер. Вам нічого робити не треба.",
            "nothing": "Більше нічого робити не треба.",
        },
        worth="Ваучер: вартість {value}, залишилося {left}, дійсний до: {until}.",
        go_on="Завершити заявку",
        correct="Виправити заявку",
        appeal="Подати апеляцію",
        withdraw="Відкликати заявку",
        show_code="🔑 Показати код",
        money="Погашення ваучера",
        texts="Уся заявка",
        history="Історія",
        document="📄 Ваучер (PDF)",
        letter="📄 Лист із рішенням",
        back_to="‹ До заявки",
        steps={
            "begun": "заявку розпочато",
            "submitted": "заявку подано",
            "formal_started": "початок формальної перевірки",
            "correction_asked": "прохання виправити",
            "corrected": "виправлену заявку надіслано",
            "formal_passed": "формальну перевірку пройдено",
            "granted": "ваучер надано",
            "reserve": "місце в резервному списку",
            "rejected": "заявку відхилено",
            "moved_up": "ваучер надано з резервного списку",
            "appealed": "апеляцію подано",
            "appeal_granted": "апеляцію задоволено, ваучер надано",
            "appeal_reserve": "апеляцію задоволено, місце в резервному списку",
            "appeal_rejected": "апеляцію відхилено",
            "appeal_rescored": "апеляцію задоволено, заявку оцінять ще раз",
            "issued": "ваучер видано",
            "code_shown": "код показано",
            "code_replaced": "старий код скасовано",
            "redeemed": "частину ваучера використано",
            "reversed": "погашення скасовано",
            "settled": "ваучер розраховано",
            "expired": "строк дії ваучера минув",
            "revoked": "ваучер скасовано",
            "withdrawn": "заявку відкликано",
        },
        no_steps="Ще нічого не сталося.",
        sure="Справді відкликати цю заявку? Цього не можна скасувати.",
        sure_draft="Справді видалити цю чернетку? Відповіді й додатки зникнуть.",
        sure_money="Надані гроші тоді отримає хтось інший.",
        surely="Так, відкликати",
        keep="Ні, залишити",
        withdrawn="Заявку відкликано.",
        warning=(
            "Код я покажу лише раз. Підготуйте місце, де його безпечно запишете. Хто знає код, може скористатися "
            "ваучером, тому дайте його лише виконавцеві послуги."
        ),
        show_surely="Показати зараз",
        code="Код ваучера:",
        code_advice=(
            "Запишіть його зараз; удруге я його не покажу. Якщо код загубиться або його дізнається хтось чужий, "
            "попросіть у координатора новий. Нижче є ваучер із кодом для друку."
        ),
        nothing_redeemed="Ще нічого не використано.",
        spent="{day}: {amount}, документ {document}",
        back="{day}: скасовано {amount}, документ {document}",
        appeal_question=(
            "Напишіть одним повідомленням, чому рішення має бути іншим. Апеляцію можна подати лише раз, до: {until}."
        ),
        appeal_check="Так звучить апеляція. Надіслати її? Можна також написати її заново.",
        appeal_send="✅ Надіслати апеляцію",
        appeal_left="Апеляцію не надіслано.",
        appealed="✅ Апеляцію подано.",
        gone="Цієї заявки немає у вашому списку. Ось усі:",
    ),
}
