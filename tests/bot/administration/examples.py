"""What an administrator may look at in tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.administration.oversight import FinishedRun, Oversight, ServedIndex, SourceState
from bot.administration.report import RunReport

MOMENT = datetime(2027, 1, 14, 8, 30, tzinfo=UTC)
INDEX = ServedIndex(id="g-1", created=MOMENT, since=MOMENT, passages=3, encoder="fake-encoder-1")
ADMINISTRATOR = 99


@dataclass
class FakeLedger:
    """Tells what a test put into it, or fails as it was told to."""

    states: Sequence[SourceState] = ()
    run: FinishedRun | None = None
    fault: Exception | None = None

    def sources(self) -> Sequence[SourceState]:
        if self.fault is not None:
            raise self.fault
        return self.states

    def last_run(self) -> FinishedRun | None:
        if self.fault is not None:
            raise self.fault
        return self.run


def oversight(ledger: FakeLedger | None = None, index: ServedIndex = INDEX) -> Oversight:
    return Oversight(index, ledger or FakeLedger())


LEDGER = FakeLedger(
    states=(
        SourceState("Urząd Marszałkowski", looked_at=MOMENT, next_look=MOMENT),
        SourceState("Ministerstwo", looked_at=MOMENT, failures=2, fault="Strona nie odpowiada."),
        SourceState("Dawna strona", failures=5, fault="404", parked="Pięć razy z rzędu nie było strony."),
        SourceState("Nowe źródło"),
        SourceState("Stare źródło", enabled=False, failures=3),
    ),
    run=FinishedRun(MOMENT, RunReport("partial")),
)
