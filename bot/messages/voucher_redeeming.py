"""What providers and coordinators read when a voucher is redeemed, and about the ledger. By language; Polish first."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherRedeemingTexts:
    """The texts of one language; those with places have what they name. ``kinds`` are by kinds of entries."""

    for_providers: str
    who_first: str
    ask_name: str
    ask_number: str
    name_wrong: str
    number_wrong: str
    no_number: str
    ask_code: str
    found: str
    sample: str
    ask_amount: str
    all_of_it: str
    amount_wrong: str
    ask_document: str
    document_wrong: str
    choose_provider: str
    new_provider: str
    no_provider: str
    look_first: str
    confirm: str
    another_code: str
    redeemed: str
    repeated: str
    left: str
    used_up: str
    next_code: str
    ledger_title: str
    ledger_empty: str
    entry_line: str
    open_entry: str
    entry: str
    kinds: Mapping[str, str]
    reversed_mark: str
    by_provider: str
    by_document: str
    for_application: str
    reverse: str
    ask_reason: str
    reason_missing: str
    reversed: str
    freed: str
    to_ledger: str
    choose_file: str
    file_names: Mapping[str, str]
    personal: str
    no_ranking: str


VOUCHER_REDEEMING: Mapping[str, VoucherRedeemingTexts] = {
    "pl": VoucherRedeemingTexts(
        for_providers="To kod vouchera. Realizuje go wykonawca usługi albo koordynator: pokaż im ten kod.",
        who_first="Zanim zrealizujesz pierwszy voucher, powiedz, dla kogo pracujesz. Pytam o to tylko raz.",
        ask_name="Jak nazywa się firma albo osoba, która wykonuje usługę?",
        ask_number="Jaki jest NIP (albo KRS lub REGON) wykonawcy?",
        name_wrong="Napisz nazwę wykonawcy, najwyżej {most} znaków.",
        number_wrong="W tym numerze jest błąd: cyfra kontrolna się nie zgadza. Sprawdź go i napisz jeszcze raz.",
        no_number="Nie mam takiego numeru",
        ask_code="Napisz kod z vouchera, na przykład ABCD-EFGH-JKMN-PQRS. Wielkość liter i kreski nie mają znaczenia.",
        found="Voucher {number}\nUsługa: {service}\nZostało: {left}\nWażny do {until}",
        sample="PRZYKŁAD: to voucher z przykładowej edycji.",
        ask_amount="Na jaką kwotę? Napisz ją, na przykład 850,50.",
        all_of_it="Wszystko: {amount}",
        amount_wrong="Nie rozumiem tej kwoty. Napisz ją w złotych, na przykład 1500 albo 1500,50.",
        ask_document="Jaki jest numer faktury albo rachunku?",
        document_wrong="Napisz numer dokumentu: litery i cyfry, najwyżej {most} znaków.",
        choose_provider="Kto wykonał usługę?",
        new_provider="➕ Nowy wykonawca",
        no_provider="Tylko jak na dokumencie",
        look_first="Voucher {number}: {amount}, dokument {document}. Zrealizować?",
        confirm="Tak, zrealizuj",
        another_code="Wpisz inny kod",
        redeemed="Gotowe: zrealizowano {amount}.",
        repeated="To było już zrealizowane: {amount}. Nic nie zostało pobrane drugi raz.",
        left="Zostało: {amount}.",
        used_up="Voucher jest wykorzystany w całości.",
        next_code="Następny kod",
        ledger_title="Księga: {title}",
        ledger_empty="Księga jest pusta.",
        entry_line="{number}. {day}, {kind}: {amount}{application}",
        open_entry="Które wpisy obejrzeć? Przyciski poniżej są przy realizacjach.",
        entry="Wpis {number}, {at}\n{kind}: {amount}",
        kinds={
            "budget": "budżet",
            "grant": "przyznanie",
            "release": "zwrot do puli",
            "redemption": "realizacja",
            "reversal": "cofnięcie realizacji",
        },
        reversed_mark="Ta realizacja jest już cofnięta.",
        by_provider="Wykonawca: {name}",
        by_document="Dokument: {document}",
        for_application="Wniosek: {number}",
        reverse="↩️ Cofnij realizację",
        ask_reason="Dlaczego cofnąć realizację na {amount}? Wpis zostanie, powstanie drugi, który ją znosi.",
        reason_missing="Napisz powód słowami.",
        reversed="Realizacja cofnięta: {amount}. Na voucherze zostało {left}.",
        freed="Voucher był już zamknięty, więc {amount} wróciło do budżetu.",
        to_ledger="Wróć do księgi",
        choose_file="Który dokument przygotować?",
        file_names={
            "voucher_settlement": "Rozliczenie edycji (PDF)",
            "voucher_ledger": "Księga (XLSX)",
            "voucher_applications": "Wnioski (XLSX)",
            "voucher_ranking": "Lista rankingowa, nabór {number} (PDF)",
        },
        personal="Dokument zawiera dane osobowe: przechowuj go bezpiecznie i usuń, gdy nie będzie potrzebny.",
        no_ranking="W tym naborze nie ma jeszcze listy rankingowej.",
    ),
    "en": VoucherRedeemingTexts(
        for_providers="This is the code of a voucher. A service provider or a coordinator redeems it: show it to them.",
        who_first="Before you redeem the first voucher, tell me whom you work for. I ask only once.",
        ask_name="What is the name of the company or person that renders the service?",
        ask_number="What is the provider's NIP (or KRS or REGON)?",
        name_wrong="Write the provider's name, at most {most} characters.",
        number_wrong="There is a mistake in this number: its check digit is wrong. Check it and write it again.",
        no_number="There is none",
        ask_code="Write the code of the voucher, such as ABCD-EFGH-JKMN-PQRS. Case and dashes do not matter.",
        found="Voucher {number}\nService: {service}\nLeft: {left}\nValid until {until}",
        sample="SAMPLE: this voucher is from the sample edition.",
        ask_amount="How much? Write the amount, such as 850.50.",
        all_of_it="All of it: {amount}",
        amount_wrong="I do not understand this amount. Write it in zlotys, such as 1500 or 1500.50.",
        ask_document="What is the number of the invoice or bill?",
        document_wrong="Write the number of the document: letters and digits, at most {most} characters.",
        choose_provider="Who rendered the service?",
        new_provider="➕ New provider",
        no_provider="Only as on the document",
        look_first="Voucher {number}: {amount}, document {document}. Redeem it?",
        confirm="Yes, redeem",
        another_code="Another code",
        redeemed="Done: {amount} redeemed.",
        repeated="This was redeemed already: {amount}. Nothing was taken twice.",
        left="Left: {amount}.",
        used_up="The voucher is used up.",
        next_code="Next code",
        ledger_title="Ledger: {title}",
        ledger_empty="The ledger is empty.",
        entry_line="{number}. {day}, {kind}: {amount}{application}",
        open_entry="Which entries do you want to see? The buttons below belong to redemptions.",
        entry="Entry {number}, {at}\n{kind}: {amount}",
        kinds={
            "budget": "budget",
            "grant": "grant",
            "release": "release",
            "redemption": "redemption",
            "reversal": "reversal of a redemption",
        },
        reversed_mark="This redemption was taken back already.",
        by_provider="Provider: {name}",
        by_document="Document: {document}",
        for_application="Application: {number}",
        reverse="↩️ Take it back",
        ask_reason="Why take back the redemption of {amount}? The entry stays, a second one offsets it.",
        reason_missing="Write the reason in words.",
        reversed="The redemption is taken back: {amount}. {left} is left on the voucher.",
        freed="The voucher was closed already, so {amount} went back to the budget.",
        to_ledger="Back to the ledger",
        choose_file="Which document do you need?",
        file_names={
            "voucher_settlement": "Settlement of the edition (PDF)",
            "voucher_ledger": "Ledger (XLSX)",
            "voucher_applications": "Applications (XLSX)",
            "voucher_ranking": "Ranking list, call {number} (PDF)",
        },
        personal="The document contains personal data: keep it safe, and delete it when it is no longer needed.",
        no_ranking="This call has no ranking list yet.",
    ),
    "uk": VoucherRedeemingTexts(
        for_providers="Це код ваучера. Його погашає виконавець послуги або координатор: покажіть їм цей код.",
        who_first="Перш ніж погасити перший ваучер, скажіть, на кого ви працюєте. Питаю про це лише раз.",
        ask_name="Як називається фірма або особа, що надає послугу?",
        ask_number="Який NIP (або KRS чи REGON) виконавця?",
        name_wrong="Напишіть назву виконавця, не більше {most} знаків.",
        number_wrong="У цьому номері помилка: контрольна цифра не сходиться. Перевірте й напишіть ще раз.",
        no_number="Такого номера немає",
        ask_code="Напишіть код із ваучера, наприклад ABCD-EFGH-JKMN-PQRS. Регістр літер і дефіси не мають значення.",
        found="Ваучер {number}\nПослуга: {service}\nЗалишилося: {left}\nДійсний до {until}",
        sample="ПРИКЛАД: цей ваучер із пробного випуску.",
        ask_amount="На яку суму? Напишіть її, наприклад 850,50.",
        all_of_it="Усе: {amount}",
        amount_wrong="Я не розумію цієї суми. Напишіть її в злотих, наприклад 1500 або 1500,50.",
        ask_document="Який номер рахунку-фактури або рахунку?",
        document_wrong="Напишіть номер документа: літери й цифри, не більше {most} знаків.",
        choose_provider="Хто надав послугу?",
        new_provider="➕ Новий виконавець",
        no_provider="Лише як у документі",
        look_first="Ваучер {number}: {amount}, документ {document}. Погасити?",
        confirm="Так, погасити",
        another_code="Інший код",
        redeemed="Готово: погашено {amount}.",
        repeated="Це вже було погашено: {amount}. Двічі нічого не знято.",
        left="Залишилося: {amount}.",
        used_up="Ваучер використано повністю.",
        next_code="Наступний код",
        ledger_title="Книга: {title}",
        ledger_empty="Книга порожня.",
        entry_line="{number}. {day}, {kind}: {amount}{application}",
        open_entry="Які записи показати? Кнопки нижче – при погашеннях.",
        entry="Запис {number}, {at}\n{kind}: {amount}",
        kinds={
            "budget": "бюджет",
            "grant": "надання",
            "release": "звільнення",
            "redemption": "погашення",
            "reversal": "скасування погашення",
        },
        reversed_mark="Це погашення вже скасовано.",
        by_provider="Виконавець: {name}",
        by_document="Документ: {document}",
        for_application="Заявка: {number}",
        reverse="↩️ Скасувати погашення",
        ask_reason="Чому скасувати погашення на {amount}? Запис залишиться, а другий його скасує.",
        reason_missing="Напишіть причину словами.",
        reversed="Погашення скасовано: {amount}. На ваучері залишилося {left}.",
        freed="Ваучер уже був закритий, тож {amount} повернулося до бюджету.",
        to_ledger="Назад до книги",
        choose_file="Який документ підготувати?",
        file_names={
            "voucher_settlement": "Розрахунок випуску (PDF)",
            "voucher_ledger": "Книга (XLSX)",
            "voucher_applications": "Заявки (XLSX)",
            "voucher_ranking": "Рейтинговий список, набір {number} (PDF)",
        },
        personal="Документ містить особисті дані: зберігайте його безпечно й видаліть, коли він буде не потрібен.",
        no_ranking="У цьому наборі ще немає рейтингового списку.",
    ),
}
