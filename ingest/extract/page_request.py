"""What goes to the process that reads pages; a module of its own, so that the parent does not load the readers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page to read: the arguments of ``read_page``."""

    content: bytes
    url: str
    declared: str | None
    charset: str | None
    drop: tuple[str, ...]
    ocr: bool
