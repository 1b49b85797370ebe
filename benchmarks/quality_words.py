"""The words of the quality card, Polish and English; its figures are the same in both."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardWords:
    """One language of the card; mappings are from the names in the JSON files to what people read."""

    language: str
    decimal: str
    title: str
    introduction: str
    index: str
    parts: Mapping[str, str]
    answers: str
    answers_note: str
    figures: Mapping[str, str]
    groups: str
    kinds: Mapping[str, str]
    values: Mapping[str, str]
    columns: Mapping[str, str]
    refusals: str
    refusals_note: str
    calibration: str
    predicted: str
    observed: str
    operating: str
    precision: str
    recall: str
    serves: str
    speed: str
    speed_note: str
    tables: Mapping[str, str]
    peers: str
    peers_note: str
    model: str
    model_note: str
    missing: str
    again: str
    machine: str


POLISH = CardWords(
    language="pl",
    decimal=",",
    title="Karta jakości",
    introduction=(
        "Jak dobrze InterEkip odpowiada i odmawia, zmierzone na pytaniach pisanych bez patrzenia na "
        "wyszukiwarkę. Część rozwojowa służy do wyboru ustawień; na części testowej nic nigdy nie było"
        " dopasowywane, więc to jej wyniki mówią, czego się spodziewać. W nawiasach przedziały ufności 95 % "
        "(bootstrap po pytaniach). Gdzie wszystko wypadło dobrze, bootstrap nie widzi niepewności; błędów może tam"
        " być do 3 na liczbę pytań."
    ),
    index="Model: `{encoder}`. W indeksie fragmentów: {passages}, pytań redakcji: {asked}.",
    parts={"dev": "część rozwojowa", "test": "część testowa"},
    answers="Odpowiedzi",
    answers_note=(
        "Odpowiedź jest dobra, gdy zawiera wszystko, o co pytano (kwotę, datę, warunek). Dopytanie, o co chodzi, "
        "nie jest ani odpowiedzią, ani odmową: obniża tylko udział dobrych odpowiedzi i czułość odmów. Odmowa jest"
        " słuszna, gdy biblioteka nie zna odpowiedzi."
    ),
    figures={
        "to_answer": "pytania, na które biblioteka odpowiada",
        "to_refuse": "pytania, na które trzeba odmówić",
        "answered_correctly_rate": "odpowiedzi dobre",
        "answered_wrongly_rate": "odpowiedzi złe lub niepełne",
        "wrongly_refused_rate": "odmowy niepotrzebne",
        "refusal_precision": "precyzja odmów",
        "refusal_recall": "czułość odmów",
        "refusal_f1": "F1 odmów",
        "cited_rightly": "wśród źródeł jest słuszne",
        "quotes_verbatim": "cytaty zgodne co do litery",
        "citations_correct": "słuszne źródło i cytaty co do litery",
        "recall_at_1": "wyszukiwanie: pierwszy fragment jest słuszny (R@1)",
        "recall_at_5": "wyszukiwanie: słuszny wśród pięciu (R@5)",
        "recall_at_10": "wyszukiwanie: słuszny wśród dziesięciu (R@10)",
        "mrr_at_10": "wyszukiwanie: MRR@10",
        "ndcg_at_10": "wyszukiwanie: nDCG@10",
    },
    groups="Według języka, stylu i tego, kto pyta",
    kinds={"lang": "język", "style": "styl", "audience": "kto pyta"},
    values={
        "pl": "polski",
        "en": "angielski",
        "uk": "ukraiński",
        "standard": "staranny",
        "kolokwialne": "potoczny",
        "bez-diakrytyki": "bez polskich znaków",
        "literowki": "z literówkami",
        "ngo": "organizacja",
        "samorzad": "samorząd",
        "koordynator": "koordynator",
        "wolontariusz": "wolontariusz",
    },
    columns={
        "questions": "pytania",
        "answered_correctly_rate": "dobre",
        "answered_wrongly_rate": "złe",
        "refusal_precision": "odmowy: precyzja",
        "refusal_recall": "odmowy: czułość",
        "citations_correct": "źródła i cytaty",
        "mrr_at_10": "MRR@10",
    },
    refusals="Odmowy",
    refusals_note=(
        "InterEkip odmawia, gdy prawdopodobieństwo, że biblioteka zna odpowiedź, jest mniejsze niż {threshold}. "
        "Średnia różnica między tym prawdopodobieństwem a rzeczywistością (ECE) wynosi {dev} na części rozwojowej "
        "i {test} na testowej."
    ),
    calibration="Czy prawdopodobieństwo jest uczciwe",
    predicted="przewidywane prawdopodobieństwo odpowiedzi",
    observed="udział pytań, które mają odpowiedź",
    operating="Odmowy przy każdym progu",
    precision="precyzja odmów",
    recall="czułość odmów",
    serves="próg, który działa",
    speed="Szybkość i pamięć",
    speed_note="Prawdziwy proces bota, od wysłania pytania do chwili, gdy Telegram ma odpowiedź.",
    tables={
        "serving: start of the process to the first answer": "Od startu do pierwszej odpowiedzi",
        "serving: question to answer": "Od pytania do odpowiedzi",
        "serving: memory": "Pamięć",
        "peers: development": "Pytania rozwojowe nad biblioteką",
    },
    peers="Obok innych systemów",
    peers_note=(
        "Każdy system dostał te same teksty i te same wektory, raz z modelem bazowym (base), raz z dostrojonym "
        "(tuned), w ustawieniach domyślnych i w osobnym procesie. Czas indeksowania i pytania jest bez kodowania; "
        "pamięć to tyle, ile system dokłada. Wagi i model InterEkip dobrano na pytaniach o tę bibliotekę, innych "
        "systemów nie."
    ),
    model="Model",
    model_note="Dane, wybory i wyniki modelu przed dostrojeniem i po nim:",
    missing="Jeszcze nie zmierzono: `{command}`.",
    again=(
        "Całą kartę odtwarza `make quality`, porównanie z innymi systemami `make bench-peers`; liczby są w "
        "`docs/quality/`."
    ),
    machine="Zmierzono na: {cpu}, rdzenie: {cores}, Python {python}.",
)

ENGLISH = CardWords(
    language="en",
    decimal=".",
    title="Quality card",
    introduction=(
        "How well InterEkip answers and refuses, measured on questions written without a look at the search. "
        "The development part serves for choosing settings; nothing was ever fitted on the test part, so its "
        "figures are the ones to expect. In brackets 95 % confidence intervals (bootstrap over questions). Where "
        "everything went well the bootstrap sees no uncertainty; there may be up to 3 errors in as many questions."
    ),
    index="Encoder: `{encoder}`. Passages in the index: {passages}, editors' questions: {asked}.",
    parts={"dev": "development part", "test": "test part"},
    answers="Answers",
    answers_note=(
        "An answer is correct when it has all that was asked for (the sum, the date, the condition). Asking back "
        "is neither an answer nor a refusal: it lowers only the share of correct answers and the recall of "
        "refusals. A refusal is right when the library does not know the answer."
    ),
    figures={
        "to_answer": "questions that the library answers",
        "to_refuse": "questions to refuse",
        "answered_correctly_rate": "answered correctly",
        "answered_wrongly_rate": "answered wrongly or incompletely",
        "wrongly_refused_rate": "wrongly refused",
        "refusal_precision": "refusal precision",
        "refusal_recall": "refusal recall",
        "refusal_f1": "refusal F1",
        "cited_rightly": "a right passage is cited",
        "quotes_verbatim": "quotations letter for letter",
        "citations_correct": "right passage and quotations letter for letter",
        "recall_at_1": "search: the first passage is right (R@1)",
        "recall_at_5": "search: a right one among five (R@5)",
        "recall_at_10": "search: a right one among ten (R@10)",
        "mrr_at_10": "search: MRR@10",
        "ndcg_at_10": "search: nDCG@10",
    },
    groups="By language, style and audience",
    kinds={"lang": "language", "style": "style", "audience": "audience"},
    values={
        "pl": "Polish",
        "en": "English",
        "uk": "Ukrainian",
        "standard": "careful",
        "kolokwialne": "colloquial",
        "bez-diakrytyki": "no diacritics",
        "literowki": "with typos",
        "ngo": "organisation",
        "samorzad": "municipality",
        "koordynator": "coordinator",
        "wolontariusz": "volunteer",
    },
    columns={
        "questions": "questions",
        "answered_correctly_rate": "correct",
        "answered_wrongly_rate": "wrong",
        "refusal_precision": "refusals: precision",
        "refusal_recall": "refusals: recall",
        "citations_correct": "sources and quotations",
        "mrr_at_10": "MRR@10",
    },
    refusals="Refusals",
    refusals_note=(
        "InterEkip refuses when the probability that the library knows the answer is below {threshold}. The mean "
        "distance between that probability and reality (ECE) is {dev} on the development part and {test} on the "
        "test part."
    ),
    calibration="Is the probability honest",
    predicted="predicted probability of an answer",
    observed="share of questions that have one",
    operating="Refusals at every threshold",
    precision="refusal precision",
    recall="refusal recall",
    serves="threshold that serves",
    speed="Speed and memory",
    speed_note="The real process of the bot, from sending a question to the moment when Telegram has the answer.",
    tables={
        "serving: start of the process to the first answer": "From the start to the first answer",
        "serving: question to answer": "From question to answer",
        "serving: memory": "Memory",
        "peers: development": "Development questions over the library",
    },
    peers="Beside other systems",
    peers_note=(
        "Every system was given the same texts and the same vectors, once of the base encoder (base), once of the "
        "tuned one (tuned), at its defaults and in a process of its own. Index and query times are without "
        "encoding; memory is what a system adds. InterEkip's weights and encoder were tuned on questions about "
        "this library, the others' not."
    ),
    model="Model",
    model_note="The data, the choices and the figures of the model before and after tuning:",
    missing="Not measured yet: `{command}`.",
    again="`make quality` makes this card anew, `make bench-peers` the comparison; the figures are in `docs/quality/`.",
    machine="Measured on: {cpu}, cores: {cores}, Python {python}.",
)

LANGUAGES = (POLISH, ENGLISH)
