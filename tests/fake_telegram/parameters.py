"""The parameters of a request, whether they came as a query, a form, JSON or multipart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from tests.fake_telegram.refusals import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart request."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """Values by name; forms carry text alone, so numbers and objects are read from text too."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the text of ``name``; empty when it is missing."""
        value = self.values.get(name)
        return "" if value is None else value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        """Return the number of ``name``.

        Raises:
            Refusal: when it is there and no number.

        """
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(str(value))
        except ValueError:
            raise bad_request(f'parameter "{name}" must be a valid Integer') from None

    def flag(self, name: str) -> bool:
        """Return whether ``name`` is set to true."""
        return self.text(name).strip('"').lower() in {"true", "1", "yes"}

    def structure(self, name: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
        """Return the JSON value of ``name``; None when it is missing.

        Raises:
            Refusal: when it is no JSON.

        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None


async def read_parameters(request: web.Request) -> Parameters:
    """Read the parameters of ``request``; the body wins over the query.

    Raises:
        Refusal: when the body is no JSON object although it says so.

    """
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return Parameters(values | await _json(request))
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        elif isinstance(value, bytes | bytearray):
            values[name] = value.decode()
        else:
            values[name] = value
    return Parameters(values, uploads)


async def _json(request: web.Request) -> dict[str, Any]:
    try:
        found = json.loads(await request.text() or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse request JSON object")
    return found
