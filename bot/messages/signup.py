"""The form for a seat: its questions, its faults and its outcome. By language code; Polish is the default."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignupTexts:
    """The texts of one language.

    ``heading`` has ``{number}`` and ``{total}`` and follows the title of the event. ``questions`` and ``labels`` are by
    step, ``groups`` by group and ``problems`` by problem. ``consent`` has ``{title}`` and ``{days}``, ``days`` are by
    plural category. ``keep`` has ``{value}``, ``waiting`` has ``{place}``, ``questions_to`` has ``{contact}``.
    """

    heading: str
    first_note: str
    questions: Mapping[str, str]
    groups: Mapping[str, str]
    problems: Mapping[str, str]
    consent: str
    days: Mapping[str, str]
    questions_to: str
    labels: Mapping[str, str]
    no_contact: str
    keep: str
    skip: str
    agree: str
    confirm: str
    correct: str
    what_to_correct: str
    to_summary: str
    back: str
    cancel: str
    press_button: str
    edited: str
    left: str
    dropped: str
    form_closed: str
    confirmed: str
    confirmed_next: str
    waiting: str
    waiting_next: str
    already: str


SIGNUP: Mapping[str, SignupTexts] = {
    "pl": SignupTexts(
        heading=" · krok {number} z {total}",
        first_note="Zgłoszenie powstanie dopiero, gdy je na końcu potwierdzisz.",
        questions={
            "name": "Jak się nazywasz? Napisz imię i nazwisko.",
            "organisation": (
                "Jaką organizację lub instytucję reprezentujesz? Jeśli żadnej, napisz na przykład: osoba prywatna."
            ),
            "group": "Która grupa najlepiej do Ciebie pasuje?",
            "contact": (
                "Napisz e-mail albo telefon, jeśli organizator ma móc się z Tobą skontaktować także poza Telegramem. "
                "To pole możesz pominąć."
            ),
            "summary": "Sprawdź, czy wszystko się zgadza:",
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
        },
        consent=(
            "Czy zgadzasz się na użycie tych danych? Imię i nazwisko, organizacja, grupa i kontakt (jeśli go podajesz) "
            "służą organizatorowi tylko do listy uczestników spotkania „{title}” i do kontaktu w jego sprawie. Dane "
            "zostaną usunięte po {days} od zakończenia spotkania. Zgodę wycofasz w każdej chwili w /prywatnosc: "
            "usunięcie danych odwołuje też zapis. Bez zgody zapis nie jest możliwy."
        ),
        days={"one": "{number} dniu", "few": "{number} dniach", "many": "{number} dniach", "other": "{number} dnia"},
        questions_to="Pytania o dane: {contact}.",
        labels={
            "name": "Imię i nazwisko",
            "organisation": "Organizacja",
            "group": "Grupa",
            "contact": "Kontakt",
        },
        no_contact="bez kontaktu",
        keep="Zostaw: {value}",
        skip="Pomiń",
        agree="Zgadzam się",
        confirm="Potwierdzam",
        correct="Popraw",
        what_to_correct="Co poprawić?",
        to_summary="‹ Do podsumowania",
        back="‹ Wstecz",
        cancel="Anuluj",
        press_button="Tu wystarczy wybrać przycisk pod wiadomością. Zapis przerwiesz poleceniem /anuluj.",
        edited="Poprawiona wiadomość nie zmienia formularza. Cofnij się przyciskiem albo popraw dane w podsumowaniu.",
        left="Zapis przerwany, nic nie zostało zapisane.",
        dropped=(
            "Zaczęty formularz zapisu wygasł (czeka najwyżej dobę) albo nie da się go już odczytać. Jego dane są "
            "usunięte. Zapisać możesz się od nowa w /forum."
        ),
        form_closed="Ten formularz jest już zamknięty.",
        confirmed="✅ Masz miejsce! Do zobaczenia:",
        confirmed_next="Jeśli nie możesz przyjść, odwołaj zapis w /moje, a miejsce dostanie ktoś inny.",
        waiting="⏳ Wszystkie miejsca są zajęte. Jesteś na liście rezerwowej, miejsce {place}:",
        waiting_next="Gdy zwolni się miejsce dla Ciebie, od razu napiszę. Zrezygnować możesz w /moje.",
        already="Ten zapis już jest, drugi raz nie trzeba.",
    ),
    "en": SignupTexts(
        heading=" · step {number} of {total}",
        first_note="You are signed up only when you confirm at the end.",
        questions={
            "name": "What is your name? Please write your first and last name.",
            "organisation": (
                "Which organisation or institution do you represent? If none, write for instance: private person."
            ),
            "group": "Which group describes you best?",
            "contact": (
                "Write your e-mail or phone if the organiser may contact you outside Telegram too. You can skip this."
            ),
            "summary": "Please check that everything is right:",
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
        },
        consent=(
            "Do you agree to the use of these data? Your name, organisation, group and contact (if you give it) serve "
            "the organiser only for the list of participants of “{title}” and for contact about it. The data will be "
            "deleted {days} after the event. You can withdraw at any time in /prywatnosc: deleting your data cancels "
            "the sign-up too. Without consent you cannot be signed up."
        ),
        days={"one": "{number} day", "other": "{number} days"},
        questions_to="Questions about your data: {contact}.",
        labels={
            "name": "Name",
            "organisation": "Organisation",
            "group": "Group",
            "contact": "Contact",
        },
        no_contact="no contact",
        keep="Keep: {value}",
        skip="Skip",
        agree="I agree",
        confirm="Confirm",
        correct="Correct",
        what_to_correct="What shall be corrected?",
        to_summary="‹ To the summary",
        back="‹ Back",
        cancel="Cancel",
        press_button="Please choose a button below the message here. You can leave the sign-up with /anuluj.",
        edited="An edited message does not change the form. Go back with the button or correct it in the summary.",
        left="You left the sign-up; nothing was stored.",
        dropped=(
            "The sign-up form that you began has expired (it waits for a day at most) or cannot be read any more. Its "
            "data are deleted. You can sign up again in /forum."
        ),
        form_closed="This form is already closed.",
        confirmed="✅ You have a seat! See you:",
        confirmed_next="If you cannot come, cancel in /moje, and somebody else will get the seat.",
        waiting="⏳ All seats are taken. You are number {place} on the waiting list:",
        waiting_next="I will write as soon as there is a seat for you. You can withdraw in /moje.",
        already="You are signed up already, once is enough.",
    ),
    "uk": SignupTexts(
        heading=" · крок {number} з {total}",
        first_note="Запис відбудеться лише тоді, коли ви його наприкінці підтвердите.",
        questions={
            "name": "Як вас звати? Напишіть ім'я та прізвище.",
            "organisation": (
                "Яку організацію чи установу ви представляєте? Якщо жодної, напишіть, наприклад: приватна особа."
            ),
            "group": "Яка група найкраще вам підходить?",
            "contact": (
                "Напишіть e-mail або телефон, якщо організатор може зв'язатися з вами також поза Telegram. Це поле "
                "можна пропустити."
            ),
            "summary": "Перевірте, чи все правильно:",
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
        },
        consent=(
            "Чи погоджуєтеся ви на використання цих даних? Ім'я та прізвище, організація, група й контакт (якщо ви "
            "його вказали) потрібні організаторові лише для списку учасників зустрічі «{title}» та для зв'язку щодо "
            "неї. Дані буде видалено через {days} після завершення зустрічі. Згоду можна відкликати будь-коли в "
            "/prywatnosc: видалення даних скасовує і запис. Без згоди записатися неможливо."
        ),
        days={"one": "{number} день", "few": "{number} дні", "many": "{number} днів", "other": "{number} дня"},
        questions_to="Запитання про дані: {contact}.",
        labels={
            "name": "Ім'я та прізвище",
            "organisation": "Організація",
            "group": "Група",
            "contact": "Контакт",
        },
        no_contact="без контакту",
        keep="Залишити: {value}",
        skip="Пропустити",
        agree="Погоджуюся",
        confirm="Підтверджую",
        correct="Виправити",
        what_to_correct="Що виправити?",
        to_summary="‹ До підсумку",
        back="‹ Назад",
        cancel="Скасувати",
        press_button="Тут достатньо вибрати кнопку під повідомленням. Перервати запис можна командою /anuluj.",
        edited="Виправлене повідомлення не змінює форму. Поверніться кнопкою або виправте дані в підсумку.",
        left="Запис перервано, нічого не збережено.",
        dropped=(
            "Розпочата форма запису втратила чинність (вона чекає щонайбільше добу) або її вже не можна прочитати. "
            "Дані з неї видалено. Записатися знову можна в /forum."
        ),
        form_closed="Цю форму вже закрито.",
        confirmed="✅ У вас є місце! До зустрічі:",
        confirmed_next="Якщо не зможете прийти, скасуйте запис у /moje, і місце отримає хтось інший.",
        waiting="⏳ Усі місця зайняті. Ви у списку очікування, місце {place}:",
        waiting_next="Щойно звільниться місце для вас, я напишу. Відмовитися можна в /moje.",
        already="Ви вже записані, вдруге не треба.",
    ),
}
