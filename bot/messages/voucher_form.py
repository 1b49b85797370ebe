"""The application form of the voucher: its questions and its buttons. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class VoucherFormTexts:
    """The texts of one language.

    ``heading`` has ``{number}`` and ``{total}``; it and ``at_summary`` follow the title of the edition. ``questions``
    and ``examples`` are by field, ``problems`` by problem, with ``{amount}`` and ``{count}`` where they have bounds.
    ``estimate_note`` has ``{amount}``, ``keep`` has ``{value}``, ``files`` ``{files}``, ``attach``
    ``{most}`` and ``{megabytes}``; ``attached``, ``already`` and ``detach`` have ``{name}``, ``until`` has ``{until}``.
    """

    heading: str
    at_summary: str
    until: str
    known: str
    asked: str
    example: str
    questions: Mapping[str, str]
    examples: Mapping[str, str]
    problems: Mapping[str, str]
    estimate_note: str
    keep: str
    skip: str
    declare_all: str
    onward: str
    back: str
    later: str
    kept: str
    check: str
    check_correction: str
    declared: str
    note: str
    no_files: str
    files: str
    attach: str
    attached: str
    already: str
    not_fetched: str
    detach: str
    submit: str
    resubmit: str
    correct: str
    what_to_correct: str
    to_summary: str
    whole_texts: str
    whole_notice: str
    press_button: str
    edited: str
    over: str
    dropped: str


VOUCHER_FORM: Mapping[str, VoucherFormTexts] = {
    "pl": VoucherFormTexts(
        heading=" · krok {number} z {total}",
        at_summary=" · podsumowanie",
        until="Szkic zapisuje się sam, wrócisz do niego w /voucher. Złożyć go trzeba do: {until}.",
        known="Część odpowiedzi znam już od Ciebie. Sprawdzisz je i poprawisz w podsumowaniu.",
        asked="Koordynator prosi o poprawkę:",
        example="Na przykład: {example}",
        questions={
            "applicant_kind": "Kim jest wnioskodawca?",
            "organisation": "Jak brzmi pełna nazwa organizacji?",
            "organisation_number": "Podaj NIP, KRS albo REGON.",
            "municipality": "W jakiej gminie jest siedziba?",
            "signatory": "Kto podpisze umowę? Napisz imię i nazwisko, a po przecinku funkcję.",
            "signatory_role": "Jaką funkcję pełni osoba, która podpisze umowę?",
            "contact": "Podaj e-mail albo telefon do kontaktu w sprawie wniosku.",
            "idea": "Jaki projekt chcecie przygotować? Napisz, co zrobicie, z kim, dla kogo i po co.",
            "partner": "Kto jest partnerem z zagranicy? Napisz nazwę, a po przecinku kraj.",
            "partner_country": "Z jakiego kraju jest partner?",
            "service": "Za co ma zapłacić voucher?",
            "purpose": "Co dokładnie chcecie za voucher kupić i jak pomoże to przygotować projekt?",
            "estimate": "Ile to będzie kosztować? Podaj szacowany koszt w złotych.",
            "requested": "O jaką kwotę wnioskujesz?",
            "declarations": "Przeczytaj oświadczenia i zaznacz te, które składasz.",
        },
        examples={
            "organisation": "Fundacja Most",
            "organisation_number": "526-025-09-95",
            "municipality": "Lubicz",
            "signatory": "Anna Nowak, prezeska",
            "signatory_role": "prezeska",
            "contact": "anna@example.org",
            "idea": (
                "Wymiana dwudziestu młodych wolontariuszek i wolontariuszy z Torunia i Getyngi: razem nauczą się "
                "pierwszej pomocy i opracują poradnik po polsku i niemiecku."
            ),
            "partner": "Volkshochschule Göttingen, Niemcy",
            "partner_country": "Niemcy",
            "purpose": "Tłumaczenie opisu projektu i listu intencyjnego na niemiecki, około 20 stron.",
            "estimate": "1500 albo 1500,50",
            "requested": "1200",
        },
        problems={
            "too_short": "To za krótkie: liter musi być co najmniej {count}.",
            "too_long": "To za długie: znaków może być najwyżej {count}. Napisz, proszę, krócej.",
            "not_an_email": "To nie wygląda na adres e-mail. Sprawdź go, powinien być jak: anna@example.org.",
            "not_a_phone": (
                "To nie wygląda na telefon ani e-mail. Napisz na przykład 600 100 200, numer zagraniczny z kierunkowym "
                "(+380…), albo adres e-mail."
            ),
            "not_a_number": (
                "To nie jest poprawny NIP, KRS ani REGON: sprawdź cyfry. NIP i KRS mają ich 10, REGON 9 albo 14."
            ),
            "not_offered": "Tego nie ma w zasadach tej edycji. Wybierz jedną z odpowiedzi na przyciskach.",
            "not_a_country": "Nie znam takiego kraju. Napisz jego nazwę, na przykład: Niemcy.",
            "home_country": "Projekt jest międzynarodowy, więc partner musi być z innego kraju niż Polska.",
            "not_an_amount": "Nie rozumiem tej kwoty. Podaj ją w złotych, na przykład 1500 albo 1500,50.",
            "more_than_value": "To więcej, niż może być wart voucher: najwyżej {amount}.",
            "more_than_estimate": "To więcej niż szacowany koszt ({amount}).",
        },
        estimate_note="O tyle będziesz wnioskować, najwyżej o {amount}; kwotę zmienisz w podsumowaniu.",
        keep="Zostaw: {value}",
        skip="Pomiń",
        declare_all="Składam wszystkie oświadczenia",
        onward="Dalej",
        back="‹ Wstecz",
        later="Zapisz i wróć później",
        kept="Szkic jest zapisany. Wrócisz do niego w /voucher.",
        check="Sprawdź, czy wszystko się zgadza, a potem złóż wniosek:",
        check_correction="Popraw, co trzeba, a potem wyślij wniosek jeszcze raz:",
        declared="Składane oświadczenia:",
        note="Uwaga: {note}",
        no_files="Załączniki: brak.",
        files="Załączniki: {files}.",
        attach=(
            "Załączniki wyślij teraz jako dokumenty albo zdjęcia: PDF, DOCX, JPG, PNG lub WebP, najwyżej {most}, każdy "
            "do {megabytes} MB. Nie są obowiązkowe."
        ),
        attached="📎 Dodano: {name}.",
        already="Ten plik już tu jest: {name}.",
        not_fetched="Nie udało się pobrać tego pliku. Wyślij go, proszę, jeszcze raz.",
        detach="🗑 {name}",
        submit="✅ Złóż wniosek",
        resubmit="✅ Wyślij poprawiony wniosek",
        correct="Popraw odpowiedź",
        what_to_correct="Którą odpowiedź poprawić?",
        to_summary="‹ Do podsumowania",
        whole_texts="Pełne teksty",
        whole_notice="Informacja o danych",
        press_button="Tu wybierz jeden z przycisków.",
        edited="Zmienionej wiadomości nie biorę za odpowiedź. Napisz, proszę, nową.",
        over="Tego wniosku nie można już zmienić.",
        dropped="Formularz wniosku długo czekał i jest zamknięty. Odpowiedzi są zapisane, wrócisz do nich w /voucher.",
    ),
    "en": VoucherFormTexts(
        heading=" · step {number} of {total}",
        at_summary=" · summary",
        until="The draft saves itself, you will find it in /voucher. Submit it by: {until}.",
        known="I know some of the answers from you already. You can check and correct them in the summary.",
        asked="The coordinator asks for a correction:",
        example="For example: {example}",
        questions={
            "applicant_kind": "Who is the applicant?",
            "organisation": "What is the full name of the organisation?",
            "organisation_number": "Please give the NIP, KRS or REGON number.",
            "municipality": "In which municipality is its seat?",
            "signatory": "Who will sign the contract? Write the name and, after a comma, the role.",
            "signatory_role": "What is the role of the person who will sign the contract?",
            "contact": "Please give an e-mail or a phone number for questions about the application.",
            "idea": "Which project do you want to prepare? Say what you will do, with whom, for whom and why.",
            "partner": "Who is the partner abroad? Write the name and, after a comma, the country.",
            "partner_country": "Which country is the partner from?",
            "service": "What should the voucher pay for?",
            "purpose": "What exactly do you want to buy with the voucher, and how will it help to prepare the project?",
            "estimate": "How much will it cost? Give the estimate in zlotys.",
            "requested": "What amount are you applying for?",
            "declarations": "Read the declarations and tick those that you make.",
        },
        examples={
            "organisation": "Fundacja Most",
            "organisation_number": "526-025-09-95",
            "municipality": "Lubicz",
            "signatory": "Anna Nowak, president",
            "signatory_role": "president",
            "contact": "anna@example.org",
            "idea": (
                "An exchange of twenty young volunteers from Toruń and Göttingen: together they will learn first aid "
                "and write a guide in Polish and German."
            ),
            "partner": "Volkshochschule Göttingen, Germany",
            "partner_country": "Germany",
            "purpose": "Translating the description of the project and the letter of intent into German, 20 pages.",
            "estimate": "1500 or 1500.50",
            "requested": "1200",
        },
        problems={
            "too_short": "This is too short: at least {count} letters are needed.",
            "too_long": "This is too long: at most {count} characters fit. Please write less.",
            "not_an_email": "This does not look like an e-mail address. It should be like: anna@example.org.",
            "not_a_phone": (
                "This looks like neither a phone number nor an e-mail. Write for example 600 100 200, a foreign number "
                "with its country code (+380…), or an e-mail address."
            ),
            "not_a_number": (
                "This is not a correct NIP, KRS or REGON: check the digits. NIP and KRS have 10 of them, REGON 9 or 14."
            ),
            "not_offered": "This is not in the rules of this edition. Choose one of the answers on the buttons.",
            "not_a_country": "I do not know this country. Write its name, for example: Germany.",
            "home_country": "The project is international, so the partner must be from a country other than Poland.",
            "not_an_amount": "I do not understand this amount. Write it in zlotys, for example 1500 or 1500.50.",
            "more_than_value": "This is more than a voucher can be worth: at most {amount}.",
            "more_than_estimate": "This is more than the estimated cost ({amount}).",
        },
        estimate_note="You will apply for as much, at most {amount}; the amount can be changed in the summary.",
        keep="Keep: {value}",
        skip="Skip",
        declare_all="I make all declarations",
        onward="Go on",
        back="‹ Back",
        later="Save and come back later",
        kept="The draft is saved. You will find it in /voucher.",
        check="Check that everything is right, then submit the application:",
        check_correction="Correct what is asked for, then send the application again:",
        declared="Declarations that you make:",
        note="Note: {note}",
        no_files="Attachments: none.",
        files="Attachments: {files}.",
        attach=(
            "Send attachments now as documents or photos: PDF, DOCX, JPG, PNG or WebP, at most {most}, each of up to "
            "{megabytes} MB. They are optional."
        ),
        attached="📎 Added: {name}.",
        already="This file is here already: {name}.",
        not_fetched="This file could not be fetched. Please send it again.",
        detach="🗑 {name}",
        submit="✅ Submit the application",
        resubmit="✅ Send the corrected application",
        correct="Correct an answer",
        what_to_correct="Which answer do you want to correct?",
        to_summary="‹ To the summary",
        whole_texts="Full texts",
        whole_notice="About your data",
        press_button="Please choose one of the buttons here.",
        edited="I cannot take an edited message as an answer. Please write a new one.",
        over="This application can no longer be changed.",
        dropped="The form waited too long, so I closed it. Your answers are saved, you will find them in /voucher.",
    ),
    "uk": VoucherFormTexts(
        heading=" · крок {number} з {total}",
        at_summary=" · підсумок",
        until="Чернетка зберігається сама, вона чекає в /voucher. Подати її треба до: {until}.",
        known="Частину відповідей я вже знаю від вас. Перевірите й виправите їх у підсумку.",
        asked="Координатор просить виправити:",
        example="Наприклад: {example}",
        questions={
            "applicant_kind": "Хто подає заявку?",
            "organisation": "Яка повна назва організації?",
            "organisation_number": "Вкажіть NIP, KRS або REGON.",
            "municipality": "У якій ґміні міститься організація?",
            "signatory": "Хто підпише договір? Напишіть ім'я та прізвище, а після коми посаду.",
            "signatory_role": "Яку посаду має людина, що підпише договір?",
            "contact": "Вкажіть e-mail або телефон для запитань щодо заявки.",
            "idea": "Який проєкт хочете підготувати? Напишіть, що зробите, з ким, для кого й навіщо.",
            "partner": "Хто закордонний партнер? Напишіть назву, а після коми країну.",
            "partner_country": "З якої країни партнер?",
            "service": "За що має заплатити ваучер?",
            "purpose": "Що саме хочете купити за ваучер і як це допоможе підготувати проєкт?",
            "estimate": "Скільки це коштуватиме? Вкажіть орієнтовну вартість у злотих.",
            "requested": "Яку суму просите?",
            "declarations": "Прочитайте заяви й позначте ті, які робите.",
        },
        examples={
            "organisation": "Фонд «Міст»",
            "organisation_number": "526-025-09-95",
            "municipality": "Любич",
            "signatory": "Анна Новак, голова",
            "signatory_role": "голова",
            "contact": "anna@example.org",
            "idea": (
                "Обмін двадцяти молодих волонтерок і волонтерів із Торуня та Геттінгена: разом вони навчаться першої "
                "допомоги й напишуть порадник польською та німецькою."
            ),
            "partner": "Народний університет Геттінгена, Німеччина",
            "partner_country": "Німеччина",
            "purpose": "Переклад опису проєкту й листа про наміри німецькою, близько 20 сторінок.",
            "estimate": "1500 або 1500,50",
            "requested": "1200",
        },
        problems={
            "too_short": "Це закоротко: літер має бути щонайменше {count}.",
            "too_long": "Це задовго: знаків може бути щонайбільше {count}. Напишіть, будь ласка, коротше.",
            "not_an_email": "Це не схоже на адресу e-mail. Вона має бути як: anna@example.org.",
            "not_a_phone": (
                "Це не схоже ні на телефон, ні на e-mail. Напишіть, наприклад, 600 100 200, закордонний номер із кодом "
                "країни (+380…) або адресу e-mail."
            ),
            "not_a_number": (
                "Це неправильний NIP, KRS чи REGON: перевірте цифри. NIP і KRS мають їх 10, REGON 9 або 14."
            ),
            "not_offered": "Цього немає в правилах цього випуску. Виберіть одну з відповідей на кнопках.",
            "not_a_country": "Я не знаю такої країни. Напишіть її назву, наприклад: Німеччина.",
            "home_country": "Проєкт міжнародний, тому партнер має бути з іншої країни, ніж Польща.",
            "not_an_amount": "Я не розумію цієї суми. Вкажіть її у злотих, наприклад 1500 або 1500,50.",
            "more_than_value": "Це більше, ніж може бути вартий ваучер: щонайбільше {amount}.",
            "more_than_estimate": "Це більше за орієнтовну вартість ({amount}).",
        },
        estimate_note="Стільки й проситимете, щонайбільше {amount}; суму можна змінити в підсумку.",
        keep="Залишити: {value}",
        skip="Пропустити",
        declare_all="Роблю всі заяви",
        onward="Далі",
        back="‹ Назад",
        later="Зберегти й повернутися пізніше",
        kept="Чернетку збережено. Вона чекає в /voucher.",
        check="Перевірте, чи все правильно, а потім подайте заявку:",
        check_correction="Виправте те, про що йдеться, а потім надішліть заявку ще раз:",
        declared="Заяви, які робите:",
        note="Увага: {note}",
        no_files="Додатків немає.",
        files="Додатки: {files}.",
        attach=(
            "Додатки надішліть зараз як документи або фото: PDF, DOCX, JPG, PNG чи WebP, щонайбільше {most}, кожен до "
            "{megabytes} МБ. Вони не обов'язкові."
        ),
        attached="📎 Додано: {name}.",
        already="Цей файл тут уже є: {name}.",
        not_fetched="Цей файл не вдалося отримати. Надішліть його, будь ласка, ще раз.",
        detach="🗑 {name}",
        submit="✅ Подати заявку",
        resubmit="✅ Надіслати виправлену заявку",
        correct="Виправити відповідь",
        what_to_correct="Яку відповідь виправити?",
        to_summary="‹ До підсумку",
        whole_texts="Повні тексти",
        whole_notice="Про ваші дані",
        press_button="Тут виберіть одну з кнопок.",
        edited="Зміненого повідомлення я не беру за відповідь. Напишіть, будь ласка, нове.",
        over="Цю заявку вже не можна змінити.",
        dropped="Форма довго чекала, і її закрито. Відповіді збережено, вони чекають у /voucher.",
    ),
}
