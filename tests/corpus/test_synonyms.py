"""The packaged synonyms, and what is said of a file that cannot be used."""

from pathlib import Path

import pytest

from corpus.synonyms import SynonymsFault, load_synonyms


def fault(folder: Path, text: str | bytes) -> SynonymsFault:
    path = folder / "synonyms.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SynonymsFault) as caught:
        load_synonyms(path)
    assert caught.value.path == path
    return caught.value


def test_the_packaged_groups_have_the_acronyms_of_the_domain_with_their_full_names() -> None:
    groups = [set(group) for group in load_synonyms()]
    assert all(len(group) > 1 for group in groups)
    for acronym, full in [
        ("JST", "jednostka samorządu terytorialnego"),
        ("NGO", "organizacja pozarządowa"),
        ("MSZ", "Ministerstwo Spraw Zagranicznych"),
        ("RODM", "Regionalny Ośrodek Debaty Międzynarodowej"),
    ]:
        assert any({acronym, full} <= group for group in groups)


def test_groups_come_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.toml"
    path.write_text('[[group]]\nwords = ["a", "b c"]\n[[group]]\nwords = ["d", "e", "f"]\n', encoding="utf-8")
    assert load_synonyms(path) == (("a", "b c"), ("d", "e", "f"))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[[group]]\nwords = ["a", "b"\n', 3, "TOML"),
        ('[[grupa]]\nwords = ["a", "b"]\n', None, "[[group]]"),
        ('group = "a"\n', None, "[[group]]"),
        ('[[group]]\nwords = ["a"]\n', 2, "dwóch różnych"),
        ('[[group]]\nwords = ["MSZ", "msz"]\n', 2, "dwóch różnych"),
        ('[[group]]\nwords = ["a", " "]\n', 2, "bez pustych"),
        ('[[group]]\nwords = ["a", 3]\n', 2, "cudzysłow"),
        ('[[group]]\nwords = "a, b"\n', 2, "lista"),
        ('[[group]]\nwords = ["a", "b"]\nnote = "c"\n', 2, "words"),
        ('[[group]]\nwords = ["a", "b"]\n[[group]]\nwords = ["c", "A"]\n', 4, "'A'"),
        (b"\xff", 1, "UTF-8"),
    ],
)
def test_a_fault_names_its_line_and_what_to_change(
    tmp_path: Path, text: str | bytes, line: int | None, says: str
) -> None:
    found = fault(tmp_path, text)
    assert says in found.message
    assert found.line == line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SynonymsFault, match=r"nie-ma\.toml"):
        load_synonyms(tmp_path / "nie-ma.toml")
