"""A form as a dialog keeps it: as JSON, under its kind and the version of its fields, read back with distrust."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.conversation.forms import KIND

F = TypeVar("F")

_VERSION = "version"


@dataclass(frozen=True, slots=True)
class StoredForm(Generic[F]):
    """How the forms of one kind are stored; a form of another ``version`` is not read."""

    kind: str
    version: int
    adapter: TypeAdapter[F]

    def to_json(self, form: F) -> dict[str, Any]:
        """Return what :meth:`read` reads."""
        values: dict[str, Any] = self.adapter.dump_python(form, mode="json", exclude_none=True)
        return {KIND: self.kind, _VERSION: self.version, **values}

    def read(self, stored: Mapping[str, Any]) -> F | None:
        """Return the form; None when there is none in what is stored, whatever that is."""
        try:
            if (stored[KIND], stored[_VERSION]) != (self.kind, self.version):
                return None
            return self.adapter.validate_python({key: stored[key] for key in stored if key not in {KIND, _VERSION}})
        except (KeyError, TypeError, ValidationError):
            return None
