"""The three questions after an event. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class ImpressionTexts:
    """The texts of one language. ``heading`` has ``{number}`` and follows the title of the event."""

    heading: str
    rating: str
    usefulness: str
    comment: str
    anonymous: str
    skip: str
    back: str
    cancel: str
    press_number: str
    too_long: str
    thanks: str
    given_before: str
    not_yours: str
    closed: str
    left: str


IMPRESSIONS: Mapping[str, ImpressionTexts] = {
    "pl": ImpressionTexts(
        heading=" · pytanie {number} z 3",
        rating="Jak oceniasz to spotkanie? 1 – słabo, 5 – świetnie.",
        usefulness="Na ile przyda się w Twojej pracy? 1 – wcale, 5 – bardzo.",
        comment="Co było dobre, a co zmienić? Napisz kilka słów albo pomiń.",
        anonymous="Odpowiedzi są anonimowe: zapisują się bez Twojego imienia i nie da się ich z Tobą połączyć.",
        skip="Pomiń",
        back="‹ Wstecz",
        cancel="Nie teraz",
        press_number="Tu wystarczy wybrać liczbę pod wiadomością.",
        too_long="To za długie, zmieści się do 2000 znaków. Napisz, proszę, krócej.",
        thanks="Dziękuję! Odpowiedzi są zapisane, anonimowo.",
        given_before="Twoje odpowiedzi już są, dziękuję. Drugi raz nie trzeba.",
        not_yours="Ocenić spotkanie mogą osoby, które na nim były.",
        closed="Ta ankieta jest już zamknięta. Jeśli jest jeszcze do wypełnienia, znajdziesz ją w /moje.",
        left="W porządku. Ankieta czeka w /moje.",
    ),
    "en": ImpressionTexts(
        heading=" · question {number} of 3",
        rating="How do you rate this event? 1 – poor, 5 – excellent.",
        usefulness="How useful is it for your work? 1 – not at all, 5 – very.",
        comment="What was good, and what should change? Write a few words or skip.",
        anonymous="The answers are anonymous: they are stored without your name and cannot be traced to you.",
        skip="Skip",
        back="‹ Back",
        cancel="Not now",
        press_number="Please choose a number below the message here.",
        too_long="That is too long, 2000 characters at most. Please write less.",
        thanks="Thank you! The answers are stored, anonymously.",
        given_before="We have your answers already, thank you. Once is enough.",
        not_yours="Those who were at the event can rate it.",
        closed="This questionnaire is closed. If it is still to be filled in, you find it in /moje.",
        left="All right. The questionnaire waits in /moje.",
    ),
    "uk": ImpressionTexts(
        heading=" · запитання {number} з 3",
        rating="Як ви оцінюєте цю зустріч? 1 – слабко, 5 – чудово.",
        usefulness="Наскільки вона корисна для вашої роботи? 1 – зовсім ні, 5 – дуже.",
        comment="Що було добре, а що змінити? Напишіть кілька слів або пропустіть.",
        anonymous="Відповіді анонімні: вони зберігаються без вашого імені, і їх не можна з вами пов'язати.",
        skip="Пропустити",
        back="‹ Назад",
        cancel="Не зараз",
        press_number="Тут достатньо вибрати число під повідомленням.",
        too_long="Це задовго, поміститься до 2000 знаків. Напишіть, будь ласка, коротше.",
        thanks="Дякую! Відповіді збережено, анонімно.",
        given_before="Ваші відповіді вже є, дякую. Удруге не треба.",
        not_yours="Оцінити зустріч можуть ті, хто на ній був.",
        closed="Цю анкету вже закрито. Якщо її ще треба заповнити, вона є в /moje.",
        left="Гаразд. Анкета чекає в /moje.",
    ),
}
