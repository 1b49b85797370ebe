"""The first words, the help, and the choice of language. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record

LANGUAGE_NAMES: Mapping[str, str] = {"pl": "polski", "en": "English", "uk": "українська"}
"""Each language by its own name, the same in every interface."""


@text_record
class WelcomeTexts:
    """The texts of one language. ``commands`` are pairs of a command and what it does."""

    greeting: str
    promise: str
    privacy: str
    examples: str
    help_title: str
    how_to_ask: str
    commands: tuple[tuple[str, str], ...]
    unknown_command: str
    choose_language: str
    language_chosen: str


WELCOME: Mapping[str, WelcomeTexts] = {
    "pl": WelcomeTexts(
        greeting=(
            "Dzień dobry! Tu InterEkip. Odpowiadam na pytania o współpracę międzynarodową organizacji pozarządowych i "
            "samorządów z Kujawsko-Pomorskiego: konkursy i granty, partnerstwa, przepisy, wizyty. Zapisuję też na "
            "Forum i inne spotkania: /forum."
        ),
        promise=(
            "Odpowiadam cytatem ze źródła i podaję odnośnik. Gdy w bibliotece czegoś nie ma, mówię to wprost i nie "
            "zgaduję."
        ),
        privacy="Prywatność: przechowuję Twoje pytania i oceny; w /prywatnosc zobaczysz to wszystko i usuniesz.",
        examples="Napisz pytanie własnymi słowami albo wybierz przykład:",
        help_title="Jak mogę pomóc",
        how_to_ask=(
            "Napisz pytanie tak, jak w rozmowie: pełnym zdaniem albo kilkoma słowami, z polskimi znakami lub bez. "
            "Można dopytać krótko, na przykład „a dla NGO?”. Pod odpowiedzią są przyciski: źródła, ocena i pytanie do "
            "koordynatora."
        ),
        commands=(
            ("/forum", "spotkania i zapisy"),
            ("/moje", "Twoje zapisy: bilet, zmiana, odwołanie"),
            ("/voucher", "voucher na przygotowanie projektu: zasady, wniosek, Twoje wnioski"),
            ("/moje_dane", "Twoje dane: podgląd, poprawa, plik, usunięcie"),
            ("/sprawdz", "czy zaświadczenie o udziale jest prawdziwe"),
            ("/zrodla", "źródła ostatniej odpowiedzi i tematy biblioteki"),
            ("/prywatnosc", "jakie dane mam i jak je usunąć"),
            ("/jezyk", "polski, English, українська"),
            ("/anuluj", "przerwanie zaczętego zapisu"),
        ),
        unknown_command=(
            "Nie znam takiego polecenia. Oto te, które znam; pytanie możesz po prostu napisać, bez ukośnika:"
        ),
        choose_language="W jakim języku rozmawiamy? Cytaty zostają w języku źródła.",
        language_chosen="Rozmawiamy po polsku. Cytaty zostają w języku źródła.",
    ),
    "en": WelcomeTexts(
        greeting=(
            "Hello! This is InterEkip. I answer questions about the international cooperation of NGOs and local "
            "governments in Kujawsko-Pomorskie: calls and grants, partnerships, rules, visits. I also sign you up for "
            "the Forum and other events: /forum."
        ),
        promise=(
            "I answer with a quotation from a source and give the link. When my library has no answer, I say so and do "
            "not guess."
        ),
        privacy="Privacy: I keep your questions and ratings; see and delete all of it in /prywatnosc.",
        examples="Write a question in your own words or choose an example:",
        help_title="How I can help",
        how_to_ask=(
            "Ask as you would in conversation: a full sentence or a few words. A short follow-up works too, such as "
            "“and for NGOs?”. Below an answer there are buttons: sources, rating, and a question to a coordinator."
        ),
        commands=(
            ("/forum", "events and sign-ups"),
            ("/moje", "your sign-ups: ticket, changing, cancelling"),
            ("/voucher", "a voucher to prepare a project: rules, applying, your applications"),
            ("/moje_dane", "your data: see, correct, download, delete"),
            ("/sprawdz", "whether a certificate of attendance is genuine"),
            ("/zrodla", "sources of the last answer and topics of the library"),
            ("/prywatnosc", "what data I have and how to delete it"),
            ("/jezyk", "polski, English, українська"),
            ("/anuluj", "leave a sign-up that you began"),
        ),
        unknown_command=(
            "I do not know that command. Here are the ones I know; a question needs no slash, just write it:"
        ),
        choose_language="Which language shall we use? Quotations stay in the language of their source.",
        language_chosen="We talk in English. Quotations stay in the language of their source.",
    ),
    "uk": WelcomeTexts(
        greeting=(
            "Добрий день! Це InterEkip. Я відповідаю на запитання про міжнародну співпрацю громадських організацій і "
            "місцевого самоврядування Куявсько-Поморського воєводства: конкурси та гранти, партнерства, правила, "
            "візити. Також записую на Форум та інші зустрічі: /forum."
        ),
        promise=(
            "Відповідаю цитатою з джерела й даю посилання. Якщо в бібліотеці чогось немає, кажу про це прямо й не "
            "вгадую."
        ),
        privacy="Приватність: я зберігаю запитання й оцінки; усе можна переглянути та видалити в /prywatnosc.",
        examples="Напишіть запитання своїми словами або виберіть приклад:",
        help_title="Чим я можу допомогти",
        how_to_ask=(
            "Питайте так, як у розмові: повним реченням або кількома словами. Можна й коротко уточнити, наприклад «а "
            "для НГО?». Під відповіддю є кнопки: джерела, оцінка та запитання до координатора."
        ),
        commands=(
            ("/forum", "зустрічі та запис"),
            ("/moje", "ваші записи: квиток, зміна, скасування"),
            ("/voucher", "ваучер на підготовку проєкту: правила, заявка, ваші заявки"),
            ("/moje_dane", "ваші дані: перегляд, виправлення, файл, видалення"),
            ("/sprawdz", "чи справжня довідка про участь"),
            ("/zrodla", "джерела останньої відповіді та теми бібліотеки"),
            ("/prywatnosc", "які дані я маю і як їх видалити"),
            ("/jezyk", "polski, English, українська"),
            ("/anuluj", "перервати розпочатий запис"),
        ),
        unknown_command=(
            "Я не знаю такої команди. Ось ті, які знаю; запитання можна просто написати, без скісної риски:"
        ),
        choose_language="Якою мовою розмовляємо? Цитати залишаються мовою джерела.",
        language_chosen="Розмовляємо українською. Цитати залишаються мовою джерела.",
    ),
}
