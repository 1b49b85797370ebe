"""What a sound file means, and one broken file for each kind of fault."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from corpus.document_parser import parse_document
from corpus.errors import LibraryFault
from corpus.model import Audience, Confidence, Source, Validity
from tests.corpus.samples import DOCUMENT, line_of

PATH = Path("library/01-projekt.md")


def test_reads_the_front_matter() -> None:
    document = parse_document(DOCUMENT, PATH)
    assert (document.id, document.title, document.topic, document.language) == (
        "01",
        "Projekt na próbę",
        "projekt",
        "pl",
    )
    assert [section.title for section in document.sections] == ["Nazwa i dotacja projektu"]


def test_reads_a_passage_with_what_the_document_says_of_all() -> None:
    passage = parse_document(DOCUMENT, PATH).passages[0]
    assert passage.text == "Dotacja wyniosła 85.200 zł."
    assert passage.sources == (Source("Opis projektu", "https://example.org/opis", "Stowarzyszenie", "styczeń 2014"),)
    assert (passage.state, passage.confidence, passage.validity) == ("2014", Confidence.HIGH, None)
    assert passage.audience == (Audience.NGO, Audience.MUNICIPALITY)


def test_reads_a_passage_with_its_own_attributes() -> None:
    passage = parse_document(DOCUMENT, PATH).passages[1]
    assert passage.audience == (Audience.VOLUNTEER,)
    assert passage.validity == Validity(date(2012, 1, 1), date(2016, 12, 31))
    assert passage.uncertain
    dead = passage.sources[1]
    assert dead.dead
    assert dead.archive_url == "https://web.archive.org/web/2014/http://www.example.org/stara"


def test_joins_wrapped_lines_and_keeps_paragraphs() -> None:
    assert parse_document(DOCUMENT, PATH).passages[1].text == "Priorytety były na pięć lat.\n\nDrugi akapit."


def test_nothing_reads_dates_and_numbers_as_something_else() -> None:
    changed = DOCUMENT.replace('title: "Opis projektu"', "title: 2014-01-31").replace('topic: "projekt"', "topic: 0x10")
    document = parse_document(changed, PATH)
    assert document.topic == "0x10"
    assert document.passages[0].sources[0].title == "2014-01-31"


@dataclass(frozen=True, slots=True)
class Broken:
    """A change that breaks the sample: ``old`` becomes ``new``; the fault is on the line of ``at``."""

    name: str
    old: str
    new: str
    at: str
    says: str


FRONT_MATTER = DOCUMENT.split("---\n")[1]

BROKEN = [
    # the front matter
    Broken("front matter missing", DOCUMENT.split("## ", maxsplit=1)[0], "", "## Nazwa", "front matter is missing"),
    Broken("front matter not closed", "dead: true\n---", "dead: true", "---", "does not end"),
    Broken("front matter empty", FRONT_MATTER, "# pusto\n", "# pusto", "is empty"),
    Broken("not YAML", 'title: "Projekt na próbę"', 'title: Projekt: "na próbę', "title: Projekt:", "not YAML"),
    Broken("a tab in YAML", "  s1:", "\ts1:", "\ts1:", "not YAML"),
    Broken("a list for a document", FRONT_MATTER, "- a\n", "- a", "must be the fields of the document"),
    Broken("field missing", 'topic: "projekt"\n', "", "title:", "'topic' is missing for the document"),
    Broken("field unknown", 'topic: "projekt"', 'temat: "projekt"', "temat:", "'temat' is not a field"),
    Broken("field twice", 'topic: "projekt"', 'topic: "projekt"\ntopic: "inny"', 'topic: "inny"', "written twice"),
    Broken("field empty", 'topic: "projekt"', 'topic: "  "', "topic:", "must be some text"),
    Broken("field null", 'topic: "projekt"', "topic: ~", "topic:", "must be some text"),
    Broken("field is a list", 'topic: "projekt"', "topic: [a]", "topic:", "must be some text"),
    Broken("NUL written as an escape", 'topic: "projekt"', 'topic: "pro\\0jekt"', "topic:", "control character"),
    Broken("language unknown", "language: pl", "language: polski", "language:", "not a language"),
    Broken("audience unknown", "[ngo, samorzad]", "[ngo, szkoła]", "audience:", "'szkoła' is not a known audience"),
    Broken("audience not a list", "[ngo, samorzad]", "ngo", "audience:", "must be a list"),
    Broken("audience twice", "[ngo, samorzad]", "[ngo, ngo]", "audience:", "named twice"),
    Broken("reference in YAML", 'topic: "projekt"', "topic: &a x\nx: *a", "x: *a", "references do not belong"),
    Broken("lists too deep", 'topic: "projekt"', f"topic: {'[' * 20}", "topic:", "Lists in lists"),
    # the sources
    Broken("no sources", DOCUMENT[DOCUMENT.index("  s1:") : DOCUMENT.index("---\n\n")], "", "sources:", "no sources"),
    Broken("source key", "  s2:", "  źródło:", "  źródło:", "not a key of a source"),
    Broken("source twice", "  s2:", "  s1:  ", "  s1:  ", "s1 is already there"),
    Broken("source without url", '    url: "https://example.org/opis"\n', "", 'title: "Opis', "'url' is missing"),
    Broken("source not http", "https://example.org/opis", "ftp://example.org/opis", "ftp://", "not a web address"),
    Broken("source is a file", "https://example.org/opis", "opis.txt", "opis.txt", "not a web address"),
    Broken("source without host", "https://example.org/opis", "https:///opis", "https:///", "not a web address"),
    Broken(
        "source with a space", "https://example.org/opis", "https://example.org/o pis", "o pis", "not a web address"
    ),
    Broken("source badly bracketed", "https://example.org/opis", "https://[opis", "//[opis", "not a web address"),
    Broken("source date", "2014-01-31", "2014-02-30", "2014-02-30", "not in the calendar"),
    Broken("dead without a copy", '    archive_url: "https://web', '    #: "https://web', "Strona", "is dead"),
    Broken(
        "copy elsewhere", "https://web.archive.org/web/2014", "https://example.org", "archive_url", "archive address"
    ),
    Broken("copy in calendar form", "web/2014/", "web/2014*/", "archive_url", "archive address"),
    Broken("dead neither true nor false", "dead: true", "dead: tak", "dead:", "neither true nor false"),
    # sections and passages
    Broken("no section", DOCUMENT[DOCUMENT.index("## Nazwa") :], "\t", "\t", "no section"),
    Broken("text before a section", "## Nazwa", "Wstęp.\n\n## Nazwa", "Wstęp.", "before the first section"),
    Broken("passage before a section", "## Nazwa i dotacja projektu\n", "", "### 01-01", "before the first section"),
    Broken("section empty", "## Nazwa", "## Pusta sekcja\n\n## Nazwa", "## Pusta", "section is empty"),
    Broken("section without a title", "## Nazwa i dotacja projektu", "## ", "## ", "neither"),
    Broken("heading of another level", "## Nazwa", "# Nazwa", "# Nazwa", "neither"),
    Broken("text under a section", "projektu\n", "projektu\n\nWstęp.\n", "Wstęp.", "belongs to no passage"),
    Broken("id of another document", "### 01-02", "### 02-02", "### 02-02", "not an id of this file"),
    Broken("id misspelt", "### 01-02", "### 1.2", "### 1.2", "not an id of this file"),
    Broken("id twice", "### 01-02", "###  01-01", "###  01-01", "already used on line 23"),
    Broken("passage empty", "Dotacja wyniosła 85.200 zł.\n", "", "### 01-01", "passage is empty"),
    Broken("passage of dots", "Dotacja wyniosła 85.200 zł.\n", "...\n", "### 01-01", "passage is empty"),
    # attributes
    Broken("no sources named", "- sources: s1\n", "", "### 01-01", "no 'sources'"),
    Broken("source unknown", "- sources: s1\n", "- sources: s7\n", "- sources: s7", "'s7' is not in the front matter"),
    Broken("source named twice", "- sources: s1, s2", "- sources: s1, s1", "s1, s1", "named twice"),
    Broken("source left out after a comma", "- sources: s1, s2", "- sources: s1,", "- sources: s1,", "source ''"),
    Broken("state missing", "- state: 2014\n", "", "### 01-01", "no 'state'"),
    Broken("state not in the calendar", "- state: 2014\n", "- state: 2014-13\n", "2014-13", "not in the calendar"),
    Broken("confidence missing", "- confidence: wysoka\n", "", "### 01-01", "no 'confidence'"),
    Broken("confidence unknown", "confidence: wysoka", "confidence: duża", "duża", "'duża' is not a known confidence"),
    Broken("passage audience unknown", "audience: wolontariusz", "audience: szkoła", "szkoła", "not a known audience"),
    Broken("attribute unknown", "- state: 2014\n", "- stan: 2014\n", "- stan:", "'stan' is not known"),
    Broken("attribute twice", "- state: 2014\n", "- state: 2014\n- state: 2015\n", "2015", "written twice"),
    Broken("attribute empty", "- state: 2014\n", "- state:\n", "- state:", "'state' is empty"),
    Broken("no line between", "wysoka\n\nDotacja", "wysoka\nDotacja", "Dotacja", "Leave an empty line"),
    Broken("day in another form", "valid_until: 2016-12-31", "valid_until: 31.12.2016", "31.12.2016", "not a day"),
    Broken("day not in the calendar", "2012-01-01", "2012-02-30", "2012-02-30", "not in the calendar"),
    Broken(
        "validity ends first", "valid_until: 2016-12-31", "valid_until: 2011-12-31", "2011-12-31", "before it starts"
    ),
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_fault_names_its_line_and_what_to_change(broken: Broken) -> None:
    assert broken.old in DOCUMENT
    text = DOCUMENT.replace(broken.old, broken.new, 1)
    with pytest.raises(LibraryFault) as caught:
        parse_document(text, PATH)
    assert broken.says in caught.value.message
    assert caught.value.path == PATH
    assert caught.value.line == line_of(text, broken.at)
    assert str(caught.value) == f"{PATH}:{caught.value.line}: {caught.value.message}"


def test_a_file_must_carry_its_number() -> None:
    with pytest.raises(LibraryFault, match=r"projekt\.md: The file's name must be a number") as caught:
        parse_document(DOCUMENT, Path("projekt.md"))
    assert caught.value.line is None
