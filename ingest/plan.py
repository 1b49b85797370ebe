"""What changed since the last snapshot; decides, and does nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.model import AskedQuestion, Passage, PassageId
from index.embedding_text import embedded_digest, lexical_text, passage_text
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference between what serves and what is to serve.

    ``texts`` and ``questions`` are what must be encoded because no vector of the same text by the same model exists.
    ``same_vectors`` tells whether the vectors that serve are those of the model and of the texts as this code embeds
    them, ``same_words`` whether it would still find the same words in them.
    """

    added: tuple[PassageId, ...]
    changed: tuple[PassageId, ...]
    removed: tuple[PassageId, ...]
    unchanged: tuple[PassageId, ...]
    texts: tuple[str, ...]
    questions: tuple[str, ...]
    same_vectors: bool
    same_words: bool
    same_questions: bool
    same_weights: bool

    @property
    def is_empty(self) -> bool:
        """Whether publishing would change nothing."""
        same = self.same_vectors and self.same_words and self.same_questions and self.same_weights
        return same and not (self.added or self.changed or self.removed)


def make_plan(
    passages: Sequence[Passage], asked: Sequence[AskedQuestion], current: Snapshot | None, encoder_identity: str
) -> Plan:
    """Compare the library with the snapshot that serves, if there is one."""
    before: Mapping[PassageId, Passage] = {passage.id: passage for passage in current.passages} if current else {}
    same_vectors = current is not None and current.encoder_identity == encoder_identity and _embeds_alike(current)
    known = {passage_text(passage) for passage in before.values()} if same_vectors else set()
    asked_before = {question.text for question in current.asked} if current and same_vectors else set()
    wanted = {passage.id for passage in passages}
    texts = (text for passage in passages if (text := passage_text(passage)) not in known)
    questions = (question.text for question in asked if question.text not in asked_before)
    return Plan(
        added=tuple(passage.id for passage in passages if passage.id not in before),
        changed=tuple(p.id for p in passages if p.id in before and before[p.id] != p),
        removed=tuple(identifier for identifier in before if identifier not in wanted),
        unchanged=tuple(p.id for p in passages if before.get(p.id) == p),
        texts=tuple(dict.fromkeys(texts)),
        questions=tuple(dict.fromkeys(questions)),
        same_vectors=same_vectors,
        same_words=current is not None and _finds_alike(current),
        same_questions=current is not None and tuple(asked) == current.asked,
        same_weights=current is not None and current.weights == FusionWeights(),
    )


def _embeds_alike(snapshot: Snapshot) -> bool:
    return embedded_digest(snapshot.passages, snapshot.asked) == snapshot.embedded


def _finds_alike(snapshot: Snapshot) -> bool:
    words = BM25Index.build([lexical_text(passage) for passage in snapshot.passages])
    return words.to_bytes() == snapshot.lexical.to_bytes()
