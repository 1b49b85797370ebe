"""The words around an answer, a refusal and a question back. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class AnswerTexts:
    """The texts of one language.

    ``state`` and ``vague_state`` have ``{state}``: a year or a date, or words such as "przechowana kopia". ``topic``
    has ``{title}``, ``archived`` has ``{url}`` and ``where_to_ask`` has ``{contact}``.

    What does not hold any more is said by ``expired`` with ``{day}``, ``of_years`` with ``{first}`` and ``{last}``, or
    ``of_year`` and ``until_year`` with ``{year}``; behind it stands ``check_today``, or ``newer_beside`` where
    something newer is cited. ``newer`` and ``otherwise`` announce what is cited beside an answer. ``contradicted`` has
    ``{claim}``, the words of the question, and is followed by what the library says.

    ``certainty`` is by level, ``refused`` by reason. ``nearby`` announces a passage that does not answer, ``perhaps``
    one that may, instead of the reason.
    """

    source: str
    topic: str
    state: str
    vague_state: str
    expired: str
    of_years: str
    of_year: str
    until_year: str
    check_today: str
    newer_beside: str
    superseded: str
    newer: str
    otherwise: str
    uncertain: str
    doubtful: str
    archived: str
    certainty: Mapping[str, str]
    refused: Mapping[str, str]
    nearby: str
    perhaps: str
    contradicted: str
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
        expired="⚠️ Termin minął {day}: to informacja historyczna.",
        of_years="⚠️ To informacja z lat {first}–{last}, dziś już historyczna.",
        of_year="⚠️ To informacja z {year} roku, dziś już historyczna.",
        until_year="⚠️ To informacja z czasu do końca {year} roku, dziś już historyczna.",
        check_today="Sprawdź, co obowiązuje dziś.",
        newer_beside="Nowsza informacja jest w tej samej odpowiedzi.",
        superseded="ℹ️ Jest o tym nowsza informacja, w tej samej odpowiedzi.",
        newer="➡️ Nowsza informacja:",
        otherwise="↔️ W innym miejscu biblioteka mówi co innego:",
        uncertain="ℹ️ Źródła nie mówią tego całkiem wprost: potwierdź, zanim się na to powołasz.",
        doubtful="⚠️ Źródła nie są tu zgodne albo nie ma pewnego źródła: koniecznie potwierdź przed użyciem.",
        archived="Odnośnik prowadzi do kopii archiwalnej strony, która już nie działa pod adresem {url}",
        certainty={
            "high": "Pewność odpowiedzi: wysoka.",
            "medium": "Pewność odpowiedzi: średnia. Przeczytaj cytat i sprawdź, czy mówi właśnie o tym.",
            "low": (
                "Pewność odpowiedzi: niska. Cytat może nie odpowiadać dokładnie na to pytanie: sprawdź w źródle albo "
                "zapytaj koordynatora."
            ),
        },
        refused={
            "out_of_scope": (
                "To chyba wykracza poza moją dziedzinę: pomagam w sprawach współpracy międzynarodowej organizacji "
                "pozarządowych i samorządów."
            ),
            "not_in_corpus": "Nie mam tego w bibliotece, a nie chcę zgadywać.",
            "not_supported": "W bibliotece jest coś blisko tego tematu, ale nie ma odpowiedzi właśnie na to pytanie.",
        },
        nearby="Najbliżej jest ten fragment. Nie odpowiada na Twoje pytanie, ale może się przydać:",
        perhaps=(
            "Nie mam na to pewnej odpowiedzi, a nie chcę zgadywać. Najbliżej jest ten fragment: sprawdź, czy o to "
            "chodzi."
        ),
        contradicted="W pytaniu jest „{claim}”, a w bibliotece stoi co innego:",
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
        expired="⚠️ This ended on {day}: it is history now.",
        of_years="⚠️ This is from the years {first}–{last}: it is history now.",
        of_year="⚠️ This is from {year}: it is history now.",
        until_year="⚠️ This is from the time until the end of {year}: it is history now.",
        check_today="Check what applies today.",
        newer_beside="What is newer stands in the same answer.",
        superseded="ℹ️ There is something newer about this, in the same answer.",
        newer="➡️ What is newer:",
        otherwise="↔️ Elsewhere the library says something else:",
        uncertain="ℹ️ The sources do not say this quite directly: confirm it before you rely on it.",
        doubtful="⚠️ The sources disagree here, or there is no reliable one: be sure to confirm this before using it.",
        archived="The link opens an archive copy of a page that no longer works at {url}",
        certainty={
            "high": "Certainty of this answer: high.",
            "medium": "Certainty of this answer: medium. Read the quotation and see whether it is about just this.",
            "low": (
                "Certainty of this answer: low. The quotation may not answer exactly this question: check the source "
                "or ask a coordinator."
            ),
        },
        refused={
            "out_of_scope": (
                "This seems to be outside my field: I help with the international cooperation of NGOs and local "
                "governments."
            ),
            "not_in_corpus": "This is not in my library, and I do not want to guess.",
            "not_supported": "My library has something close to this topic, but no answer to this very question.",
        },
        nearby="The nearest passage is this one. It does not answer your question, but it may help:",
        perhaps=(
            "I have no certain answer to this, and I will not guess. The nearest passage is this one: see whether it "
            "helps."
        ),
        contradicted="The question says “{claim}”, but the library says something else:",
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
        expired="⚠️ Термін минув {day}: це вже історія.",
        of_years="⚠️ Це інформація за {first}–{last} роки, нині вже історична.",
        of_year="⚠️ Це інформація за {year} рік, нині вже історична.",
        until_year="⚠️ Це інформація за час до кінця {year} року, нині вже історична.",
        check_today="Перевірте, що діє сьогодні.",
        newer_beside="Новіша інформація є в цій самій відповіді.",
        superseded="ℹ️ Про це є новіша інформація, у цій самій відповіді.",
        newer="➡️ Новіша інформація:",
        otherwise="↔️ В іншому місці бібліотека каже інакше:",
        uncertain="ℹ️ Джерела кажуть про це не зовсім прямо: перевірте, перш ніж на це посилатися.",
        doubtful="⚠️ Джерела тут розходяться або надійного джерела немає: обов'язково перевірте перед використанням.",
        archived="Посилання веде до архівної копії сторінки, яка вже не працює за адресою {url}",
        certainty={
            "high": "Певність відповіді: висока.",
            "medium": "Певність відповіді: середня. Прочитайте цитату й перевірте, чи вона саме про це.",
            "low": (
                "Певність відповіді: низька. Цитата може відповідати не зовсім на це запитання: перевірте в джерелі "
                "або запитайте координатора."
            ),
        },
        refused={
            "out_of_scope": (
                "Схоже, це поза моєю сферою: я допомагаю з міжнародною співпрацею громадських організацій і місцевого "
                "самоврядування."
            ),
            "not_in_corpus": "Цього немає в моїй бібліотеці, а вгадувати я не хочу.",
            "not_supported": "У бібліотеці є щось близьке до цієї теми, але немає відповіді саме на це запитання.",
        },
        nearby="Найближчий фрагмент ось цей. Він не відповідає на ваше запитання, але може стати в пригоді:",
        perhaps=(
            "Певної відповіді на це не маю, а вгадувати не хочу. Найближчий фрагмент ось цей: перевірте, чи це про те."
        ),
        contradicted="У запитанні є «{claim}», а в бібліотеці інакше:",
        nearest="Можливо, ідеться про одну з цих тем:",
        where_to_ask="Можете запитати координатора: {contact}.",
        ask_coordinator="Це запитання можна також передати координаторові.",
        clarify="Яке запитання ви маєте на увазі?",
    ),
}
