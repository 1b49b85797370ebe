"""What is wrong with something that people entered, told with the field that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be as it is: the field, and a sentence about it."""

    field: str
    sentence: str


def fault_lines(faults: Iterable[Fault]) -> str:
    """Return a line for each fault: its field, then its sentence."""
    return "\n".join(f"{fault.field}: {fault.sentence}" for fault in faults)
