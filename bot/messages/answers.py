"""The words around an answer, a refusal and a question back. By language code; Polish is the default."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerTexts:
    """The texts of one language.

    ``state`` and ``vague_state`` have ``{state}``: a year or a date, or words such as "przechowana kopia". ``topic``
    has ``{title}``, ``expired`` has ``{day}``, ``archived`` has ``{url}`` and ``where_to_ask`` has ``{contact}``.
    ``refused`` is by reason.
    """

    source: str
    topic: str
    state: str
    vague_state: str
    expired: str
    uncertain: str
    doubtful: str
    archived: str
    refused: Mapping[str, str]
    nearest: str
    where_to_ask: str
    ask_coordinator: str
    clarify: str


ANSWERS: Mapping[str, AnswerTexts] = {
    "pl": AnswerTexts(
        source="Źródło:",
        topic="Temat: {title}.",
        state="Stan na: {state}.",
        vague_state="Stan źródła: {state}.",
        expired="⚠️ Termin minął {day}. To informacja historyczna: sprawdź, co obowiązuje dziś.",
        uncertain="ℹ️ Źródła nie mówią tego całkiem wprost: potwierdź, zanim się na to powołasz.",
        doubtful="⚠️ Źródła nie są tu zgodne albo nie ma pewnego źródła: koniecznie potwierdź przed użyciem.",
        archived="Odnośnik prowadzi do kopii archiwalnej strony, która już nie działa pod adresem {url}",
        refused={
            "out_of_scope": (
                "To chyba wykracza poza moją dziedzinę: pomagam w sprawach współpracy międzynarodowej organizacji "
                "pozarządowych i samorządów."
            ),
            "not_in_corpus": "Nie mam tego w bibliotece, a nie chcę zgadywać.",
            "not_supported": "W bibliotece jest coś blisko tego tematu, ale nie ma odpowiedzi właśnie na to pytanie.",
        },
        nearest="Może chodzi o jeden z tych tematów:",
        where_to_ask="Możesz zapytać koordynatora: {contact}.",
        ask_coordinator="Możesz też przekazać to pytanie koordynatorowi.",
        clarify="Które pytanie masz na myśli?",
    ),
    "en": AnswerTexts(
        source="Source:",
        topic="Topic: {title}.",
        state="As of: {state}.",
        vague_state="State of the source: {state}.",
        expired="⚠️ This ended on {day}. It is history now: check what applies today.",
        uncertain="ℹ️ The sources do not say this quite directly: confirm it before you rely on it.",
        doubtful="⚠️ The sources disagree here, or there is no reliable one: be sure to confirm this before using it.",
        archived="The link opens an archive copy of a page that no longer works at {url}",
        refused={
            "out_of_scope": (
                "This seems to be outside my field: I help with the international cooperation of NGOs and local "
                "governments."
            ),
            "not_in_corpus": "This is not in my library, and I do not want to guess.",
            "not_supported": "My library has something close to this topic, but no answer to this very question.",
        },
        nearest="Perhaps you mean one of these topics:",
        where_to_ask="You can ask the coordinator: {contact}.",
        ask_coordinator="You can also pass this question on to a coordinator.",
        clarify="Which question do you mean?",
    ),
    "uk": AnswerTexts(
        source="Джерело:",
        topic="Тема: {title}.",
        state="Станом на: {state}.",
        vague_state="Стан джерела: {state}.",
        expired="⚠️ Термін минув {day}. Це вже історія: перевірте, що діє сьогодні.",
        uncertain="ℹ️ Джерела кажуть про це не зовсім прямо: перевірте, перш ніж на це посилатися.",
        doubtful="⚠️ Джерела тут розходяться або надійного джерела немає: обов'язково перевірте перед використанням.",
        archived="Посилання веде до архівної копії сторінки, яка вже не працює за адресою {url}",
        refused={
            "out_of_scope": (
                "Схоже, це поза моєю сферою: я допомагаю з міжнародною співпрацею громадських організацій і місцевого "
                "самоврядування."
            ),
            "not_in_corpus": "Цього немає в моїй бібліотеці, а вгадувати я не хочу.",
            "not_supported": "У бібліотеці є щось близьке до цієї теми, але немає відповіді саме на це запитання.",
        },
        nearest="Можливо, ідеться про одну з цих тем:",
        where_to_ask="Можете запитати координатора: {contact}.",
        ask_coordinator="Це запитання можна також передати координаторові.",
        clarify="Яке запитання ви маєте на увазі?",
    ),
}
