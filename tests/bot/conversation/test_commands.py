import pytest

from bot.answering.model import Language
from bot.messages.events import EVENTS
from bot.messages.hints import HINTS
from bot.messages.privacy import PRIVACY
from bot.messages.registrations import REGISTRATIONS
from bot.messages.sources import SOURCES
from bot.messages.welcome import WELCOME
from tests.bot.conversation.answered import ENGLISH, SUM, UKRAINIAN
from tests.bot.conversation.talk import Person, Talk

EXAMPLES = {"pl": SUM, "en": ENGLISH, "uk": UKRAINIAN}
EXPECTED = {
    "/start": {code: texts.greeting for code, texts in WELCOME.items()},
    "/start grupa": {code: texts.greeting for code, texts in WELCOME.items()},
    "/start wydarzenie_x": {code: texts.greeting for code, texts in WELCOME.items()},
    "/pomoc": {code: texts.how_to_ask for code, texts in WELCOME.items()},
    "/help@InterEkipBot": {code: texts.how_to_ask for code, texts in WELCOME.items()},
    "/nieznane": {code: texts.unknown_command for code, texts in WELCOME.items()},
    "/jezyk": {code: texts.choose_language for code, texts in WELCOME.items()},
    "/forum": {code: texts.title for code, texts in EVENTS.items()},
    "/start forum": {code: texts.title for code, texts in EVENTS.items()},
    "/start wydarzenie_99": {code: texts.unknown for code, texts in EVENTS.items()},
    "/moje": {code: texts.none for code, texts in REGISTRATIONS.items()},
    "/ZRODLA": {code: texts.press_number for code, texts in SOURCES.items()},
    "/prywatnosc": {code: texts.title for code, texts in PRIVACY.items()},
    "/anuluj": {code: texts.nothing_to_leave for code, texts in HINTS.items()},
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", EXPECTED)
def test_every_command_answers_in_every_language(talk: Talk, command: str, language: Language) -> None:
    person = talk.person(client_language=f"{language}-XX")
    assert EXPECTED[command][language] in person.says(command)
    assert person.is_told_in(language)
    assert person.last[0].replaces is None


@pytest.mark.parametrize("language", Language)
def test_the_greeting_offers_a_question_that_is_answered(talk: Talk, language: Language) -> None:
    person = talk.person(client_language=language)
    person.says("/start")
    person.presses(EXAMPLES[language])
    assert talk.answerer.asked[0][0] == EXAMPLES[language]


def test_the_language_follows_what_the_person_writes(talk: Talk) -> None:
    person = talk.person(client_language="en")
    person.says("/start")
    assert talk.dialog(7).language == "en"
    person.says("jakie sa priorytety")
    assert person.is_told_in(Language.PL)
    person.says("KA210")
    assert person.is_told_in(Language.PL)
    person.says("Які пріоритети?")
    assert person.is_told_in(Language.UK)


def test_a_chosen_language_stays_whatever_is_written(talk: Talk, anna: Person) -> None:
    anna.says("/jezyk")
    assert anna.presses("українська") == WELCOME["uk"].language_chosen
    assert anna.last[0].replaces == 55
    talk.restart()
    anna.says("Ile wyniosła dotacja?")
    assert anna.is_told_in(Language.UK)
    anna.says("/jezyk")
    anna.presses("polski")
    anna.says("What is this?")
    assert anna.is_told_in(Language.PL)
