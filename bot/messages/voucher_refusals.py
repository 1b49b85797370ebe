"""Why something about the voucher was not done, and what to do instead. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class RefusalTexts:
    """The texts of one language.

    ``sentences`` has one for each reason. ``facts`` follow it where the refusal tells what stands in them: ``{until}``,
    ``{amount}``, ``{count}``, ``{state}`` and ``{name}``. ``limits`` say which limit was reached, with ``{count}``.
    """

    sentences: Mapping[str, str]
    facts: Mapping[str, str]
    limits: Mapping[str, str]


VOUCHER_REFUSALS: Mapping[str, RefusalTexts] = {
    "pl": RefusalTexts(
        sentences={
            "unknown": "Nie ma tego albo należy do kogoś innego. Otwórz listę jeszcze raz.",
            "wrong_state": "Tego nie można już zrobić: w międzyczasie coś się zmieniło.",
            "edition_closed": "Ta edycja jest zamknięta i rozliczona.",
            "call_not_open": "Nabór jeszcze się nie zaczął.",
            "call_closed": "Nabór jest zamknięty, wniosku nie można już złożyć. Szkic zostaje, nic nie zginęło.",
            "call_not_later": "Nabór można tylko przedłużyć. Podaj późniejszy czas.",
            "calls_overlap": "Wtedy trwa już następny nabór. Podaj wcześniejszy czas.",
            "deadline_passed": "Termin już minął.",
            "already_applied": "Ta organizacja ma już w tej edycji wniosek w toku.",
            "limit_reached": "Ta organizacja ma już tyle voucherów, ile pozwalają zasady.",
            "incomplete": "Wniosek nie jest jeszcze pełny.",
            "file_too_large": "Ten plik jest za duży. Zmniejsz go albo podziel na części.",
            "file_not_allowed": (
                "Tego pliku nie mogę przyjąć: to nie jest PDF, DOCX ani obraz JPG lub PNG, albo zawartość nie zgadza "
                "się z nazwą. Zapisz go jako PDF i wyślij jeszcze raz."
            ),
            "file_damaged": (
                "Tego pliku nie da się otworzyć: jest uszkodzony albo zabezpieczony hasłem. Sprawdź go u siebie i "
                "wyślij jeszcze raz, bez hasła."
            ),
            "too_many_files": "Więcej plików już się nie zmieści. Usuń któryś, żeby dodać inny.",
            "already_appealed": "Odwołanie od tej decyzji już wpłynęło; można je złożyć tylko raz.",
            "not_a_reviewer": "Ta osoba nie ma roli oceniającego. Rolę nadaje się w /zespol.",
            "own_organisation": "Wniosek złożyła organizacja tej osoby, więc zajmie się nim ktoś inny.",
            "affiliation_unknown": (
                "Ta osoba nie podała jeszcze, do jakich organizacji należy. Niech zrobi to najpierw w /oceny."
            ),
            "already_assigned": "Ta osoba ma już przydzielony ten wniosek.",
            "reviewers_enough": "Ten wniosek ma już tylu oceniających, ilu potrzebuje.",
            "already_scored": "Ta ocena jest już oddana i nie można jej zmienić.",
            "points_missing": "Brakuje punktów za jedno z kryteriów.",
            "points_out_of_range": "Tylu punktów nie można dać.",
            "reviews_missing": "Nie wszystkie oceny są oddane, więc nie ma jeszcze listy rankingowej.",
            "not_assessed": "Ten wniosek nie był oceniany merytorycznie: skieruj go do oceny.",
            "call_still_open": "Nabór jeszcze trwa, mogą przyjść kolejne wnioski. Na listę rankingową za wcześnie.",
            "nothing_to_rank": "W tym naborze żaden wniosek nie czeka teraz na decyzję.",
            "ranking_outdated": "Od tego podglądu coś się zmieniło. Zrób listę rankingową jeszcze raz i sprawdź ją.",
            "four_eyes": (
                "Tu potrzebna jest druga osoba: kto podjął decyzję, nie wypłaca pieniędzy i nie rozpatruje odwołania "
                "od niej."
            ),
            "no_money": "W budżecie nie ma już na to pieniędzy.",
            "reason_missing": "Bez uzasadnienia nie można tego zrobić. Napisz je, proszę.",
            "organisation_has_voucher": "Ta organizacja ma już w tej edycji czynny voucher.",
            "code_already_shown": (
                "Ten kod był już pokazany, a pokazuje się go tylko raz. O nowy poproś koordynatora; stary przestanie "
                "wtedy działać."
            ),
            "code_mistyped": "W tym kodzie jest literówka. Porównaj go z voucherem; nie ma w nim znaków 0, O, 1 ani I.",
            "code_unknown": "Nie ma vouchera z takim kodem. Sprawdź, czy to cały kod i czy nie zastąpił go nowszy.",
            "too_many_attempts": "Za dużo błędnych kodów. Trzeba chwilę poczekać.",
            "voucher_not_valid": "Tego vouchera nie można już wykorzystać.",
            "more_than_left": "Na voucherze nie ma tyle pieniędzy.",
            "less_than_smallest": "To mniej, niż można jednorazowo zrealizować.",
            "document_redeemed": "Za ten dokument zapłacono już tym voucherem.",
            "key_reused": "Pod tym kluczem zapisano już coś innego. Zacznij od nowa, nic nie zostało zapisane.",
            "already_reversed": "Ta realizacja jest już cofnięta.",
            "not_a_provider": "Ta osoba nie jest wykonawcą usług w tym programie. Dodaje ją koordynator.",
            "still_open": "Na to za wcześnie: nie wszystko jest zakończone.",
        },
        facts={
            "wrong_state": "Stan wniosku: {state}.",
            "call_not_open": "Zacznie się {until}.",
            "call_closed": "Koniec naboru: {until}.",
            "call_not_later": "Obecny koniec naboru: {until}.",
            "calls_overlap": "Otwarcie następnego naboru: {until}.",
            "deadline_passed": "Termin: {until}.",
            "incomplete": "Brakuje: {name}.",
            "file_too_large": "Największy plik może mieć {count} MB.",
            "too_many_files": "Może ich być najwyżej {count}.",
            "points_missing": "Chodzi o: {name}.",
            "points_out_of_range": "{name}: od 0 do {count}.",
            "reviews_missing": "Wnioski, które czekają na ocenę: {count}.",
            "reviewers_enough": "Tylu wystarczy: {count}.",
            "call_still_open": "Koniec naboru: {until}.",
            "no_money": "Zostało {amount}.",
            "code_mistyped": "Odczytany kod: {name}.",
            "too_many_attempts": "Spróbuj znowu: {until}.",
            "voucher_not_valid": "Stan: {state}.",
            "more_than_left": "Zostało {amount}.",
            "less_than_smallest": "Najmniej: {amount}.",
            "document_redeemed": "Zapłacono {amount}.",
            "still_open": "Tyle spraw jest w toku: {count}.",
        },
        limits={
            "edition": "Limit w edycji: {count}.",
            "year": "Limit w roku: {count}.",
        },
    ),
    "en": RefusalTexts(
        sentences={
            "unknown": "There is no such thing, or it belongs to somebody else. Please open the list again.",
            "wrong_state": "This can no longer be done: something has changed in the meantime.",
            "edition_closed": "This edition is closed and settled.",
            "call_not_open": "The call has not opened yet.",
            "call_closed": "The call is closed, so nothing can be submitted. The draft stays, nothing is lost.",
            "call_not_later": "A call can only be extended. Choose a later time.",
            "calls_overlap": "The next call is open by then. Choose an earlier time.",
            "deadline_passed": "The deadline has passed.",
            "already_applied": "This organisation already has an application under way in this edition.",
            "limit_reached": "This organisation already has as many vouchers as the rules allow.",
            "incomplete": "The application is not complete yet.",
            "file_too_large": "This file is too large. Make it smaller or split it.",
            "file_not_allowed": (
                "I cannot take this file: it is not a PDF, DOCX, JPG or PNG, or its content does not match its name. "
                "Save it as a PDF and send it again."
            ),
            "file_damaged": (
                "This file cannot be opened: it is damaged or locked with a password. Check it on your side and send "
                "it again, without a password."
            ),
            "too_many_files": "No more files fit. Remove one to add another.",
            "already_appealed": "An appeal against this decision was already filed; there can be only one.",
            "not_a_reviewer": "This person does not have the role of a reviewer. It is given in /zespol.",
            "own_organisation": "This person's own organisation has applied, so somebody else has to do this.",
            "affiliation_unknown": (
                "The reviewer has not said yet which organisations they belong to. Ask them to do so in /oceny first."
            ),
            "already_assigned": "This reviewer already has this application.",
            "reviewers_enough": "This application already has as many reviewers as it needs.",
            "already_scored": "This review was handed in and cannot be changed.",
            "points_missing": "The points for one criterion are missing.",
            "points_out_of_range": "That many points cannot be given.",
            "reviews_missing": "Not all reviews are in, so there is no ranking list yet.",
            "not_assessed": "This application was never assessed: let it be assessed.",
            "call_still_open": "The call is still open, and applications may come: it is too early for a ranking list.",
            "nothing_to_rank": "No application of this call is waiting for a decision now.",
            "ranking_outdated": "Something has changed since this preview. Make the ranking list again and check it.",
            "four_eyes": (
                "A second person is needed here: whoever decided does not pay out and does not decide about an appeal "
                "against it."
            ),
            "no_money": "The budget has no money left for this.",
            "reason_missing": "This cannot be done without a reason. Please write it.",
            "organisation_has_voucher": "This organisation already has an active voucher in this edition.",
            "code_already_shown": (
                "This code was shown already, and it is shown only once. Ask the coordinator for a new one; the old "
                "one will then stop working."
            ),
            "code_mistyped": "There is a typo in this code. Compare it with the voucher; it has no 0, O, 1 or I.",
            "code_unknown": "There is no voucher with this code. Check that it is whole and not replaced by another.",
            "too_many_attempts": "Too many wrong codes. Please wait a while.",
            "voucher_not_valid": "This voucher can no longer be used.",
            "more_than_left": "The voucher does not have that much money left.",
            "less_than_smallest": "This is less than can be redeemed at once.",
            "document_redeemed": "This document was already paid with this voucher.",
            "key_reused": "Something else was stored under this key. Begin again, nothing was stored.",
            "already_reversed": "This redemption was already taken back.",
            "not_a_provider": "This person is not a provider in this programme. A coordinator adds them.",
            "still_open": "It is too early for this: not everything is finished.",
        },
        facts={
            "wrong_state": "State of the application: {state}.",
            "call_not_open": "It opens on {until}.",
            "call_closed": "End of the call: {until}.",
            "call_not_later": "End of the call now: {until}.",
            "calls_overlap": "The next call opens: {until}.",
            "deadline_passed": "Deadline: {until}.",
            "incomplete": "Missing: {name}.",
            "file_too_large": "The largest file can have {count} MB.",
            "too_many_files": "There can be at most {count}.",
            "points_missing": "It is about: {name}.",
            "points_out_of_range": "{name}: from 0 to {count}.",
            "reviews_missing": "Applications that wait for a review: {count}.",
            "reviewers_enough": "It needs this many: {count}.",
            "call_still_open": "The call closes: {until}.",
            "no_money": "{amount} is left.",
            "code_mistyped": "The code as it was read: {name}.",
            "too_many_attempts": "Try again: {until}.",
            "voucher_not_valid": "State: {state}.",
            "more_than_left": "{amount} is left.",
            "less_than_smallest": "The least is {amount}.",
            "document_redeemed": "{amount} was paid.",
            "still_open": "Still under way: {count}.",
        },
        limits={
            "edition": "Limit in an edition: {count}.",
            "year": "Limit in a year: {count}.",
        },
    ),
    "uk": RefusalTexts(
        sentences={
            "unknown": "Цього немає або воно належить комусь іншому. Відкрийте список ще раз.",
            "wrong_state": "Цього вже не можна зробити: тим часом щось змінилося.",
            "edition_closed": "Цей випуск закрито й розраховано.",
            "call_not_open": "Прийом заявок ще не почався.",
            "call_closed": "Прийом заявок закрито, подати вже не можна. Чернетка залишається, нічого не зникло.",
            "call_not_later": "Набір можна лише продовжити. Вкажіть пізніший час.",
            "calls_overlap": "Тоді вже триває наступний набір. Вкажіть раніший час.",
            "deadline_passed": "Строк уже минув.",
            "already_applied": "Ця організація вже має в цьому випуску заявку на розгляді.",
            "limit_reached": "Ця організація вже має стільки ваучерів, скільки дозволяють правила.",
            "incomplete": "Заявка ще не повна.",
            "file_too_large": "Цей файл завеликий. Зменште його або поділіть на частини.",
            "file_not_allowed": (
                "Цього файлу я не можу прийняти: це не PDF, DOCX, JPG чи PNG, або вміст не відповідає назві. Збережіть "
                "його як PDF і надішліть ще раз."
            ),
            "file_damaged": (
                "Цей файл не відкривається: він пошкоджений або захищений паролем. Перевірте його в себе й надішліть "
                "ще раз, без пароля."
            ),
            "too_many_files": "Більше файлів не вміститься. Видаліть якийсь, щоб додати інший.",
            "already_appealed": "Апеляцію на це рішення вже подано; це можна зробити лише раз.",
            "not_a_reviewer": "Ця особа не є рецензентом. Роль надають у /zespol.",
            "own_organisation": "Заявку подала організація цієї особи, тому нею займеться хтось інший.",
            "affiliation_unknown": (
                "Рецензент ще не вказав, до яких організацій належить. Нехай спершу зробить це в /oceny."
            ),
            "already_assigned": "Цей рецензент уже має цю заявку.",
            "reviewers_enough": "Ця заявка вже має стільки рецензентів, скільки потрібно.",
            "already_scored": "Цю оцінку вже здано, змінити її не можна.",
            "points_missing": "Бракує балів за один із критеріїв.",
            "points_out_of_range": "Стільки балів поставити не можна.",
            "reviews_missing": "Не всі оцінки здано, тому рейтингового списку ще немає.",
            "not_assessed": "Цю заявку не оцінювали по суті: передайте її на оцінювання.",
            "call_still_open": "Набір ще триває, і можуть надійти нові заявки, тож для рейтингового списку зарано.",
            "nothing_to_rank": "У цьому наборі жодна заявка зараз не чекає на рішення.",
            "ranking_outdated": "Після цього перегляду щось змінилося. Складіть рейтинг ще раз і перевірте його.",
            "four_eyes": (
                "Тут потрібна друга людина: хто ухвалив рішення, не виплачує грошей і не розглядає апеляції на нього."
            ),
            "no_money": "У бюджеті вже немає на це грошей.",
            "reason_missing": "Без обґрунтування цього зробити не можна. Напишіть його, будь ласка.",
            "organisation_has_voucher": "Ця організація вже має у цьому випуску чинний ваучер.",
            "code_already_shown": (
                "Цей код уже було показано, а показуємо його лише раз. Попросіть у координатора новий; старий тоді "
                "перестане діяти."
            ),
            "code_mistyped": "У цьому коді є помилка. Порівняйте його з ваучером; у ньому немає знаків 0, O, 1 та I.",
            "code_unknown": "Ваучера з таким кодом немає. Перевірте, чи це весь код і чи не замінив його новіший.",
            "too_many_attempts": "Забагато хибних кодів. Треба трохи зачекати.",
            "voucher_not_valid": "Цим ваучером уже не можна скористатися.",
            "more_than_left": "На ваучері немає стільки грошей.",
            "less_than_smallest": "Це менше, ніж можна погасити за один раз.",
            "document_redeemed": "За цей документ уже заплачено цим ваучером.",
            "key_reused": "Під цим ключем записано щось інше. Почніть спочатку, нічого не записано.",
            "already_reversed": "Це погашення вже скасовано.",
            "not_a_provider": "Ця особа не є виконавцем послуг у програмі. Її додає координатор.",
            "still_open": "Для цього зарано: не все завершено.",
        },
        facts={
            "wrong_state": "Стан заявки: {state}.",
            "call_not_open": "Початок: {until}.",
            "call_closed": "Кінець прийому: {until}.",
            "call_not_later": "Кінець набору зараз: {until}.",
            "calls_overlap": "Початок наступного набору: {until}.",
            "deadline_passed": "Строк: {until}.",
            "incomplete": "Бракує: {name}.",
            "file_too_large": "Найбільший файл може мати {count} МБ.",
            "too_many_files": "Їх може бути щонайбільше {count}.",
            "points_missing": "Ідеться про: {name}.",
            "points_out_of_range": "Критерій {name}: від 0 до {count}.",
            "reviews_missing": "Заявок, які чекають на оцінку: {count}.",
            "reviewers_enough": "Потрібно: {count}.",
            "call_still_open": "Кінець набору: {until}.",
            "no_money": "Залишилося {amount}.",
            "code_mistyped": "Прочитаний код: {name}.",
            "too_many_attempts": "Спробуйте знову: {until}.",
            "voucher_not_valid": "Стан: {state}.",
            "more_than_left": "Залишилося {amount}.",
            "less_than_smallest": "Найменше: {amount}.",
            "document_redeemed": "Погашено {amount}.",
            "still_open": "Ще триває: {count}.",
        },
        limits={
            "edition": "Ліміт у випуску: {count}.",
            "year": "Ліміт на рік: {count}.",
        },
    ),
}
