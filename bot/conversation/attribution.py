"""Who says it: the title of a source as a link, its publisher and its date, as far as they are known."""

from bot.conversation.model import Inline, Link


def linked(title: str, address: str) -> Inline:
    """Return the title as a link; a file that is nowhere on the web has no address."""
    return Link(title, address) if address else title


def after_title(publisher: str, published: str) -> str:
    """Return what follows the title: ", MSZ, 2014"."""
    return "".join(f", {part}" for part in (publisher, published) if part)
