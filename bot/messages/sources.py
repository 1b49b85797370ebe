"""Where answers come from: the sources of one answer, and the library as a whole. By language code."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class SourceTexts:
    """The texts of one language.

    ``passages`` and ``more_topics`` are by plural category and have ``{number}``; ``library`` has ``{passages}``,
    ``topics`` and ``{day}``; ``example`` has ``{question}``.
    """

    of_answer: str
    of_last_answer: str
    archive_copy: str
    dead: str
    passage_gone: str
    none_quoted: str
    library: str
    topics: Mapping[str, str]
    passages: Mapping[str, str]
    example: str
    more_topics: Mapping[str, str]
    press_number: str


SOURCES: Mapping[str, SourceTexts] = {
    "pl": SourceTexts(
        of_answer="Źródła tej odpowiedzi",
        of_last_answer="Źródła ostatniej odpowiedzi",
        archive_copy="kopia archiwalna",
        dead="strona już nie działa",
        passage_gone="Jednego z cytowanych fragmentów nie ma już w bibliotece: zmieniono go od tamtej odpowiedzi.",
        none_quoted="Ta wiadomość niczego nie cytuje, więc nie ma źródeł.",
        library="Biblioteka: {passages} w {topics}, stan z {day}",
        topics={
            "one": "{number} temacie",
            "few": "{number} tematach",
            "many": "{number} tematach",
            "other": "{number} tematu",
        },
        passages={
            "one": "{number} fragment",
            "few": "{number} fragmenty",
            "many": "{number} fragmentów",
            "other": "{number} fragmentu",
        },
        example="np. „{question}”",
        more_topics={
            "one": "i jeszcze {number} temat",
            "few": "i jeszcze {number} tematy",
            "many": "i jeszcze {number} tematów",
            "other": "i jeszcze {number} tematu",
        },
        press_number="Numer pod spodem zadaje przykładowe pytanie z tego tematu.",
    ),
    "en": SourceTexts(
        of_answer="Sources of this answer",
        of_last_answer="Sources of the last answer",
        archive_copy="archive copy",
        dead="the page no longer works",
        passage_gone="One of the quoted passages is no longer in the library: it was changed since that answer.",
        none_quoted="That message quotes nothing, so it has no sources.",
        library="The library: {passages} in {topics}, as of {day}",
        topics={"one": "{number} topic", "other": "{number} topics"},
        passages={"one": "{number} passage", "other": "{number} passages"},
        example="e.g. “{question}”",
        more_topics={"one": "and {number} more topic", "other": "and {number} more topics"},
        press_number="A number below asks the example question of that topic.",
    ),
    "uk": SourceTexts(
        of_answer="Джерела цієї відповіді",
        of_last_answer="Джерела останньої відповіді",
        archive_copy="архівна копія",
        dead="сторінка вже не працює",
        passage_gone="Одного з цитованих уривків уже немає в бібліотеці: його змінено після тієї відповіді.",
        none_quoted="Це повідомлення нічого не цитує, тому джерел немає.",
        library="Бібліотека: {passages} у {topics}, станом на {day}",
        topics={"one": "{number} темі", "few": "{number} темах", "many": "{number} темах", "other": "{number} теми"},
        passages={
            "one": "{number} уривок",
            "few": "{number} уривки",
            "many": "{number} уривків",
            "other": "{number} уривка",
        },
        example="напр. «{question}»",
        more_topics={
            "one": "і ще {number} тема",
            "few": "і ще {number} теми",
            "many": "і ще {number} тем",
            "other": "і ще {number} теми",
        },
        press_number="Номер під повідомленням ставить приклад запитання з цієї теми.",
    ),
}
