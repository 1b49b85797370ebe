"""A folder of files as a library, and one broken folder for each kind of fault."""

from pathlib import Path

import pytest

from corpus.errors import CorpusError, LibraryFault
from corpus.library import load_library
from corpus.model import AskedQuestion, PassageId
from tests.corpus.samples import ASKED, DOCUMENT, write_library


def test_reads_a_folder(tmp_path: Path) -> None:
    library = load_library(write_library(tmp_path))
    assert [document.id for document in library.documents] == ["01"]
    assert [passage.id for passage in library.passages] == ["01-01", "01-02"]
    assert library.asked == (
        AskedQuestion(PassageId("01-01"), "Ile wyniosła dotacja?"),
        AskedQuestion(PassageId("01-01"), "ile kasy"),
    )


def test_reads_documents_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    write_library(tmp_path)
    for number in ("10", "02"):
        (tmp_path / f"{number}-inny.md").write_text(DOCUMENT.replace("### 01-", f"### {number}-"), encoding="utf-8")
    assert [document.id for document in load_library(tmp_path).documents] == ["01", "02", "10"]


def test_a_library_needs_no_asked_questions(tmp_path: Path) -> None:
    (tmp_path / "01-projekt.md").write_text(DOCUMENT, encoding="utf-8")
    assert load_library(tmp_path).asked == ()


def test_questions_may_be_added_on_further_lines(tmp_path: Path) -> None:
    more = '\n{"passage": "01-01", "questions": ["Jaka była kwota?"]}\n'
    library = load_library(write_library(tmp_path, asked=ASKED + more))
    assert [question.text for question in library.asked][-1] == "Jaka była kwota?"


def test_a_file_saved_on_windows_is_read(tmp_path: Path) -> None:
    saved = b"\xef\xbb\xbf" + DOCUMENT.replace("\n", "\r\n").encode()
    assert load_library(write_library(tmp_path, saved)) == load_library(write_library(tmp_path, DOCUMENT))


def _fault(folder: Path) -> LibraryFault:
    with pytest.raises(LibraryFault) as caught:
        load_library(folder)
    assert isinstance(caught.value, CorpusError)
    return caught.value


@pytest.mark.parametrize(
    ("document", "line", "says"),
    [
        (DOCUMENT.encode("cp1250"), 2, "not UTF-8"),
        (DOCUMENT.encode("utf-16"), 1, "not UTF-8"),
        (DOCUMENT.replace("Dotacja", "Dot\x00acja"), 29, "control character U+0000"),
        (DOCUMENT.replace("Dotacja", "Dot\x1b[31macja"), 29, "control character U+001B"),
        (b"", 1, "front matter is missing"),
        (DOCUMENT.replace("s1, s2", "s1, s9"), 33, "'s9' is not in the front matter"),
    ],
    ids=["another encoding", "UTF-16", "NUL", "escape", "empty file", "unknown source"],
)
def test_a_broken_document_is_named_with_its_line(tmp_path: Path, document: str | bytes, line: int, says: str) -> None:
    fault = _fault(write_library(tmp_path, document))
    assert (fault.path, fault.line) == (tmp_path / "01-projekt.md", line)
    assert says in str(fault)


@pytest.mark.parametrize(
    ("asked", "line", "says"),
    [
        (ASKED + "{broken}\n", 2, "not JSON"),
        (ASKED + '["01-01"]\n', 2, "cannot be used"),
        ('{"passage": "01-99", "questions": ["Co?"]}', 1, "no passage '01-99'"),
        (ASKED + '\n{"passage": "01-02", "questions": ["ILE  kasy"]}', 3, "already in 01-projekt.jsonl:1"),
        ('{"passage": "01-01", "questions": []}', 1, "'questions' cannot be used"),
        ('{"passage": "01-01", "questions": ["  "]}', 1, "'questions.0' cannot be used"),
        ('{"passage": "01-01", "questions": [7]}', 1, "'questions.0' cannot be used"),
        ('{"passage": "01-01", "questions": ["a\\u0000b"]}', 1, "control character"),
        ('{"passage": "01-01"}', 1, "'questions' cannot be used"),
        ('{"passage": "01-01", "questions": ["Co?"], "uwagi": ""}', 1, "'uwagi' cannot be used"),
        (ASKED.encode("cp1250"), 1, "not UTF-8"),
        (ASKED + "[" * 100_000, 2, "not JSON"),
    ],
    ids=[
        "not JSON", "not an object", "unknown passage", "question twice", "no questions", "empty question",
        "number", "NUL", "field missing", "field unknown", "another encoding", "too deep",
    ],
)  # fmt: skip
def test_a_broken_file_of_questions_is_named_with_its_line(
    tmp_path: Path, asked: str | bytes, line: int, says: str
) -> None:
    fault = _fault(write_library(tmp_path, asked=asked))
    assert (fault.path, fault.line) == (tmp_path / "asked" / "01-projekt.jsonl", line)
    assert says in str(fault)


def test_two_files_cannot_share_a_number(tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / "01-zz.md").write_text(DOCUMENT, encoding="utf-8")
    fault = _fault(tmp_path)
    assert (fault.path.name, fault.line) == ("01-zz.md", None)
    assert "already used by 01-projekt.md" in str(fault)


def test_an_empty_folder_is_no_library(tmp_path: Path) -> None:
    assert "There is no library here" in str(_fault(tmp_path))
    assert "There is no library here" in str(_fault(tmp_path / "missing"))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "01-folder.md").mkdir()
    fault = _fault(tmp_path)
    assert (fault.path.name, fault.line) == ("01-folder.md", None)
    assert "cannot be read" in str(fault)
