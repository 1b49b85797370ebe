"""JSON Lines with a model for each line: one object a line, a fault with its line for anything else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from corpus.errors import LibraryFault
from corpus.text_file import holds_control_character, read_text


class Row(BaseModel):
    """Base of the lines: nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _one_line(text: str) -> str:
    if holds_control_character(text):
        raise ValueError("holds a line end or another control character")
    return text


LineText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_one_line)]
"""Text of one line, not empty."""

_RowT = TypeVar("_RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Numbered(Generic[_RowT]):
    """A row with the line it came from."""

    line: int
    row: _RowT


def read_rows(path: Path, model: type[_RowT]) -> Iterator[Numbered[_RowT]]:
    """Yield the rows of ``path``; empty lines are passed over.

    Raises:
        LibraryFault: The file cannot be read, or a line is not JSON or not what ``model`` asks for.
    """
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            yield Numbered(number, _parse_row(line, model, path, number))


def read_distinct(path: Path, model: type[_RowT], key: Callable[[_RowT], str]) -> list[Numbered[_RowT]]:
    """Return the rows of ``path``, refusing two with the same ``key``.

    Raises:
        LibraryFault: As for ``read_rows``, or a key comes again.
    """
    kept: dict[str, Numbered[_RowT]] = {}
    for numbered in read_rows(path, model):
        name = key(numbered.row)
        if name in kept:
            raise LibraryFault(
                path, numbered.line, f"'{name}' is already on line {kept[name].line}. Keep one of the two."
            )
        kept[name] = numbered
    return list(kept.values())


def _parse_row(line: str, model: type[_RowT], path: Path, number: int) -> _RowT:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            message = "This line is not JSON. Write one whole object {...} on one line, with double quotes."
        else:
            place = ".".join(str(part) for part in first["loc"])
            message = f"'{place}' cannot be used: {first['msg']}. Correct it."
        raise LibraryFault(path, number, message) from error
