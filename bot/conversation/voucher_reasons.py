"""Reasons that coordinators write, as people and the audit log get them."""

LONGEST_REASON = 1_000


def is_reason(text: str) -> bool:
    """Return whether ``text`` says something, and no more than can be read."""
    return any(character.isalpha() for character in text) and len(text) <= LONGEST_REASON
