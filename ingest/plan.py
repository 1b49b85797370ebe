"""What changed since the last snapshot; decides, and does nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.model import AskedQuestion, Passage, PassageId
from index.embedding_text import passage_text
from index.fusion import FusionWeights
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference between what serves and what is to serve.

    ``texts`` and ``questions`` are what must be encoded because no vector of the same text by the same model exists.
    """

    added: tuple[PassageId, ...]
    changed: tuple[PassageId, ...]
    removed: tuple[PassageId, ...]
    unchanged: tuple[PassageId, ...]
    texts: tuple[str, ...]
    questions: tuple[str, ...]
    same_model: bool
    same_questions: bool
    same_weights: bool

    @property
    def is_empty(self) -> bool:
        """Whether publishing would change nothing."""
        same = self.same_model and self.same_questions and self.same_weights
        return same and not (self.added or self.changed or self.removed)


def make_plan(
    passages: Sequence[Passage], asked: Sequence[AskedQuestion], current: Snapshot | None, encoder_identity: str
) -> Plan:
    """Compare the library with the snapshot that serves, if there is one."""
    before: Mapping[PassageId, Passage] = {passage.id: passage for passage in current.passages} if current else {}
    same_model = current is not None and current.encoder_identity == encoder_identity
    known = {passage_text(passage) for passage in before.values()} if same_model else set()
    asked_before = {question.text for question in current.asked} if current and same_model else set()
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
        same_model=same_model,
        same_questions=current is not None and tuple(asked) == current.asked,
        same_weights=current is not None and current.weights == FusionWeights(),
    )
