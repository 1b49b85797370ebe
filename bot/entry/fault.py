"""What is wrong with something that people entered, told with the field that it is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be as it is: the field, and a sentence about it."""

    field: str
    sentence: str
