"""The floors of the evaluation: figures below which no change of the product may fall."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from corpus.errors import LibraryFault
from corpus.json_lines import Row
from corpus.text_file import read_text


@dataclass(frozen=True, slots=True)
class Floors:
    """Limits of the figures of one file of questions, by the names that ``interekip eval --json`` has."""

    at_least: Mapping[str, float]
    at_most: Mapping[str, float]

    def missed(self, figures: Mapping[str, float]) -> dict[str, tuple[float, float]]:
        """Return the figures beyond their limit, each with the limit; one that is absent counts as 0."""
        found = {name: figures.get(name, 0.0) for name in (*self.at_least, *self.at_most)}
        low = {name: (found[name], floor) for name, floor in self.at_least.items() if found[name] < floor}
        high = {name: (found[name], ceiling) for name, ceiling in self.at_most.items() if found[name] > ceiling}
        return low | high


class _Part(Row):
    at_least: dict[str, float] = Field(default_factory=dict)
    at_most: dict[str, float] = Field(default_factory=dict)


_FILE = TypeAdapter(dict[str, _Part])


def load_floors(path: Path) -> dict[str, Floors]:
    """Return the floors in ``path``, by the name of the file of questions without its ending.

    Raises:
        LibraryFault: The file is missing or broken.
    """
    try:
        parts = _FILE.validate_python(tomllib.loads(read_text(path)))
    except tomllib.TOMLDecodeError as error:
        raise LibraryFault(path, None, f"This is not TOML ({error}). Correct it.") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise LibraryFault(path, None, f"'{place}' cannot be used: {first['msg']}. Correct it.") from error
    return {name: Floors(part.at_least, part.at_most) for name, part in parts.items()}
