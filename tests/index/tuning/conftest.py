"""A tiny encoder with random weights, and a small library of questions over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.model_build.carrier import Carrier
from index.model_build.native import native_files
from index.model_build.weights import read_weights
from index.tuning.measuring import DevelopmentSet
from index.tuning.questions import QuestionSet
from tests.index.model_build.carriers import WORDS, make_carrier

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "query", "passage", ":"]
SUBJECTS = ["dotacja", "gmina", "termin", "wniosek", "partner", "wiza", "forum", "umowa", "euro", "granica"]
ASKED = ["ile", "kto", "kiedy", "gdzie", "jak", "komu"]
LIBRARY = QuestionSet(
    "library",
    tuple(f"{subject} jest tu" for subject in SUBJECTS),
    tuple(f"{word} {subject}" for subject in SUBJECTS for word in ASKED),
    tuple(row for row in range(len(SUBJECTS)) for _ in ASKED),
)
_PAIRS = [f"{word} {subject}" for subject in SUBJECTS for word in ASKED]
GENERAL = QuestionSet("ogólne", tuple(f"passage {pair}" for pair in _PAIRS), tuple(_PAIRS), tuple(range(len(_PAIRS))))
DEVELOPMENT = DevelopmentSet(tuple(SUBJECTS), tuple(frozenset({row}) for row in range(len(SUBJECTS))))


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    """Compute on one thread: with more, networks this small mostly wait for each other."""
    import torch  # noqa: PLC0415 - slow to load

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers folder of the network that ``make_carrier`` carries, over whole words."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415 - slow to load

    folder = tmp_path_factory.mktemp("tiny")
    for name, content in native_files(read_weights(Carrier(make_carrier().to_bytes()))).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    words = [*SPECIAL, *SUBJECTS, *ASKED, "jest", "tu"]
    assert len(words) <= WORDS
    tokenizer = Tokenizer(models.WordLevel({word: row for row, word in enumerate(words)}, "<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        "<s> $A </s>", "<s> $A </s> </s> $B </s>", [("<s>", 0), ("</s>", 2)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder
