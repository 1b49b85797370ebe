"""The table of word pieces as a file."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model_build.weights import dense, packed_levels, quantise
from index.word_table import WordTable

COLUMNS = 64


def _table(rows: int, seed: int = 1) -> tuple[WordTable, np.ndarray]:
    matrix = quantise(np.random.default_rng(seed).normal(size=(rows, COLUMNS)).astype(np.float32), 4)
    return WordTable(packed_levels(matrix), matrix.scales), dense(matrix)


@settings(max_examples=30)
@given(st.integers(1, 700))
def test_rows_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, rows: int) -> None:
    path = tmp_path_factory.mktemp("table") / "words.bin"
    table, expected = _table(rows)
    path.write_bytes(table.to_bytes())
    tokens = np.array([[0, rows - 1], [rows // 2, 0]])

    assert np.array_equal(WordTable.open(path, COLUMNS).rows(tokens), expected[tokens])


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="only Linux tells what is resident")
def test_what_was_read_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes(_table(3000)[0].to_bytes())
    table = WordTable.open(path, COLUMNS)
    table.rows(np.arange(3000))

    lines = Path("/proc/self/smaps").read_text().splitlines()
    places = [number for number, line in enumerate(lines) if line.endswith(str(path))]
    assert [line.split()[1] for place in places for line in lines[place : place + 8] if line.startswith("Rss")] == ["0"]
    assert table.rows(np.array([2999])).shape == (1, COLUMNS)


def test_a_file_of_another_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes(_table(40)[0].to_bytes()[:-4])

    with pytest.raises(ValueError, match="table of words"):
        WordTable.open(path, COLUMNS)
