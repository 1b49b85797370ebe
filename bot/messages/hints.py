"""What to say to things that are no question: files, old buttons, empty messages. By language code."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class HintTexts:
    """The texts of one language.

    ``cut`` has ``{limit}``. ``unsupported`` is by kind, with "other" for every kind without words of its own.
    """

    wordless: str
    cut: str
    unsupported: Mapping[str, str]
    outdated_button: str
    outdated_example: str
    nothing_to_leave: str


HINTS: Mapping[str, HintTexts] = {
    "pl": HintTexts(
        wordless="Nie widzę tu jeszcze pytania. Napisz je słowami, na przykład takie:",
        cut=(
            "Wiadomość jest bardzo długa, więc czytam tylko jej początek ({limit} znaków). Najlepiej działa krótkie "
            "pytanie."
        ),
        unsupported={
            "voice": "Nie umiem słuchać nagrań. Napisz, proszę, pytanie słowami.",
            "photo": (
                "Nie umiem oglądać zdjęć ani czytać podpisów pod nimi. Napisz, proszę, pytanie w osobnej wiadomości."
            ),
            "document": "Nie umiem otwierać plików. Napisz, proszę, pytanie słowami albo wklej krótki fragment tekstu.",
            "other": "Umiem czytać tylko tekst. Napisz, proszę, pytanie słowami.",
        },
        outdated_button="Ten przycisk już nie działa. Napisz pytanie albo wybierz coś z /pomoc.",
        outdated_example="Tego pytania nie ma już w bibliotece. Napisz je, proszę, własnymi słowami.",
        nothing_to_leave="Nie masz teraz żadnego zaczętego zapisu. Spotkania są w /forum, a Twoje zapisy w /moje.",
    ),
    "en": HintTexts(
        wordless="I do not see a question here yet. Please write it in words, such as:",
        cut="The message is very long, so I read only its beginning ({limit} characters). A short question works best.",
        unsupported={
            "voice": "I cannot listen to recordings. Please write your question in words.",
            "photo": (
                "I cannot look at pictures or read their captions. Please write your question in a message of its own."
            ),
            "document": "I cannot open files. Please write your question in words or paste a short piece of the text.",
            "other": "I can only read text. Please write your question in words.",
        },
        outdated_button="This button no longer works. Write a question or choose something from /pomoc.",
        outdated_example="That question is no longer in the library. Please write it in your own words.",
        nothing_to_leave="You have no sign-up in progress. Events are in /forum, your sign-ups in /moje.",
    ),
    "uk": HintTexts(
        wordless="Я ще не бачу тут запитання. Напишіть його, будь ласка, словами, наприклад таке:",
        cut=(
            "Повідомлення дуже довге, тому я читаю лише його початок ({limit} символів). Найкраще працює коротке "
            "запитання."
        ),
        unsupported={
            "voice": "Я не вмію слухати записи. Напишіть, будь ласка, запитання словами.",
            "photo": (
                "Я не вмію дивитися фото й читати підписи під ними. Напишіть, будь ласка, запитання окремим "
                "повідомленням."
            ),
            "document": (
                "Я не вмію відкривати файли. Напишіть, будь ласка, запитання словами або вставте короткий уривок "
                "тексту."
            ),
            "other": "Я вмію читати лише текст. Напишіть, будь ласка, запитання словами.",
        },
        outdated_button="Ця кнопка вже не працює. Напишіть запитання або виберіть щось у /pomoc.",
        outdated_example="Цього запитання вже немає в бібліотеці. Напишіть його, будь ласка, своїми словами.",
        nothing_to_leave="У вас немає розпочатого запису. Зустрічі є в /forum, ваші записи — у /moje.",
    ),
}
