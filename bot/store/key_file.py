"""A secret key in a file of its own, made once."""

import os
import secrets
from pathlib import Path

from bot.errors import BotError

_KEY_BYTES = 32


class KeyFileError(BotError):
    """The file is there and is no key; says what to do."""


def load_key(path: Path) -> bytes:
    """Return the key, made where there is none: whoever comes first decides, also among processes.

    Raises:
        KeyFileError: when the file is no key; it is left as it is, since what was signed with it may be there yet.

    """
    if not path.exists():
        _make(path)
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise KeyFileError(f"Plik {path} nie jest kluczem. Przywróć go z kopii zapasowej.")
    return key


def _make(path: Path) -> None:
    """Put a new key there whole, unless another process was quicker: a link never replaces a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(aside)
    except FileExistsError:
        pass
    finally:
        aside.unlink(missing_ok=True)
