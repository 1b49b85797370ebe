"""The open question for the new text of a template, as a dialog holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, TypeAdapter, ValidationError

from bot.answering.model import Language
from bot.conversation.forms import KIND, LostForm
from bot.messages.templates import TEMPLATES

LASTS = timedelta(hours=24)
"""How long the form waits for the text."""

TEMPLATE_FORM = "template"


def _known(key: str) -> str:
    if key not in TEMPLATES:
        raise ValueError(key)
    return key


@dataclass(frozen=True, slots=True)
class TemplateForm:
    """Which template awaits its text, and since when."""

    key: Annotated[str, AfterValidator(_known)]
    language: Language
    asked_at: AwareDatetime

    def to_json(self) -> dict[str, Any]:
        """Return what :func:`read_template_form` reads."""
        values: dict[str, Any] = _FORM.dump_python(self, mode="json")
        return {KIND: TEMPLATE_FORM, **values}


_FORM = TypeAdapter(TemplateForm)


def read_template_form(stored: Mapping[str, Any], now: datetime) -> TemplateForm | LostForm:
    """Return the stored form; whatever is stored, nothing is raised."""
    try:
        form = _FORM.validate_python({key: value for key, value in stored.items() if key in TemplateForm.__slots__})
    except ValidationError:
        return LostForm()
    return LostForm() if now - form.asked_at > LASTS else form
