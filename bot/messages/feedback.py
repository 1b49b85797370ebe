"""The buttons under an answer and what pressing them brings. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class FeedbackTexts:
    """The texts of one language. ``passed_on`` has ``{question}``, ``urgent`` has ``{contact}``."""

    sources: str
    ask_coordinator: str
    thanks_up: str
    thanks_down: str
    passed_on: str
    urgent: str


FEEDBACK: Mapping[str, FeedbackTexts] = {
    "pl": FeedbackTexts(
        sources="📚 Źródła",
        ask_coordinator="Zapytaj koordynatora",
        thanks_up="Dziękuję za ocenę, cieszę się, że się przydało.",
        thanks_down=(
            "Dziękuję za ocenę, pomoże poprawić bibliotekę. Spróbuj zapytać inaczej albo przekaż pytanie "
            "koordynatorowi."
        ),
        passed_on="Pytanie jest na liście koordynatora: „{question}”. Odpowie człowiek, więc to może potrwać.",
        urgent="W pilnej sprawie: {contact}.",
    ),
    "en": FeedbackTexts(
        sources="📚 Sources",
        ask_coordinator="Ask a coordinator",
        thanks_up="Thank you for the rating, I am glad it was useful.",
        thanks_down=(
            "Thank you for the rating, it helps to improve the library. Try asking differently or pass the question on "
            "to a coordinator."
        ),
        passed_on=(
            "The question is on the coordinator's list: “{question}”. A person will answer, so it may take a while."
        ),
        urgent="If it is urgent: {contact}.",
    ),
    "uk": FeedbackTexts(
        sources="📚 Джерела",
        ask_coordinator="Запитати координатора",
        thanks_up="Дякую за оцінку, радію, що це стало в пригоді.",
        thanks_down=(
            "Дякую за оцінку, вона допоможе поліпшити бібліотеку. Спробуйте запитати інакше або передайте запитання "
            "координаторові."
        ),
        passed_on="Запитання у списку координатора: «{question}». Відповість людина, тож це може забрати час.",
        urgent="Якщо терміново: {contact}.",
    ),
}
