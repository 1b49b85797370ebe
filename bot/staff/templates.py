"""The templates of what people are told: as they came, or as a coordinator wrote them."""

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select

from bot.clock import Clock
from bot.messages.templates import TEMPLATES
from bot.staff.template_check import TemplateFault, TemplateProblem, template_fault
from bot.store import audit
from bot.store.inserting import insert_or_change
from bot.store.staff_schema import message_templates

# Built once: it is asked for every single message.
_EDITED = select(message_templates.c.text).where(
    message_templates.c.key == bindparam("key"), message_templates.c.language == bindparam("language")
)


def template_text(connection: Connection, key: str, language: str) -> str:
    """Return the template in use; the one that came with the program where nobody wrote another.

    Raises:
        KeyError: when there is no template of that key in that language.

    """
    edited: str | None = connection.scalar(_EDITED, {"key": key, "language": language})
    return TEMPLATES[key][language] if edited is None else edited


class TemplateService:
    """Changes templates within the caller's transaction; the audit log keeps every text that there was."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def text(self, connection: Connection, key: str, language: str) -> str:
        """Return the template in use.

        Raises:
            KeyError: when there is no template of that key in that language.

        """
        return template_text(connection, key, language)

    def edited(self, connection: Connection) -> set[tuple[str, str]]:
        """Return key and language of those that somebody wrote anew."""
        rows = connection.execute(select(message_templates.c.key, message_templates.c.language))
        return {(row.key, row.language) for row in rows}

    def change(self, connection: Connection, key: str, language: str, text: str, *, actor: str) -> TemplateFault | None:
        """Use ``text`` from now on; return what is wrong with it when it cannot be used, and then change nothing."""
        if language not in TEMPLATES.get(key, {}):
            return TemplateFault(TemplateProblem.UNKNOWN_TEMPLATE)
        tidy = text.strip()
        fault = template_fault(key, tidy)
        if fault is None:
            self._replace(connection, key, language, tidy, actor)
        return fault

    def reset(self, connection: Connection, key: str, language: str, *, actor: str) -> bool:
        """Go back to the text that came with the program; return False when it is in use already.

        Raises:
            KeyError: when there is no template of that key in that language.

        """
        original = TEMPLATES[key][language]
        if (key, language) not in self.edited(connection):
            return False
        self._replace(connection, key, language, original, actor)
        return True

    def _replace(self, connection: Connection, key: str, language: str, text: str, actor: str) -> None:
        before, now = template_text(connection, key, language), self._clock.now()
        if text == TEMPLATES[key][language]:
            connection.execute(delete(message_templates).where(_is(key, language)))
        else:
            values = {"key": key, "language": language, "text": text, "changed_by": actor, "changed_at": now}
            connection.execute(insert_or_change(connection, message_templates, "key", "language"), values)
        if text != before:
            details = {"before": before, "after": text}
            audit.record(connection, now, actor, "template.changed", f"template:{key}:{language}", details=details)


def _is(key: str, language: str) -> ColumnElement[bool]:
    return (message_templates.c.key == key) & (message_templates.c.language == language)
