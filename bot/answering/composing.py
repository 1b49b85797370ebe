"""From what was found to the answer: which passages, in which order, with what stands first and what stands beside."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.asked_values import asked_kinds, has_value_of
from bot.answering.certainty import limited
from bot.answering.citing import cite
from bot.answering.headline import agreed_headline
from bot.answering.missing import missing_details, read_question
from bot.answering.model import Answered, Certainty, Citation, Role
from bot.answering.selection import MOST_CITATIONS, asks_for_several, choose_hits
from bot.answering.vocabulary import Vocabulary
from corpus.model import Confidence, Passage, PassageId
from corpus.relations import newer_passages
from index.protocols import Hit

GIVES_WHAT_IS_ASKED = 0.2
"""What a value of the kind that is asked for adds to the share of the question's words that a sentence has.

Of 800 answers of PoQuAD's tuning part in passages over 500 characters .848 are then in the quotation; .843 without.
"""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is cited: ``main`` answers, in the order to show it; ``beside`` stands behind ``best``, which is in it."""

    best: Passage
    main: Sequence[Passage]
    beside: Mapping[Role, Passage]

    @property
    def all(self) -> tuple[Passage, ...]:
        """Every passage that is cited."""
        return (*self.main, *self.beside.values())

    @property
    def confidences(self) -> list[Confidence]:
        """How sure the best passage can be; less so where another one contradicts it."""
        return [self.best.confidence, *([Confidence.MEDIUM] if Role.OTHERWISE in self.beside else [])]


class Composer:
    """Composes answers from the passages of one snapshot.

    Parameters:
        passages: all of them, in the snapshot's order.
        vocabulary: their words.
    """

    def __init__(self, passages: Sequence[Passage], vocabulary: Vocabulary) -> None:
        self._passages: Mapping[PassageId, Passage] = {passage.id: passage for passage in passages}
        self._places: Mapping[PassageId, int] = {passage.id: place for place, passage in enumerate(passages)}
        self._vocabulary = vocabulary

    def answer(
        self, question: str, hits: Sequence[Hit], today: date, certainty: Certainty = Certainty.HIGH
    ) -> Answered:
        """Return the answer that ``hits`` give.

        Args:
            question: the question, as it was searched for.
            hits: what was found, best first; at least one.
            today: the day against which validity is judged.
            certainty: how sure it is that they answer; what the editors doubt is never said to be surer than they are.

        Raises:
            QuoteMismatchError: when a quotation is not in its passage.

        """
        chosen = self._choose(question, hits, today)
        citations = tuple(self._citations(question, chosen, today))
        best_first = chosen.main[0] is chosen.best and chosen.best.confidence is not Confidence.LOW
        return Answered(
            citations=citations,
            headline=self._headline(question, citations) if best_first else None,
            certainty=limited(certainty, chosen.confidences),
        )

    def _headline(self, question: str, citations: Sequence[Citation]) -> str | None:
        """Return what the first citation gives, unless another one that may give it says something else."""
        first, *others = citations
        if read_question(question).years.spans:  # what came later contradicts nothing about that year
            others = [each for each in others if each.role is not Role.NEWER]
        rivals = [each.quote for each in others if not missing_details(question, self._passages[each.passage_id])]
        return agreed_headline(question, first.quote, rivals)

    def cite(self, question: str, passage: Passage, today: date) -> Citation:
        """Quote the sentences of ``passage`` that are nearest to ``question``.

        Raises:
            QuoteMismatchError: when the quotation is not in the passage.

        """
        return cite(passage, today, self._answering(question))

    def _choose(self, question: str, hits: Sequence[Hit], today: date) -> _Chosen:
        best, *others = (hit.passage for hit in choose_hits(hits, question))
        beside = self._beside(best, today)
        left = MOST_CITATIONS - 1 - len(beside)
        main = [best, *[passage for passage in others if passage not in beside.values()][:left]]
        return _Chosen(best, self._in_reading_order(main) if asks_for_several(question) else main, beside)

    def _citations(self, question: str, chosen: _Chosen, today: date) -> Iterator[Citation]:
        """Yield the citations in order, what stands beside the best passage directly behind it."""
        for passage in chosen.main:
            superseded = self._newest(passage, today) in chosen.all
            yield replace(self.cite(question, passage, today), superseded=superseded)
            if passage is chosen.best:
                for role, other in chosen.beside.items():
                    yield replace(self.cite(question, other, today), role=role)

    def _beside(self, passage: Passage, today: date) -> Mapping[Role, Passage]:
        """Return the passage that holds today instead of ``passage`` and the one that says something else."""
        newest = self._newest(passage, today)
        beside = {Role.NEWER: newest} if newest else {}
        if passage.conflicts_with and (rival := self._passages.get(passage.conflicts_with)):
            beside[Role.OTHERWISE] = rival
        return beside

    def _newest(self, passage: Passage, today: date) -> Passage | None:
        """Return the last of the passages that supersede ``passage``, if it can be one that holds today."""
        newer = list(newer_passages(passage, self._passages))
        valid = [later for later in newer if not (later.validity and later.validity.expired_on(today))]
        return next(reversed(valid or newer), None)

    def _in_reading_order(self, passages: Sequence[Passage]) -> list[Passage]:
        """Put those of the first one's section into the order of their document, and leave the others behind them."""
        section = (passages[0].document_id, passages[0].section_title)
        siblings = [each for each in passages if (each.document_id, each.section_title) == section]
        others = [passage for passage in passages if passage not in siblings]
        return [*sorted(siblings, key=lambda passage: self._places[passage.id]), *others]

    def _answering(self, question: str) -> Callable[[str], float]:
        """Return how well a piece of text answers: the question's words that it has, and the kind that is asked for."""
        words, asked = self._vocabulary.weigh(self._vocabulary.words(question)), asked_kinds(question)

        def score(text: str) -> float:
            covered = words.share(self._vocabulary.forms_of(text))
            return covered + GIVES_WHAT_IS_ASKED * any(has_value_of(text, kinds) for kinds in asked)

        return score
