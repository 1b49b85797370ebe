import pytest

from ingest.gate import GateError, Verdict, compare

BEFORE = Verdict({"dobre": 0.9, "odmowy": 0.8}, {"jeden": True, "dwa": False, "trzy": True})


def test_what_is_as_good_or_better_passes() -> None:
    decision = compare(BEFORE, Verdict({"dobre": 0.95, "odmowy": 0.8}, dict.fromkeys(BEFORE.good, True)))
    assert (decision.passed, decision.fallen, decision.worse) == (True, {}, ())


def test_a_small_fall_passes_and_the_questions_are_named_all_the_same() -> None:
    decision = compare(BEFORE, Verdict({"dobre": 0.88, "odmowy": 0.8}, {"jeden": False, "dwa": False, "trzy": True}))
    assert decision.passed
    assert decision.worse == ("jeden",)


@pytest.mark.parametrize("figures", [{"dobre": 0.84, "odmowy": 0.9}, {"odmowy": 0.8}, {}])
def test_one_figure_that_falls_too_far_is_enough(figures: dict[str, float]) -> None:
    decision = compare(BEFORE, Verdict(figures, {}))
    assert not decision.passed
    assert "dobre" in decision.fallen
    assert decision.worse == ("jeden", "trzy")
    assert "dobre 0.900 →" in str(GateError(decision))
    assert "--force" in str(GateError(decision))


@pytest.mark.parametrize(
    ("was", "now", "passes"),
    [(0.91, 0.90, True), (0.91, 0.89, False), (0.85, 0.85, True), (0.85, 0.84, False), (0.85, 0.89, True)],
    ids=["to its floor", "through its floor", "stays below", "falls below", "rises below"],
)
def test_under_its_floor_a_figure_must_not_fall_at_all(was: float, now: float, passes: bool) -> None:
    before, after = (Verdict({"dobre": value}, {}, {"dobre": 0.9}) for value in (was, now))
    assert compare(before, after).passed is passes
