"""What coordinators read about one application for a voucher, and what they do with it. By language; Polish first."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherCardTexts:
    """The texts of one language.

    ``facts`` are lines about what became of the application, with ``{value}``; ``labels`` of buttons and ``asked`` and
    ``done`` sentences are by the step. The others have what they name.
    """

    field: str
    facts: Mapping[str, str]
    decision: str
    outcomes: Mapping[str, str]
    of_amount: str
    for_reason: str
    not_declared: str
    attachment: str
    history: str
    history_empty: str
    applicant: str
    labels: Mapping[str, str]
    asked: Mapping[str, str]
    done: Mapping[str, str]
    choose_reason: str
    reason_missing: str
    sure: Mapping[str, str]
    yes: str
    letter_coming: str
    receipt_coming: str
    file_coming: str


VOUCHER_CARD: Mapping[str, VoucherCardTexts] = {
    "pl": VoucherCardTexts(
        field="{name}: {value}",
        facts={
            "submitted": "Złożony: {value}",
            "correction_asked": "Do poprawy: {value}",
            "correction_until": "Czas na poprawkę: do {value}",
            "score": "Wynik oceny: {value}",
            "reserve_place": "Miejsce na liście rezerwowej: {value}",
            "appeal_until": "Odwołanie można złożyć do {value}",
            "appeal": "Odwołanie: {value}",
            "ended_reason": "Powód: {value}",
            "namesakes": "⚠️ Ta sama nazwa pod innym numerem: {value}. Sprawdź, czy to nie ta sama organizacja.",
            "voucher_value": "Wartość vouchera: {value}",
            "voucher_left": "Zostało: {value}",
            "valid_until": "Ważny do {value}",
            "code_shown": "Kod pokazany: {value}",
            "code_not_shown": "Kodu jeszcze nikt nie zobaczył.",
        },
        decision="Decyzja z {day}: {outcome}",
        outcomes={"granted": "przyznany", "reserve": "lista rezerwowa", "rejected": "odrzucony"},
        of_amount=" ({amount})",
        for_reason=", {reason}",
        not_declared="Bez oświadczenia: {text}",
        attachment="📎 {name}",
        history="🕓 Historia",
        history_empty="Nic się jeszcze nie działo.",
        applicant="wnioskodawca",
        labels={
            "start": "▶️ Zacznij ocenę formalną",
            "accept": "✅ Formalnie w porządku",
            "correct": "✏️ Poproś o poprawkę",
            "reject": "⛔ Odrzuć",
            "withdraw": "Wycofaj na prośbę organizacji",
            "assign": "👥 Przydziel oceniającego",
            "granted": "Uwzględnij odwołanie i przyznaj",
            "rejected": "Oddal odwołanie",
            "rescore": "Oceń jeszcze raz",
            "issue": "🎟 Wydaj voucher",
            "revoke": "Cofnij voucher",
            "newcode": "Nowy kod",
            "settle": "Rozlicz",
            "receipt": "📄 Wniosek (PDF)",
            "letter": "✉️ Pismo z decyzją",
            "reviews": "Oceny",
        },
        asked={
            "correction": "{title}\nCo ma poprawić organizacja? Twoje słowa przeczyta razem z terminem.",
            "rejection": "{title}\nNapisz, dlaczego wniosek jest odrzucony. Organizacja przeczyta to w piśmie.",
            "withdrawal": "{title}\nKto i kiedy poprosił o wycofanie? Napisz bez nazwisk; organizacja to przeczyta.",
            "appeal_granted": "{title}\nNapisz, dlaczego odwołanie jest uwzględnione.",
            "appeal_rejected": "{title}\nNapisz, dlaczego odwołanie jest oddalone.",
            "appeal_rescore": "{title}\nNapisz, dlaczego wniosek wraca do oceny.",
            "revocation": "{title}\nDlaczego voucher jest cofnięty? Organizacja przeczyta ten powód.",
        },
        done={
            "start": "Ocena formalna zaczęta.",
            "accept": "Wniosek przeszedł do oceny merytorycznej.",
            "correct": "Prośba o poprawkę wysłana. Czas na poprawkę: do {until}.",
            "reject": "Wniosek odrzucony.",
            "withdraw": "Wniosek wycofany.",
            "appeal": "Odwołanie rozpatrzone.",
            "issue": "Voucher wydany. Organizacja może zobaczyć kod.",
            "revoke": "Voucher cofnięty, do budżetu wróciło {amount}.",
            "newcode": "Stary kod już nie działa. Organizacja może zobaczyć nowy, raz.",
            "settle": "Wniosek rozliczony, do budżetu wróciło {amount}.",
        },
        choose_reason="{title}\nDlaczego odrzucić?",
        reason_missing="Napisz to słowami: organizacja ma zrozumieć, o co chodzi.",
        sure={
            "settle": "Rozliczyć ten wniosek? Niewykorzystane pieniądze wrócą do budżetu, voucher przestanie działać.",
            "newcode": "Wydać nowy kod? Stary od razu przestanie działać.",
        },
        yes="Tak",
        letter_coming="{number}: pismo z decyzją.",
        receipt_coming="{number}: wniosek. Zawiera dane osobowe, przechowuj go bezpiecznie.",
        file_coming="{number}: załącznik. Zawiera dane organizacji, przechowuj go bezpiecznie.",
    ),
    "en": VoucherCardTexts(
        field="{name}: {value}",
        facts={
            "submitted": "Submitted: {value}",
            "correction_asked": "To correct: {value}",
            "correction_until": "Time to correct: until {value}",
            "score": "Score: {value}",
            "reserve_place": "Place on the reserve list: {value}",
            "appeal_until": "An appeal is possible until {value}",
            "appeal": "Appeal: {value}",
            "ended_reason": "Reason: {value}",
            "namesakes": "⚠️ The same name under another number: {value}. Check that it is not the same organisation.",
            "voucher_value": "Value of the voucher: {value}",
            "voucher_left": "Left: {value}",
            "valid_until": "Valid until {value}",
            "code_shown": "Code shown: {value}",
            "code_not_shown": "Nobody has seen the code yet.",
        },
        decision="Decision of {day}: {outcome}",
        outcomes={"granted": "granted", "reserve": "reserve list", "rejected": "rejected"},
        of_amount=" ({amount})",
        for_reason=", {reason}",
        not_declared="Not declared: {text}",
        attachment="📎 {name}",
        history="🕓 History",
        history_empty="Nothing has happened yet.",
        applicant="the applicant",
        labels={
            "start": "▶️ Begin the formal check",
            "accept": "✅ Formally in order",
            "correct": "✏️ Ask for a correction",
            "reject": "⛔ Reject",
            "withdraw": "Withdraw as the organisation asks",
            "assign": "👥 Assign a reviewer",
            "granted": "Uphold the appeal and grant",
            "rejected": "Dismiss the appeal",
            "rescore": "Assess once more",
            "issue": "🎟 Issue the voucher",
            "revoke": "Revoke the voucher",
            "newcode": "New code",
            "settle": "Settle",
            "receipt": "📄 Application (PDF)",
            "letter": "✉️ Decision letter",
            "reviews": "Reviews",
        },
        asked={
            "correction": "{title}\nWhat should the organisation correct? They read your words and the deadline.",
            "rejection": "{title}\nWrite why it is rejected. The organisation reads it in the letter.",
            "withdrawal": "{title}\nWho asked for the withdrawal, and when? Give no names; the organisation reads it.",
            "appeal_granted": "{title}\nWrite why the appeal is upheld.",
            "appeal_rejected": "{title}\nWrite why the appeal is dismissed.",
            "appeal_rescore": "{title}\nWrite why it is assessed once more.",
            "revocation": "{title}\nWhy is the voucher revoked? The organisation reads this reason.",
        },
        done={
            "start": "The formal check has begun.",
            "accept": "The application is being scored now.",
            "correct": "The request for a correction is sent. Time to correct: until {until}.",
            "reject": "The application is rejected.",
            "withdraw": "The application is withdrawn.",
            "appeal": "The appeal is decided.",
            "issue": "The voucher is issued. The organisation can see the code.",
            "revoke": "The voucher is revoked, {amount} went back to the budget.",
            "newcode": "The old code does not work any more. The organisation can see the new one, once.",
            "settle": "The application is settled, {amount} went back to the budget.",
        },
        choose_reason="{title}\nWhy reject it?",
        reason_missing="Write it in words: the organisation should understand what it is about.",
        sure={
            "settle": "Settle this application? Unspent money goes back to the budget and the voucher stops working.",
            "newcode": "Make a new code? The old one stops working at once.",
        },
        yes="Yes",
        letter_coming="{number}: decision letter.",
        receipt_coming="{number}: the application. It contains personal data, keep it safe.",
        file_coming="{number}: attachment. It contains data of the organisation, keep it safe.",
    ),
    "uk": VoucherCardTexts(
        field="{name}: {value}",
        facts={
            "submitted": "Подано: {value}",
            "correction_asked": "Виправити: {value}",
            "correction_until": "Час на виправлення: до {value}",
            "score": "Результат оцінювання: {value}",
            "reserve_place": "Місце в резервному списку: {value}",
            "appeal_until": "Апеляцію можна подати до {value}",
            "appeal": "Апеляція: {value}",
            "ended_reason": "Причина: {value}",
            "namesakes": "⚠️ Та сама назва під іншим номером: {value}. Перевірте, чи це не та сама організація.",
            "voucher_value": "Вартість ваучера: {value}",
            "voucher_left": "Залишилося: {value}",
            "valid_until": "Дійсний до {value}",
            "code_shown": "Код показано: {value}",
            "code_not_shown": "Коду ще ніхто не бачив.",
        },
        decision="Рішення від {day}: {outcome}",
        outcomes={"granted": "надано", "reserve": "резервний список", "rejected": "відхилено"},
        of_amount=" ({amount})",
        for_reason=", {reason}",
        not_declared="Без заяви: {text}",
        attachment="📎 {name}",
        history="🕓 Історія",
        history_empty="Ще нічого не відбувалося.",
        applicant="заявник",
        labels={
            "start": "▶️ Почати формальну перевірку",
            "accept": "✅ Формально все гаразд",
            "correct": "✏️ Попросити виправити",
            "reject": "⛔ Відхилити",
            "withdraw": "Відкликати на прохання організації",
            "assign": "👥 Призначити рецензента",
            "granted": "Задовольнити апеляцію й надати",
            "rejected": "Відхилити апеляцію",
            "rescore": "Оцінити ще раз",
            "issue": "🎟 Видати ваучер",
            "revoke": "Скасувати ваучер",
            "newcode": "Новий код",
            "settle": "Розрахувати",
            "receipt": "📄 Заявка (PDF)",
            "letter": "✉️ Лист із рішенням",
            "reviews": "Оцінки",
        },
        asked={
            "correction": "{title}\nЩо має виправити організація? Ваші слова вона прочитає разом зі строком.",
            "rejection": "{title}\nНапишіть обґрунтування відмови. Воно буде в листі до організації.",
            "withdrawal": "{title}\nХто й коли попросив відкликати заявку? Без прізвищ; організація це прочитає.",
            "appeal_granted": "{title}\nНапишіть, чому апеляцію задоволено.",
            "appeal_rejected": "{title}\nНапишіть, чому апеляцію відхилено.",
            "appeal_rescore": "{title}\nНапишіть, чому заявку оцінюють ще раз.",
            "revocation": "{title}\nЧому ваучер скасовано? Організація прочитає цю причину.",
        },
        done={
            "start": "Формальну перевірку розпочато.",
            "accept": "Заявка перейшла до оцінювання.",
            "correct": "Прохання виправити надіслано. Час на виправлення: до {until}.",
            "reject": "Заявку відхилено.",
            "withdraw": "Заявку відкликано.",
            "appeal": "Апеляцію розглянуто.",
            "issue": "Ваучер видано. Організація може побачити код.",
            "revoke": "Ваучер скасовано, до бюджету повернулося {amount}.",
            "newcode": "Старий код уже не діє. Організація може побачити новий, один раз.",
            "settle": "Заявку розраховано, до бюджету повернулося {amount}.",
        },
        choose_reason="{title}\nЧому відхилити?",
        reason_missing="Напишіть це словами: організація має зрозуміти, про що йдеться.",
        sure={
            "settle": "Розрахувати цю заявку? Невикористані гроші повернуться до бюджету, а ваучер перестане діяти.",
            "newcode": "Видати новий код? Старий одразу перестане діяти.",
        },
        yes="Так",
        letter_coming="{number}: лист із рішенням.",
        receipt_coming="{number}: заявка. Вона містить особисті дані, зберігайте її безпечно.",
        file_coming="{number}: додаток. Він містить дані організації, зберігайте його безпечно.",
    ),
}
