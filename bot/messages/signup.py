"""The form for a seat: its questions and its buttons. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class SignupTexts:
    """The texts of one language.

    ``heading`` has ``{number}`` and ``{total}``; it, ``at_summary`` and ``besides`` follow the title of the event.
    ``questions``, ``labels`` and ``fields`` are by step, ``for_others`` the questions about several people
    (``{most}``), ``groups`` by group and ``problems`` by problem. ``keep`` and ``as_typed`` have ``{value}``;
    ``free`` is by plural category and has ``{number}``.
    """

    heading: str
    at_summary: str
    besides: str
    first_note: str
    questions: Mapping[str, str]
    for_others: Mapping[str, str]
    groups: Mapping[str, str]
    problems: Mapping[str, str]
    too_many: str
    similar: str
    as_typed: str
    free: Mapping[str, str]
    no_seats: str
    labels: Mapping[str, str]
    fields: Mapping[str, str]
    no_sessions: str
    to_save: str
    party_knows: str
    optional: str
    keep: str
    skip: str
    onward: str
    agree: str
    agree_for_others: str
    save: str
    whole_notice: str
    correct: str
    what_to_correct: str
    to_summary: str
    back: str
    cancel: str
    press_button: str
    edited: str
    left: str
    change_left: str
    dropped: str
    form_closed: str


SIGNUP: Mapping[str, SignupTexts] = {
    "pl": SignupTexts(
        heading=" · krok {number} z {total}",
        at_summary=" · podsumowanie",
        besides=" · dodatkowo",
        first_note="Zgłoszenie powstanie dopiero, gdy je na końcu potwierdzisz.",
        questions={
            "name": "Jak się nazywasz? Napisz imię i nazwisko.",
            "organisation": (
                "Jaką organizację lub instytucję reprezentujesz? Wystarczy część nazwy. Jeśli żadnej, napisz na "
                "przykład: osoba prywatna."
            ),
            "group": "Która grupa najlepiej do Ciebie pasuje?",
            "sessions": "Wybierz warsztaty. Wybór innych w tym samym czasie zastępuje poprzedni.",
            "summary": "Sprawdź, czy wszystko się zgadza:",
            "contact": (
                "Napisz e-mail albo telefon, jeśli organizator ma móc się z Tobą skontaktować także poza Telegramem."
            ),
            "municipality": "Z jakiej gminy jesteś? Posłuży to do statystyki, z ilu gmin przyjechali uczestnicy.",
            "role": "Jaką funkcję pełnisz? Na przykład: sekretarz gminy, prezeska stowarzyszenia.",
            "number": "Podaj NIP, KRS albo REGON organizacji.",
            "accessibility": (
                "Czego potrzebujesz, żeby wygodnie wziąć udział? Na przykład: wejście bez schodów, tłumacz PJM, "
                "miejsce z przodu. Zobaczą to tylko organizatorzy, a 14 dni po spotkaniu zniknie."
            ),
            "dietary": (
                "Czego nie jesz? Na przykład: wegetariańsko, bez glutenu, uczulenie na orzechy. Zobaczą to tylko "
                "organizatorzy, a 14 dni po spotkaniu zniknie."
            ),
        },
        for_others={
            "name": "Kogo zapisać? Napisz imię i nazwisko, każdą osobę w osobnym wierszu, najwyżej {most} osób.",
            "organisation": "Z jakiej są organizacji lub instytucji? Wystarczy część nazwy.",
            "group": "Która grupa najlepiej do nich pasuje?",
            "municipality": "Z jakiej są gminy?",
        },
        groups={
            "local_government": "samorząd (urząd)",
            "councillor": "radna / radny",
            "ngo_leader": "liderka / lider NGO",
            "volunteer": "wolontariuszka / wolontariusz",
            "project_coordinator": "koordynatorka / koordynator projektu",
            "other": "inne",
        },
        problems={
            "too_short": "To za krótkie: potrzebne są co najmniej dwie litery.",
            "too_long": "To za długie. Napisz, proszę, krócej.",
            "not_an_email": "To nie wygląda na adres e-mail. Sprawdź go, powinien być jak: anna@example.org.",
            "not_a_phone": (
                "To nie wygląda na telefon ani e-mail. Napisz na przykład 600 100 200, numer zagraniczny z kierunkowym "
                "(+380…), albo adres e-mail."
            ),
            "not_a_number": (
                "To nie jest poprawny NIP, KRS ani REGON: sprawdź cyfry. NIP i KRS mają ich 10, REGON 9 albo 14."
            ),
        },
        too_many="Naraz można zapisać najwyżej {most} osób. Resztę zapisz potem drugim zgłoszeniem.",
        similar="Znam podobne nazwy. Wybierz właściwą, zostaw swoją albo napisz ją jeszcze raz.",
        as_typed="Zostaw tak: {value}",
        free={
            "one": "{number} wolne miejsce",
            "few": "{number} wolne miejsca",
            "many": "{number} wolnych miejsc",
            "other": "{number} wolnego miejsca",
        },
        no_seats="brak miejsc",
        labels={
            "name": "Imię i nazwisko",
            "organisation": "Organizacja",
            "group": "Grupa",
            "sessions": "Warsztaty",
            "contact": "Kontakt",
            "municipality": "Gmina",
            "role": "Funkcja",
            "number": "Numer organizacji",
            "accessibility": "Dostępność",
            "dietary": "Jedzenie",
        },
        fields={
            "sessions": "warsztaty",
            "contact": "e-mail lub telefon",
            "municipality": "gmina",
            "role": "funkcja",
            "number": "NIP, KRS, REGON",
            "accessibility": "dostępność",
            "dietary": "jedzenie",
        },
        no_sessions="nie wybrano",
        to_save="Zmiany zapiszę dopiero, gdy je potwierdzisz.",
        party_knows=(
            "Potwierdzając, oświadczasz, że wszystkie te osoby wiedzą o zapisie, znają informację o danych i zgadzają "
            "się na niego. Wiadomości o zapisach dostaniesz Ty i przekażesz je dalej."
        ),
        optional="Poniżej możesz coś dodać, ale nie trzeba.",
        keep="Zostaw: {value}",
        skip="Pomiń",
        onward="Dalej ›",
        agree="Zgadzam się i zapisuję",
        agree_for_others="Potwierdzam i zapisuję",
        save="Zapisz zmiany",
        whole_notice="Cała informacja o danych",
        correct="Popraw",
        what_to_correct="Co poprawić?",
        to_summary="‹ Do podsumowania",
        back="‹ Wstecz",
        cancel="Anuluj",
        press_button="Tu wystarczy wybrać przycisk pod wiadomością. Zapis przerwiesz poleceniem /anuluj.",
        edited="Poprawiona wiadomość nie zmienia formularza. Cofnij się przyciskiem albo popraw dane w podsumowaniu.",
        left="Zapis przerwany, nic nie zostało zapisane.",
        change_left="Zapis zostaje bez zmian.",
        dropped=(
            "Zaczęty formularz wygasł (czeka najwyżej 14 dni) albo nie da się go już odczytać. Jego dane są usunięte. "
            "Zapisać możesz się od nowa w /forum."
        ),
        form_closed="Ten formularz jest już zamknięty.",
    ),
    "en": SignupTexts(
        heading=" · step {number} of {total}",
        at_summary=" · summary",
        besides=" · optional",
        first_note="You are signed up only when you confirm at the end.",
        questions={
            "name": "What is your name? Please write your first and last name.",
            "organisation": (
                "Which organisation or institution do you represent? A part of its name will do. If none, write for "
                "instance: private person."
            ),
            "group": "Which group describes you best?",
            "sessions": "Choose your workshops. Another one at the same time takes the place of the first.",
            "summary": "Please check that everything is right:",
            "contact": "Write your e-mail or phone if the organiser may contact you outside Telegram too.",
            "municipality": "Which municipality are you from? It counts how many municipalities took part.",
            "role": "What is your role? For instance: municipal secretary, president of an association.",
            "number": "Write the NIP, KRS or REGON number of the organisation.",
            "accessibility": (
                "What do you need to take part with ease? For instance: an entrance without steps, sign language, a "
                "seat in front. Only the organisers see it, and it is deleted 14 days after the event."
            ),
            "dietary": (
                "What do you not eat? For instance: vegetarian, gluten-free, allergic to nuts. Only the organisers see "
                "it, and it is deleted 14 days after the event."
            ),
        },
        for_others={
            "name": "Whom shall I sign up? Write first and last names, one person a line, at most {most} people.",
            "organisation": "Which organisation or institution are they from? A part of its name will do.",
            "group": "Which group describes them best?",
            "municipality": "Which municipality are they from?",
        },
        groups={
            "local_government": "local government (office)",
            "councillor": "councillor",
            "ngo_leader": "NGO leader",
            "volunteer": "volunteer",
            "project_coordinator": "project coordinator",
            "other": "other",
        },
        problems={
            "too_short": "That is too short: at least two letters are needed.",
            "too_long": "That is too long. Please write less.",
            "not_an_email": "That does not look like an e-mail address. It should be like: anna@example.org.",
            "not_a_phone": (
                "That does not look like a phone number or an e-mail address. Write for instance 600 100 200, a number "
                "from abroad with its code (+380…), or an e-mail address."
            ),
            "not_a_number": (
                "That is no valid NIP, KRS or REGON: please check the digits. NIP and KRS have 10, REGON 9 or 14."
            ),
        },
        too_many="At most {most} people can be signed up at once. Sign the others up with another form.",
        similar="I know similar names. Choose the right one, keep yours, or write it again.",
        as_typed="Keep as it is: {value}",
        free={"one": "{number} seat left", "other": "{number} seats left"},
        no_seats="no seats left",
        labels={
            "name": "Name",
            "organisation": "Organisation",
            "group": "Group",
            "sessions": "Workshops",
            "contact": "Contact",
            "municipality": "Municipality",
            "role": "Role",
            "number": "Organisation's number",
            "accessibility": "Accessibility",
            "dietary": "Food",
        },
        fields={
            "sessions": "workshops",
            "contact": "e-mail or phone",
            "municipality": "municipality",
            "role": "role",
            "number": "NIP, KRS, REGON",
            "accessibility": "accessibility",
            "dietary": "food",
        },
        no_sessions="none chosen",
        to_save="The changes are saved only when you confirm them.",
        party_knows=(
            "By confirming you state that all these people know about the sign-up and the information on data, and "
            "agree to it. Messages about their sign-ups come to you, and you pass them on."
        ),
        optional="Below you can add something, but you need not.",
        keep="Keep: {value}",
        skip="Skip",
        onward="Next ›",
        agree="I agree, sign me up",
        agree_for_others="I confirm, sign them up",
        save="Save the changes",
        whole_notice="All about the data",
        correct="Correct",
        what_to_correct="What shall be corrected?",
        to_summary="‹ To the summary",
        back="‹ Back",
        cancel="Cancel",
        press_button="Please choose a button below the message here. You can leave the sign-up with /anuluj.",
        edited="An edited message does not change the form. Go back with the button or correct it in the summary.",
        left="You left the sign-up; nothing was stored.",
        change_left="The sign-up stays as it is.",
        dropped=(
            "The form that you began has expired (it waits for 14 days at most) or cannot be read any more. Its data "
            "are deleted. You can sign up again in /forum."
        ),
        form_closed="This form is already closed.",
    ),
    "uk": SignupTexts(
        heading=" · крок {number} з {total}",
        at_summary=" · підсумок",
        besides=" · додатково",
        first_note="Запис відбудеться лише тоді, коли ви його наприкінці підтвердите.",
        questions={
            "name": "Як вас звати? Напишіть ім'я та прізвище.",
            "organisation": (
                "Яку організацію чи установу ви представляєте? Достатньо частини назви. Якщо жодної, напишіть, "
                "наприклад: приватна особа."
            ),
            "group": "Яка група найкраще вам підходить?",
            "sessions": "Виберіть майстер-класи. Інший у той самий час замінює попередній.",
            "summary": "Перевірте, чи все правильно:",
            "contact": "Напишіть e-mail або телефон, якщо організатор може зв'язатися з вами також поза Telegram.",
            "municipality": "З якої ви ґміни (громади)? Це потрібно, щоб порахувати, зі скількох ґмін були учасники.",
            "role": "Яка у вас посада чи роль? Наприклад: секретар ґміни, голова товариства.",
            "number": "Вкажіть NIP, KRS або REGON організації.",
            "accessibility": (
                "Що вам потрібно, щоб зручно взяти участь? Наприклад: вхід без сходів, жестова мова, місце спереду. "
                "Це побачать лише організатори, а через 14 днів після зустрічі воно зникне."
            ),
            "dietary": (
                "Чого ви не їсте? Наприклад: вегетаріанське, без глютену, алергія на горіхи. Це побачать лише "
                "організатори, а через 14 днів після зустрічі воно зникне."
            ),
        },
        for_others={
            "name": (
                "Кого записати? Напишіть імена та прізвища, кожну людину в окремому рядку, щонайбільше {most} осіб."
            ),
            "organisation": "З якої вони організації чи установи? Достатньо частини назви.",
            "group": "Яка група найкраще їм підходить?",
            "municipality": "З якої вони ґміни (громади)?",
        },
        groups={
            "local_government": "місцеве самоврядування (установа)",
            "councillor": "депутатка / депутат місцевої ради",
            "ngo_leader": "керівниця / керівник НГО",
            "volunteer": "волонтерка / волонтер",
            "project_coordinator": "координаторка / координатор проєкту",
            "other": "інше",
        },
        problems={
            "too_short": "Це закоротко: потрібно щонайменше дві літери.",
            "too_long": "Це задовго. Напишіть, будь ласка, коротше.",
            "not_an_email": "Це не схоже на адресу e-mail. Вона має бути такою: anna@example.org.",
            "not_a_phone": (
                "Це не схоже на телефон чи e-mail. Напишіть, наприклад, 600 100 200, іноземний номер із кодом (+380…) "
                "або адресу e-mail."
            ),
            "not_a_number": (
                "Це неправильний NIP, KRS чи REGON: перевірте цифри. У NIP і KRS їх 10, у REGON 9 або 14."
            ),
        },
        too_many="За один раз можна записати щонайбільше {most} осіб. Решту запишіть потім іще одним записом.",
        similar="Я знаю схожі назви. Виберіть потрібну, залиште свою або напишіть її ще раз.",
        as_typed="Залишити так: {value}",
        free={
            "one": "{number} вільне місце",
            "few": "{number} вільні місця",
            "many": "{number} вільних місць",
            "other": "{number} вільного місця",
        },
        no_seats="місць немає",
        labels={
            "name": "Ім'я та прізвище",
            "organisation": "Організація",
            "group": "Група",
            "sessions": "Майстер-класи",
            "contact": "Контакт",
            "municipality": "Ґміна",
            "role": "Посада",
            "number": "Номер організації",
            "accessibility": "Доступність",
            "dietary": "Харчування",
        },
        fields={
            "sessions": "майстер-класи",
            "contact": "e-mail або телефон",
            "municipality": "ґміна",
            "role": "посада",
            "number": "номер організації",
            "accessibility": "доступність",
            "dietary": "харчування",
        },
        no_sessions="не вибрано",
        to_save="Зміни збережу лише тоді, коли ви їх підтвердите.",
        party_knows=(
            "Підтверджуючи, ви заявляєте, що всі ці люди знають про запис та інформацію про дані й погоджуються на "
            "нього. Повідомлення про їхні записи приходитимуть вам, а ви передасте їх далі."
        ),
        optional="Нижче можна щось додати, але не обов'язково.",
        keep="Залишити: {value}",
        skip="Пропустити",
        onward="Далі ›",
        agree="Погоджуюся та записуюся",
        agree_for_others="Підтверджую та записую",
        save="Зберегти зміни",
        whole_notice="Уся інформація про дані",
        correct="Виправити",
        what_to_correct="Що виправити?",
        to_summary="‹ До підсумку",
        back="‹ Назад",
        cancel="Скасувати",
        press_button="Тут достатньо вибрати кнопку під повідомленням. Перервати запис можна командою /anuluj.",
        edited="Виправлене повідомлення не змінює форму. Поверніться кнопкою або виправте дані в підсумку.",
        left="Запис перервано, нічого не збережено.",
        change_left="Запис залишається без змін.",
        dropped=(
            "Розпочата форма втратила чинність (вона чекає щонайбільше 14 днів) або її вже не можна прочитати. Дані з "
            "неї видалено. Записатися знову можна в /forum."
        ),
        form_closed="Цю форму вже закрито.",
    ),
}
